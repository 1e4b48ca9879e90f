import { daysBetween, type Instant, quarterOf } from '../dates.ts';
import { type ClawbackId } from '../ids.ts';
import { movedParts } from '../applications/grant-correction.ts';
import { addFen, negateFen, sumFen } from '../money.ts';
import { asText } from '../names.ts';
import type { CorrectedGrant } from '../policies/correct-grants.ts';
import type { Ended } from '../policies/end-policy.ts';
import { type CancelledPolicy, leadOf, type Policy } from '../policies/policy.ts';
import { mergeParts, type ProgrammePart } from '../subsidies/budget.ts';
import type { ClawbackIn } from './clawback.ts';
import type { CaseIn, ClawbackCase } from './clawback-case.ts';

/** Ids of the cases of a policy, which follow from it. */
export type CaseIdOf = (policyNo: string, what: string) => ClawbackId;

/** The name of the case of a programme that was claimed back after a revocation. */
export function revokedCaseOf(programmeId: string): string {
  return `revocation#${programmeId}`;
}

/**
 * SUB-15, SUB-16, SUB-17: the cases that the end of a policy opens: the bureaus' part of its refund is offset in the settlement
 * of the quarter; what the firm had and does not keep it owes.
 */
export function casesOfEnd(ended: Ended, idOf: CaseIdOf, now: Instant): readonly ClawbackCase[] {
  const { policy, commitments, recovered, wasPaid, lines, freesBudget } = ended;
  const { cancellation } = policy;
  const { effectiveDate, recovery, rescission, article, reason } = cancellation;
  const { start, end } = policy.period;
  const [total, unexpired] = [daysBetween(start, end), daysBetween(effectiveDate, end)];
  const about = {
    ...refsOf(policy),
    cause: rescission === undefined ? ('cancellation' as const) : ('rescission' as const),
    ...(article === undefined ? {} : { article }),
    reason,
    days: { total, unexpired: unexpired > total ? total : unexpired, endedOn: effectiveDate },
    formula: lines.map(({ rule, text, textEn, fen }) => ({ rule, text, textEn, fen })),
    freesBudget,
    openedAt: now,
    revision: 0,
  };
  const offset = wasPaid ? sumsOf(commitments) : undefined;
  const owed = recovery === undefined ? undefined : sumsOf(recovered);
  return [
    ...(offset === undefined
      ? []
      : [
          {
            ...about,
            ...offset,
            status: 'offset' as const,
            route: 'settlement' as const,
            clawbackId: idOf(policy.policyNo, 'offset'),
            rule: lines[0]?.rule ?? 'CAN-2',
            offsetIn: quarterOf(now),
          },
        ]),
    ...(owed === undefined || recovery === undefined
      ? []
      : [
          {
            ...about,
            ...owed,
            ...ordered,
            clawbackId: idOf(policy.policyNo, 'order'),
            cause: recovery.rule === 'SUB-17' ? ('fraud' as const) : about.cause,
            rule: recovery.rule,
          },
        ]),
  ];
}

/** ELG-4, case 25: what is claimed back after a revocation; the contract stays as it is. */
export function caseOfRevocation(
  of: ClawbackIn<'claimed'>,
  policy: Policy,
  freesBudget: boolean,
  idOf: CaseIdOf,
  now: Instant,
): CaseIn<'owed'> | undefined {
  const sums = sumsOf([of]);
  return (
    sums && {
      ...refsOf(policy),
      ...sums,
      ...ordered,
      clawbackId: idOf(of.policyNo, revokedCaseOf(of.programmeId)),
      cause: 'revocation',
      rule: of.ruleId,
      reason: of.reason,
      formula: [{ rule: of.ruleId, text: of.fact, textEn: of.factEn, fen: of.totalFen }],
      freesBudget,
      openedAt: now,
      revision: 0,
    }
  );
}

/**
 * Case 23, SUB-16: less premium is kept than before, and the firm owes more of a subsidy back: its order is raised, or opened
 * where it owed nothing or has repaid all.
 */
export function orderRaised(
  before: CaseIn<'owed' | 'repaid'> | undefined,
  { cancellation, ...policy }: CancelledPolicy,
  grants: readonly CorrectedGrant[],
  idOf: CaseIdOf,
  now: Instant,
): CaseIn<'owed'> | undefined {
  const sums = sumsOf(
    grants.map(({ programmeId, moves }) => ({
      programmeId,
      levels: movedParts(moves, 'owed-more').map((part) => ({ ...part, fen: negateFen(part.fen) })),
    })),
  );
  if (sums === undefined) return undefined;
  const said = {
    zh: '保单终止后退费更正，留存保费减少，按留存保费计算的补贴相应减少',
    en: 'The refund was corrected after the end: less premium is kept, and the subsidy on it is less',
  };
  const line = { rule: 'SUB-16', ...asText(said), fen: sums.totalFen };
  if (before !== undefined) {
    return {
      ...openAgain(before),
      programmeIds: [...new Set([...before.programmeIds, ...sums.programmeIds])],
      formula: [...before.formula, line],
      levels: mergeParts([...before.levels, ...sums.levels]),
      totalFen: addFen(before.totalFen, sums.totalFen),
      revision: before.revision + 1,
    };
  }
  return {
    ...refsOf(policy),
    ...sums,
    ...ordered,
    clawbackId: idOf(policy.policyNo, 'order'),
    cause: 'cancellation',
    rule: 'SUB-16',
    reason: cancellation.reason,
    formula: [line],
    freesBudget: grants.every((one) => one.throughEnvelope),
    openedAt: now,
    revision: 0,
  };
}

function openAgain(of: CaseIn<'owed' | 'repaid'>): CaseIn<'owed'> {
  if (of.status === 'owed') return of;
  const { repaidAt: _, ...kept } = of;
  return { ...kept, status: 'owed' };
}

const ordered = { status: 'owed', route: 'order', repayments: [], lowered: [] } as const;

function refsOf(of: Pick<Policy, 'policyNo' | 'uscc' | 'insurers' | 'divisionCode'>) {
  return { policyNo: of.policyNo, uscc: of.uscc, insurer: leadOf(of), divisionCode: of.divisionCode };
}

function sumsOf(parts: readonly ProgrammePart[]) {
  const levels = mergeParts(parts.flatMap((part) => [...part.levels])).filter((part) => part.fen > 0);
  if (levels.length === 0) return undefined;
  const programmeIds = parts.filter((part) => part.levels.some((one) => one.fen > 0));
  return {
    programmeIds: programmeIds.map((part) => part.programmeId),
    levels,
    totalFen: sumFen(levels.map((part) => part.fen)),
  };
}
