import * as z from 'zod';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { dayOf, instant, type Instant, yearOf } from '../dates.ts';
import { type Standing, withoutGrants } from '../firms/standing.ts';
import { divisionCode, policyNo, taskId, type TaskId, uscc } from '../ids.ts';
import { atLeastZero, fen, minFen, negateFen, subtractFen, sumFen } from '../money.ts';
import { premiumAccount } from '../policies/premium-account.ts';
import type { CancelledPolicy, Policy } from '../policies/policy.ts';
import { accept, refuse, type Result } from '../result.ts';
import { type LevelPart, levelPart, mergeParts } from '../subsidies/budget.ts';
import type { Task } from '../tasks/task.ts';
import { requestText } from '../texts.ts';

/** Working days in which a bureau reviews. */
const daysToReview = 10;

const core = {
  policyNo,
  programmeId: z.string(),
  /** The budget year that the subsidy was taken from, and the cap year. */
  year: z.int(),
  class: z.string().optional(),
  uscc,
  /** Where the firm was registered when it bound: those bureaus paid (case 26). */
  divisionCode,
  /** What the firm has had and not given back, by level. */
  levels: z.array(levelPart).readonly(),
  totalFen: fen,
  /** What the registry says now of the day of bind. */
  ruleId: z.string(),
  fact: z.string(),
  factEn: z.string().optional(),
  taskId,
  openedAt: instant,
  revision: z.int().nonnegative(),
};
const decision = { reason: z.string(), decidedBy: z.string(), decidedAt: instant };

/**
 * ELG-4, case 25: the review of a subsidy whose firm turns out not to have been eligible on the day of bind. The contract stays
 * valid whatever is decided. `decided` waits to be carried out: the receivable, the budget, the firm's counter.
 */
export const clawback = z.discriminatedUnion('status', [
  z.object({ status: z.literal('open'), ...core }),
  z.object({ status: z.literal('decided'), ...core, ...decision }),
  z.object({ status: z.literal('claimed'), ...core, ...decision }),
  z.object({ status: z.literal('kept'), ...core, ...decision }),
]);
export type Clawback = z.infer<typeof clawback>;
export type ClawbackIn<Status extends Clawback['status']> = Extract<Clawback, { status: Status }>;

export const clawbackDecision = z.strictObject({
  outcome: z.enum(['claw-back', 'keep']),
  reason: requestText(2_000),
});
export type ClawbackDecision = z.infer<typeof clawbackDecision>;

/** What programmes have paid in for a firm on a policy by direct deduction, and did not get back. */
export function keptParts(of: Policy, programmeId: string): readonly LevelPart[] {
  const { paid, returned } = premiumAccount(of);
  const levels = (parts: typeof paid.programmes) =>
    parts.filter((part) => part.programmeId === programmeId).flatMap((part) => [...part.levels]);
  const back = levels(returned.programmes).map((part) => ({ ...part, fen: negateFen(part.fen) }));
  const kept = mergeParts([...levels(paid.programmes), ...back]).filter((part) => part.fen > 0);
  const isRecovered = of.status === 'cancelled' && of.cancellation.recovery?.rule === 'SUB-17';
  return isRecovered ? notRecovered(of, kept) : kept;
}

/** What of such parts was not claimed back from the firm already since the policy ended (SUB-16, SUB-17, case 23). */
export function notRecovered(of: Policy, parts: readonly LevelPart[]): readonly LevelPart[] {
  const recovered = of.status === 'cancelled' ? recoveredByNow(of.cancellation) : [];
  return parts
    .map((part) => {
      const claimed = recovered.filter((one) => one.level === part.level && one.payer === part.payer);
      return { ...part, fen: atLeastZero(subtractFen(part.fen, ...claimed.map((one) => one.fen))) };
    })
    .filter((part) => part.fen > 0);
}

function recoveredByNow({
  recovery,
  corrections = [],
}: CancelledPolicy['cancellation']): readonly LevelPart[] {
  const later = corrections.flatMap(({ recoveryLowered = [], recoveryRaised = [] }) => [
    ...recoveryLowered.map((part) => ({ ...part, fen: negateFen(part.fen) })),
    ...recoveryRaised,
  ]);
  return [...(recovery?.levels ?? []), ...later];
}

