import { endorsementsOf, type Policy } from '../policies/policy.ts';
import { type SettlementRow } from '../settlement/settlement-row.ts';
import { capWords, type ProgrammeGrant } from '../subsidies/grant-subsidy.ts';

/**
 * REC-2: why a row of the list has no subsidy in the quarter's ledger, where the platform has its policy: the firm was not
 * granted any (`INELIGIBLE`), a cap left it nothing (`CAP_DIFF`), or it belongs to another quarter. A policy that the
 * insurer does not lead is to it one that is not there.
 */
export function judgeUnknown(
  row: SettlementRow,
  policy: Policy | undefined,
  programmeId: string,
): SettlementRow {
  if (policy === undefined || row.outcome !== 'ONLY_INSURER') return row;
  const grants = grantsOf(policy, row.endorsementNo).filter((grant) => grant.programmeId === programmeId);
  if (grants.some((grant) => grant.grantedFen > 0)) return { ...row, reason: 'not-in-quarter' };
  const isCapped = grants.some((grant) => grant.limitedBy.some((word) => capWords.includes(word)));
  return isCapped
    ? { ...row, outcome: 'CAP_DIFF', reason: 'above-cap' }
    : { ...row, outcome: 'INELIGIBLE', reason: 'not-eligible' };
}

/** Grants of the charge that a row is about; a cancellation (`C1`) gives back those of the policy. */
function grantsOf(policy: Policy, endorsementNo: string): readonly ProgrammeGrant[] {
  const endorsed = endorsementsOf(policy).find((one) => one.endorsementNo === endorsementNo);
  return (endorsed === undefined ? policy : endorsed.charge)?.subsidy.programmes ?? [];
}
