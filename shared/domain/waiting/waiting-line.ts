import * as z from 'zod';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { day, dayOf, instant, type Instant, period, yearOf } from '../dates.ts';
import { liveOverlap, type Standing } from '../firms/standing.ts';
import { quoteId, uscc } from '../ids.ts';
import { type Fen, fen, subtractFen } from '../money.ts';
import { productCode } from '../products/product.ts';
import type { Quote, QuoteStatus } from '../quoting/quote.ts';
import { accept, refuse, type Result } from '../result.ts';
import { type Budget, hasRoomFor, levelPart, neededByEnvelope, placeParts } from '../subsidies/budget.ts';
import type { ProgrammeGrant } from '../subsidies/grant-subsidy.ts';
import type { Programme } from '../subsidies/programme.ts';
import { splitSubsidy } from '../subsidies/split-subsidy.ts';

/** Working days in which the first in line comes first; nobody is told of the same money meanwhile. */
const daysToCome = 3;

/**
 * SUB-9: a firm that waits for money of a programme and year, with the quote that money was missing for. A place in the line
 * reserves nothing (case 4): when money comes free, whoever stands first is told first.
 */
export const waitingEntry = z.object({
  programmeId: z.string(),
  year: z.int(),
  quoteId,
  uscc,
  product: productCode,
  period,
  /** What it would take, by level. */
  levels: z.array(levelPart).readonly(),
  needFen: fen,
  joinedAt: instant,
  /** When the quote has run out there is nothing to wait for any more. */
  expiresAt: instant,
  status: z.enum(['waiting', 'told', 'left']),
  /** The last day on which it comes first. */
  toldUntil: day.optional(),
  revision: z.int().nonnegative(),
});
export type WaitingEntry = z.infer<typeof waitingEntry>;

export type JoinRefusal =
  | { readonly kind: 'quote-expired' }
  | { readonly kind: 'quote-not-open' }
  | { readonly kind: 'nothing-to-wait-for' };

/**
 * SUB-9: joins the lines of every programme whose budget the quote was limited by.
 *
 * Refusals: `quote-expired`, `quote-not-open` (referred, declined or bound), `nothing-to-wait-for`.
 */
export function joinLines(
  of: Quote,
  status: QuoteStatus,
  programmeOf: (grant: ProgrammeGrant) => Pick<Programme, 'levels'>,
  now: Instant,
): Result<readonly WaitingEntry[], JoinRefusal> {
  if (status === 'expired') return refuse({ kind: 'quote-expired' });
  if (status !== 'quoted') return refuse({ kind: 'quote-not-open' });
  const short = of.subsidy.programmes.filter(isShortOfMoney);
  if (short.length === 0) return refuse({ kind: 'nothing-to-wait-for' });
  return accept(
    short.map((grant): WaitingEntry => {
      const needFen = neededFen(grant);
      return {
        programmeId: grant.programmeId,
        year: yearOf(of.period.start),
        quoteId: of.quoteId,
        uscc: of.uscc,
        product: of.product.code,
        period: of.period,
        levels: splitSubsidy(needFen, programmeOf(grant).levels, of.divisionCode),
        needFen,
        joinedAt: now,
        expiresAt: of.expiresAt,
        status: 'waiting',
        revision: 0,
      };
    }),
  );
}

/** Whether the budget alone stands between a quote and a grant. */
export function isShortOfMoney(grant: Pick<ProgrammeGrant, 'limitedBy' | 'grantedFen'>): boolean {
  return grant.grantedFen === 0 && grant.limitedBy.at(-1) === 'budget';
}

/** What would have been granted if the budget had had it: what the limit before it left. */
function neededFen({ calculatedFen, limitedBy, limitedToFen = [] }: ProgrammeGrant): Fen {
  const before = limitedBy
    .map((word, place) => ({ word, left: limitedToFen[place] }))
    .filter(({ word }) => word !== 'budget' && word !== 'rate-ceiling');
  return before.at(-1)?.left ?? calculatedFen;
}

/**
 * SUB-9: the entry with which a join takes its place. Who stands in the line keeps the place it has, so there is none to write;
 * who left it stands in it again, at its end.
 */
export function placeToTake(
  line: readonly WaitingEntry[],
  entry: WaitingEntry,
  now: Instant,
): WaitingEntry | undefined {
  if (positionIn(line, entry.quoteId, now) !== undefined) return undefined;
  const left = line.find((one) => one.quoteId === entry.quoteId);
  return left === undefined ? entry : { ...entry, revision: left.revision + 1 };
}

/** The line in its order, without those who have left it, whose turn is over or whose quote has run out. */
export function inLine(entries: readonly WaitingEntry[], now: Instant): readonly WaitingEntry[] {
  const place = (of: WaitingEntry) => `${of.joinedAt}#${of.quoteId}`;
  return entries
    .filter((one) => one.status !== 'left' && now < one.expiresAt && !isTurnOver(one, now))
    .toSorted((a, b) => (place(a) < place(b) ? -1 : 1));
}

/** The place of a quote in its line, the first being 1; `undefined`: it does not stand in it. */
export function positionIn(entries: readonly WaitingEntry[], of: WaitingEntry['quoteId'], now: Instant) {
  const place = inLine(entries, now).findIndex((one) => one.quoteId === of);
  return place < 0 ? undefined : place + 1;
}

/** Whether the firm is out of the line: its quote ran out, its turn is over, or it is insured by now. */
export function hasLeft(of: WaitingEntry, standing: Standing, now: Instant): boolean {
  return (
    isTurnOver(of, now) || now >= of.expiresAt || liveOverlap(standing, of.product, of.period) !== undefined
  );
}

function isTurnOver({ toldUntil }: WaitingEntry, now: Instant): boolean {
  return toldUntil !== undefined && dayOf(now) > toldUntil;
}

/**
 * SUB-9: who is told that there is money: from the front of the line on, as long as what each needs fits into what those who
 * were told before leave over. The line is not overtaken: who comes first with a larger need is waited for.
 */
export function nextToTell(
  line: readonly WaitingEntry[],
  budget: Budget | undefined,
  now: Instant,
  calendar: WorkingCalendar,
): readonly WaitingEntry[] {
  if (budget === undefined) return [];
  let left = budget;
  for (const one of line) if (one.status === 'told') left = without(left, one);
  const told: WaitingEntry[] = [];
  for (const one of line) {
    if (one.status === 'told') continue;
    if (!hasRoomFor(left, one.levels)) break;
    left = without(left, one);
    const toldUntil = calendar.addWorkingDays(dayOf(now), daysToCome);
    told.push({ ...one, status: 'told', toldUntil, revision: one.revision + 1 });
  }
  return told;
}

function without(of: Budget, { levels }: WaitingEntry): Budget {
  const envelopes = { ...of.envelopes };
  for (const { key, fen: needFen } of neededByEnvelope(placeParts(of, levels) ?? [])) {
    const held = envelopes[key];
    if (held !== undefined) {
      envelopes[key] = { ...held, availableFen: subtractFen(held.availableFen, needFen) };
    }
  }
  return { ...of, envelopes };
}