/** Opens a review; `undefined` where there is nothing that could be claimed back. */
export function openClawback(
  of: Policy,
  had: {
    readonly programmeId: string;
    readonly class?: string | undefined;
    readonly levels: readonly LevelPart[];
  },
  finding: { readonly rule: string; readonly fact: string; readonly factEn?: string | undefined },
  by: { readonly now: Instant; readonly taskId: TaskId },
): ClawbackIn<'open'> | undefined {
  const totalFen = sumFen(had.levels.map((part) => part.fen));
  if (totalFen === 0) return undefined;
  return {
    status: 'open',
    policyNo: of.policyNo,
    programmeId: had.programmeId,
    year: yearOf(of.period.start),
    ...(had.class === undefined ? {} : { class: had.class }),
    uscc: of.uscc,
    divisionCode: of.divisionCode,
    levels: had.levels,
    totalFen,
    ruleId: finding.rule,
    fact: finding.fact,
    ...(finding.factEn === undefined ? {} : { factEn: finding.factEn }),
    taskId: by.taskId,
    openedAt: by.now,
    revision: 0,
  };
}

/** The task of the bureau that paid the highest level. */
export function reviewTask(of: ClawbackIn<'open'>, calendar: WorkingCalendar): Task {
  return {
    taskId: of.taskId,
    kind: 'review-clawback',
    role: 'bureau-clerk',
    status: 'open',
    dueOn: calendar.addWorkingDays(dayOf(of.openedAt), daysToReview),
    openedAt: of.openedAt,
    uscc: of.uscc,
    divisionCode: of.levels[0]?.payer ?? of.divisionCode,
    policyNo: of.policyNo,
    programmeId: of.programmeId,
    amountFen: of.totalFen,
    barred: [],
    revision: 0,
  };
}

/** A bureau decides a review, once. Refusal: `wrong-status`. */
export function decideClawback(
  of: Clawback,
  { outcome, reason }: ClawbackDecision,
  by: { readonly subject: string; readonly now: Instant },
): Result<ClawbackIn<'decided' | 'kept'>, { readonly kind: 'wrong-status'; readonly status: string }> {
  if (of.status !== 'open') return refuse({ kind: 'wrong-status', status: of.status });
  const status = outcome === 'keep' ? 'kept' : 'decided';
  return accept({
    ...of,
    status,
    reason,
    decidedBy: by.subject,
    decidedAt: by.now,
    revision: of.revision + 1,
  });
}

export interface Claimed {
  readonly clawback: ClawbackIn<'claimed'>;
  /** Whether the money frees the envelope and the firm's counter: not after the budget's own year (rulebook 14.1). */
  readonly freesBudget: boolean;
  /** `undefined`: the counter stays. */
  readonly standing: Standing | undefined;
}

/**
 * ELG-4, SUB-16, case 25: the firm owes what it has had, 800.00, to each bureau its part, and never more than it still has: of a
 * policy that has ended since the review was opened 376.98, where everything is back already nothing. In the budget's own year
 * the envelope is free again and the firm's counters fall (SUB-3, SUB-6); later it goes to the treasury.
 */
export function claimBack(
  of: ClawbackIn<'decided'>,
  still: readonly LevelPart[],
  standing: Standing,
  now: Instant,
): Claimed {
  const levels = leastParts(of.levels, still);
  const totalFen = sumFen(levels.map((part) => part.fen));
  const freesBudget = yearOf(dayOf(now)) <= of.year;
  const back = { programmeId: of.programmeId, year: of.year, class: of.class, fen: totalFen };
  return {
    clawback: { ...of, status: 'claimed', levels, totalFen, revision: of.revision + 1 },
    freesBudget,
    standing: freesBudget && totalFen > 0 ? withoutGrants(standing, [back]) : undefined,
  };
}

function leastParts(parts: readonly LevelPart[], still: readonly LevelPart[]): readonly LevelPart[] {
  return parts
    .map((part) => {
      const own = still.filter((one) => one.level === part.level && one.payer === part.payer);
      return { ...part, fen: minFen(part.fen, sumFen(own.map((one) => one.fen))) };
    })
    .filter((part) => part.fen > 0);
}
