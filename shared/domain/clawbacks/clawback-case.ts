import * as z from 'zod';
import { type Caller, divisionHolds, paysFor, type Scope } from '../access/role.ts';
import { day, instant, type Instant, quarter } from '../dates.ts';
import { clawbackId, divisionCode, insurerCode, policyNo, uscc } from '../ids.ts';
import { atLeastZero, fen, type Fen, subtractFen, sumFen, zeroFen } from '../money.ts';
import { accept, refuse, type Result } from '../result.ts';
import { isSamePayer, type LevelPart, levelPart } from '../subsidies/budget.ts';
import { fiscalLevel, type FiscalLevel } from '../subsidies/programme.ts';

const repayment = z.object({
  level: fiscalLevel,
  payer: divisionCode,
  amountFen: fen,
  bankReference: z.string(),
  paidAt: instant,
  recordedBy: z.string(),
  recordedAt: instant,
});

const contest = z.object({ reason: z.string(), by: z.string(), at: instant });

const core = {
  clawbackId,
  policyNo,
  programmeIds: z.array(z.string()).readonly(),
  cause: z.enum(['cancellation', 'rescission', 'revocation', 'fraud']),
  /** The rule that claims it, and the article that the end of the policy rests on. */
  rule: z.string(),
  article: z.string().optional(),
  reason: z.string(),
  /** How the sum was reckoned, step by step, and the days that it is for. */
  formula: z
    .array(z.object({ rule: z.string(), text: z.string(), textEn: z.string().optional(), fen }))
    .readonly(),
  days: z.object({ total: z.int(), unexpired: z.int(), endedOn: day }).optional(),
  uscc,
  insurer: insurerCode,
  divisionCode,
  levels: z.array(levelPart).readonly(),
  totalFen: fen,
  /** 14.1: whether it was booked within its budget year and freed the envelope, or goes to the treasury. */
  freesBudget: z.boolean(),
  openedAt: instant,
  revision: z.int().nonnegative(),
};
const order = {
  ...core,
  route: z.literal('order'),
  /** What the firm has paid back, and what the insurer has given back of it since. */
  repayments: z.array(repayment).readonly(),
  lowered: z.array(levelPart.extend({ at: instant })).readonly(),
  contest: contest.optional(),
};

/**
 * Item 11: what bureaus take back of a subsidy, one variant a status. `offset`: the insurer owes it, and it is netted in the
 * settlement of the quarter (SUB-15). `owed`: the firm owes it by order of its bureaus (SUB-16, SUB-17).
 */
export const clawbackCase = z.discriminatedUnion('status', [
  z.object({ status: z.literal('offset'), ...core, route: z.literal('settlement'), offsetIn: quarter }),
  z.object({ status: z.literal('owed'), ...order }),
  z.object({ status: z.literal('repaid'), ...order, repaidAt: instant }),
  z.object({
    status: z.literal('written-off'),
    ...order,
    writtenOff: z.object({ fen, reason: z.string(), by: z.string(), at: instant }),
  }),
]);
export type ClawbackCase = z.infer<typeof clawbackCase>;
export type CaseIn<Status extends ClawbackCase['status']> = Extract<ClawbackCase, { status: Status }>;

export type CaseRefusal =
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'wrong-status'; readonly status: ClawbackCase['status'] }
  | { readonly kind: 'contested-before' }
  | { readonly kind: 'nothing-due' }
  | { readonly kind: 'amount-differs'; readonly dueFen: Fen }
  | { readonly kind: 'paid-in-future' }
  | { readonly kind: 'bank-reference-used' };

type Ordered = Exclude<ClawbackCase, CaseIn<'offset'>>;

/** What the firm still owes each payer. */
export function leftOf(of: Ordered): readonly LevelPart[] {
  return of.levels
    .map((part) => {
      const paid = of.repayments.filter((one) => isSamePayer(one, part)).map((one) => one.amountFen);
      const less = of.lowered.filter((one) => isSamePayer(one, part)).map((one) => one.fen);
      return { ...part, fen: atLeastZero(subtractFen(part.fen, ...paid, ...less)) };
    })
    .filter((part) => part.fen > 0);
}

/** The same in one sum. */
export function leftFenOf(of: ClawbackCase): Fen {
  return of.status === 'owed' ? sumFen(leftOf(of).map((part) => part.fen)) : zeroFen;
}

