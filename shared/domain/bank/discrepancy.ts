import * as z from 'zod';
import { divisionHolds, type Scope } from '../access/role.ts';
import { daysBetween, dayOf, instant, type Instant } from '../dates.ts';
import { discrepancyId, divisionCode, insurerCode, settlementId } from '../ids.ts';
import { addFen, type Fen, fen, subtractFen, zeroFen } from '../money.ts';
import { accept, refuse, type Result } from '../result.ts';
import { discrepancyReasons } from '../settlement/match-transfer.ts';
import { fiscalLevel } from '../subsidies/programme.ts';
import { requestText } from '../texts.ts';

const opened = {
  discrepancyId,
  reason: z.enum(discrepancyReasons),
  /** Whose bank. */
  insurer: insurerCode,
  /** Where a settlement is meant: the division whose bureau decides on it. */
  divisionCode: divisionCode.optional(),
  settlementIds: z.array(settlementId).readonly(),
  payer: divisionCode.optional(),
  bankReference: z.string(),
  /** Both figures: what was to come, where it is known, and what came. */
  expectedFen: fen.optional(),
  arrivedFen: fen,
  /** What of it has become part of payments that their payer recorded only afterwards. */
  takenUpFen: fen.optional(),
  openedAt: instant,
  revision: z.int().nonnegative(),
};

/** One payer's part of one level of a settlement. */
export const settlementPart = z.strictObject({ settlementId, level: fiscalLevel, payer: divisionCode });
export type SettlementPart = z.infer<typeof settlementPart>;

const resolution = z.object({
  /** `received`: another line of a statement has settled it. `allocated`: people gave the line to payments that were open. */
  kind: z.enum(['returned', 'explained', 'received', 'allocated']),
  by: z.string(),
  name: z.string(),
  at: instant,
  text: z.string(),
  /** What each payment was still short of. */
  payments: z.array(settlementPart.extend({ fen })).readonly().optional(),
});
export type Resolution = z.infer<typeof resolution>;

/** Item 12: money of a statement or settlement that does not fit, until an entry or a signed explanation closes it. */
export const discrepancy = z.discriminatedUnion('status', [
  z.object({ status: z.literal('open'), ...opened }),
  z.object({ status: z.literal('resolved'), ...opened, resolution }),
]);
export type Discrepancy = z.infer<typeof discrepancy>;
type OpenDiscrepancy = Extract<Discrepancy, { status: 'open' }>;

/** Payments that one line is given to: all of it is one transaction. */
export const mostPayments = 10;

/**
 * How people close one: the money went back or is given to payments that are open (which is booked), or why nothing is to be
 * booked, signed by who says so.
 */
export const discrepancyResolution = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['returned', 'explained']), text: requestText(1_000) }),
  z.strictObject({
    kind: z.literal('allocated'),
    text: requestText(1_000),
    payments: z
      .array(settlementPart)
      .min(1)
      .max(mostPayments)
      .refine(
        (list) =>
          new Set(list.map((one) => `${one.settlementId}#${one.level}#${one.payer}`)).size === list.length,
        '同一笔应付款只能选一次 / each payment once',
      ),
  }),
]);
export type DiscrepancyResolution = z.infer<typeof discrepancyResolution>;
type Closing = Exclude<DiscrepancyResolution, { kind: 'allocated' }>;

export type ResolutionRefusal =
  { readonly kind: 'discrepancy-resolved' } | { readonly kind: 'nothing-to-return' };

/**
 * Closes a discrepancy, once. Money can go back only where money came that is nobody's.
 *
 * Refusals: `discrepancy-resolved`, `nothing-to-return` (nothing came).
 */
export function resolveDiscrepancy(
  of: Discrepancy,
  { kind, text }: Closing,
  by: { readonly subject: string; readonly name: string; readonly now: Instant },
): Result<Extract<Discrepancy, { status: 'resolved' }>, ResolutionRefusal> {
  if (of.status !== 'open') return refuse({ kind: 'discrepancy-resolved' });
  if (kind === 'returned' && nobodysFen(of) === 0) return refuse({ kind: 'nothing-to-return' });
  return accept(closed(of, { kind, text, by: by.subject, name: by.name, at: by.now }));
}

/** What of the money that came is nobody's still: none of what went back, or of what other lines have made enough. */
export function nobodysFen(of: Discrepancy): Fen {
  if (of.status === 'resolved' && of.resolution.kind !== 'explained') return zeroFen;
  return subtractFen(of.arrivedFen, of.takenUpFen ?? zeroFen);
}

/** Item 12: money that came first is part of a payment that was recorded later; where nothing is left that closes it. */
export function takeUp(
  of: Discrepancy,
  amount: Fen,
  by: { readonly subject: string; readonly name: string; readonly now: Instant },
): Discrepancy {
  const taken = { ...of, takenUpFen: addFen(of.takenUpFen ?? zeroFen, amount) };
  return taken.status === 'open' && nobodysFen(taken) === 0
    ? receivedAfterAll(taken, of.bankReference, by)
    : { ...taken, revision: of.revision + 1 };
}

/** What was missing has arrived by another line. */
export function receivedAfterAll(
  of: OpenDiscrepancy,
  bankReference: string,
  by: { readonly subject: string; readonly name: string; readonly now: Instant },
): Extract<Discrepancy, { status: 'resolved' }> {
  return closed(of, { kind: 'received', text: bankReference, by: by.subject, name: by.name, at: by.now });
}

/** The same discrepancy, closed in this way. */
export function closed(of: OpenDiscrepancy, how: Resolution): Extract<Discrepancy, { status: 'resolved' }> {
  return { ...of, status: 'resolved', resolution: how, revision: of.revision + 1 };
}

/** Days that a discrepancy has been open for, or was. */
export function ageInDays(of: Discrepancy, now: Instant): number {
  const until = of.status === 'open' ? now : of.resolution.at;
  return daysBetween(dayOf(of.openedAt), dayOf(until));
}

/** Who has to clear it up: the payer whose money is missing, else the insurer whose bank it is. */
export function ownerOf(of: Discrepancy): {
  readonly role: 'bureau-clerk' | 'insurer-finance';
  readonly org: string;
} {
  return of.reason === 'not-received' && of.payer !== undefined
    ? { role: 'bureau-clerk', org: of.payer }
    : { role: 'insurer-finance', org: of.insurer };
}

/** The insurer whose bank it is, and bureaus that decide on its settlement or are its payer. */
export function maySeeDiscrepancy(scope: Scope, of: Discrepancy): boolean {
  switch (scope.kind) {
    case 'insurer':
      return scope.insurer === of.insurer;
    case 'bureau':
      return [of.divisionCode, of.payer].some(
        (one) => one !== undefined && divisionHolds(scope.division, one),
      );
    case 'service':
      return true;
    case 'firm':
    case 'operator':
      return false;
  }
}
