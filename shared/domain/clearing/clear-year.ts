import * as z from 'zod';
import { type Caller } from '../access/role.ts';
import { day, type Instant, instant, startOfDay } from '../dates.ts';
import { type Fen } from '../money.ts';
import { accept, refuse, type Result } from '../result.ts';
import { isReady, type PeriodCheck, periodCheck } from '../settlement/period.ts';
import { clearingStatement, isSameStatement } from './clearing-statement.ts';
import { yearChecklist, type YearState } from './year-checklist.ts';

export const clearingDecisions = ['propose', 'return', 'clear'] as const;
export type ClearingDecision = (typeof clearingDecisions)[number];

const proposed = {
  programmeId: z.string(),
  year: z.int(),
  statement: clearingStatement,
  checklist: z.array(periodCheck).readonly(),
  /** Why money was not spent; there is one where some was not. */
  explanation: z.string().optional(),
  proposedBy: z.string(),
  proposedAt: instant,
  revision: z.int().nonnegative(),
};

/** REC-6: the clearing of a programme's year: somebody proposes it, another person clears it or sends it back. */
export const yearClearing = z.discriminatedUnion('status', [
  z.object({ status: z.literal('proposed'), ...proposed }),
  z.object({
    status: z.literal('returned'),
    ...proposed,
    returnedBy: z.string(),
    returnedAt: instant,
    reason: z.string(),
  }),
  z.object({ status: z.literal('cleared'), ...proposed, clearedBy: z.string(), clearedAt: instant }),
]);
export type YearClearing = z.infer<typeof yearClearing>;
type ClearingIn<Status extends YearClearing['status']> = Extract<YearClearing, { status: Status }>;

export type ClearingRefusal =
  | { readonly kind: 'year-open'; readonly endsAt: Instant }
  | { readonly kind: 'year-cleared'; readonly clearedAt: Instant }
  | { readonly kind: 'year-not-ready'; readonly checklist: readonly PeriodCheck[] }
  | { readonly kind: 'explanation-missing'; readonly unspentFen: Fen }
  | { readonly kind: 'not-proposed' }
  | { readonly kind: 'same-person' }
  | { readonly kind: 'figures-changed' };

/** The year as it stands, what was decided on it, and what somebody says. */
export interface ClearingContext {
  readonly programmeId: string;
  readonly state: YearState;
  readonly current: YearClearing | undefined;
  readonly by: Pick<Caller, 'subject'>;
  readonly now: Instant;
  /** The explanation of what is unspent, or why it is sent back. */
  readonly reason: string | undefined;
}

/** When a year is over and can be cleared. */
export function endOfYear(year: number): Instant {
  return startOfDay(day.parse(`${year + 1}-01-01`));
}

/**
 * REC-6: clears a year that is over, once and for good. One person of the deciding bureau proposes it, with an explanation of
 * what is unspent; another clears it, on the figures that were proposed, or sends it back.
 *
 * Refusals: `year-open`, `year-cleared`, `year-not-ready` (with the checklist), `explanation-missing` (money is unspent),
 * `not-proposed`, `same-person`, `figures-changed` (since it was proposed: it is proposed again).
 */
export function decideClearing(
  decision: ClearingDecision,
  context: ClearingContext,
): Result<YearClearing, ClearingRefusal> {
  const { state, current, now } = context;
  const endsAt = endOfYear(state.year);
  if (now < endsAt) return refuse({ kind: 'year-open', endsAt });
  if (current?.status === 'cleared') return refuse({ kind: 'year-cleared', clearedAt: current.clearedAt });
  if (decision === 'propose') return propose(context);
  if (current?.status !== 'proposed') return refuse({ kind: 'not-proposed' });
  return decision === 'return' ? accept(sentBack(current, context)) : clear(current, context);
}

function propose(context: ClearingContext): Result<YearClearing, ClearingRefusal> {
  const { programmeId, state, current, by, now, reason } = context;
  const { statement } = state;
  const checklist = yearChecklist(state);
  if (!isReady(checklist)) return refuse({ kind: 'year-not-ready', checklist });
  const { unspentFen } = statement.totals;
  if (unspentFen > 0 && reason === undefined) return refuse({ kind: 'explanation-missing', unspentFen });
  return accept({
    status: 'proposed',
    programmeId,
    year: state.year,
    statement,
    checklist,
    ...(reason === undefined ? {} : { explanation: reason }),
    proposedBy: by.subject,
    proposedAt: now,
    revision: current === undefined ? 0 : current.revision + 1,
  });
}

function sentBack(
  of: ClearingIn<'proposed'>,
  { by, now, reason = '' }: ClearingContext,
): ClearingIn<'returned'> {
  const returned = { returnedBy: by.subject, returnedAt: now, reason };
  return { ...of, status: 'returned', ...returned, revision: of.revision + 1 };
}

function clear(
  of: ClearingIn<'proposed'>,
  { state, by, now }: ClearingContext,
): Result<ClearingIn<'cleared'>, ClearingRefusal> {
  if (by.subject === of.proposedBy) return refuse({ kind: 'same-person' });
  const checklist = yearChecklist(state);
  if (!isReady(checklist)) return refuse({ kind: 'year-not-ready', checklist });
  if (!isSameStatement(state.statement, of.statement)) return refuse({ kind: 'figures-changed' });
  return accept({
    ...of,
    status: 'cleared',
    checklist,
    clearedBy: by.subject,
    clearedAt: now,
    revision: of.revision + 1,
  });
}