/** Item 11: the firm says once why it does not owe it; its bureaus answer by keeping to it, or by writing it off. */
export function contestCase(
  of: ClawbackCase,
  reason: string,
  by: { readonly subject: string; readonly now: Instant },
): Result<CaseIn<'owed'>, CaseRefusal> {
  if (of.status !== 'owed') return refuse({ kind: 'wrong-status', status: of.status });
  if (of.contest !== undefined) return refuse({ kind: 'contested-before' });
  return accept({ ...of, contest: { reason, by: by.subject, at: by.now }, revision: of.revision + 1 });
}

/** Money of the firm that has come to a payer. */
export interface Repayment {
  readonly level: FiscalLevel;
  readonly bankReference: string;
  readonly paidAt: Instant;
  readonly amountFen: Fen;
}

/**
 * SUB-16: the firm pays a subsidy back to the bureau that paid it, at once or in parts, and never more than it owes. When
 * nothing is left the case is `repaid`.
 *
 * Refusals: `forbidden` (another payer's part), `wrong-status`, `nothing-due`, `amount-differs` (more than is owed),
 * `paid-in-future`, `bank-reference-used`.
 */
export function repayCase(
  of: ClawbackCase,
  paid: Repayment,
  by: Caller,
  now: Instant,
): Result<{ readonly clawback: CaseIn<'owed' | 'repaid'>; readonly part: LevelPart }, CaseRefusal> {
  if (of.status !== 'owed') return refuse({ kind: 'wrong-status', status: of.status });
  const { scope } = by;
  const own = of.levels.find((part) => {
    return part.level === paid.level && scope.kind === 'bureau' && paysFor(scope.division, part.payer);
  });
  if (own === undefined) return refuse({ kind: 'forbidden' });
  const due = leftOf(of).find((part) => isSamePayer(part, own));
  if (due === undefined) return refuse({ kind: 'nothing-due' });
  if (paid.amountFen <= 0 || paid.amountFen > due.fen)
    return refuse({ kind: 'amount-differs', dueFen: due.fen });
  if (paid.paidAt > now) return refuse({ kind: 'paid-in-future' });
  if (of.repayments.some((one) => one.bankReference === paid.bankReference)) {
    return refuse({ kind: 'bank-reference-used' });
  }
  const one = { ...paid, payer: own.payer, recordedBy: by.subject, recordedAt: now };
  const next = { ...of, repayments: [...of.repayments, one], revision: of.revision + 1 };
  const isDone = leftFenOf(next) === 0;
  return accept({
    clawback: isDone ? { ...next, status: 'repaid', repaidAt: now } : next,
    part: { ...due, fen: paid.amountFen },
  });
}

/**
 * Item 11: what the firm still owes is given up, by the authority of the approver of a bureau that holds every payer.
 *
 * Refusals: `forbidden`, `wrong-status`.
 */
export function writeOffCase(
  of: ClawbackCase,
  reason: string,
  by: Caller,
  now: Instant,
): Result<{ readonly clawback: CaseIn<'written-off'>; readonly parts: readonly LevelPart[] }, CaseRefusal> {
  if (of.status !== 'owed') return refuse({ kind: 'wrong-status', status: of.status });
  const { scope } = by;
  const holdsAll =
    scope.kind === 'bureau' && of.levels.every((part) => divisionHolds(scope.division, part.payer));
  if (!holdsAll || !by.roles.includes('bureau-approver')) return refuse({ kind: 'forbidden' });
  const parts = leftOf(of);
  const writtenOff = { fen: sumFen(parts.map((part) => part.fen)), reason, by: by.subject, at: now };
  return accept({ clawback: { ...of, status: 'written-off', writtenOff, revision: of.revision + 1 }, parts });
}

/** Case 25: where what the insurer has given back leaves nothing that the firm owes, the case is done. */
export function asItStands<Of extends ClawbackCase>(of: Of): Of | CaseIn<'repaid'> {
  const last = of.status === 'owed' ? of.lowered.at(-1) : undefined;
  if (of.status !== 'owed' || last === undefined || leftFenOf(of) > 0) return of;
  return { ...of, status: 'repaid', repaidAt: last.at };
}

/** The firm; the insurer that leads; bureaus that hold the firm or a payer. */
export function maySeeCase(scope: Scope, of: ClawbackCase): boolean {
  switch (scope.kind) {
    case 'firm':
      return of.route === 'order' && scope.uscc === of.uscc;
    case 'insurer':
      return scope.insurer === of.insurer;
    case 'bureau':
      return [of.divisionCode, ...of.levels.map((part) => part.payer)].some((one) =>
        divisionHolds(scope.division, one),
      );
    case 'service':
      return true;
    case 'operator':
      return false;
  }
}
