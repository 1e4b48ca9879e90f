import type { Scope } from '../access/role.ts';
import type { Claim } from './claim.ts';
import type { ClaimStatus } from './claim-lifecycle.ts';

/** From here on the firm has been told what the insurer pays, or that it pays nothing. */
const offered: readonly ClaimStatus[] = ['decided-covered', 'agreed', 'paying', 'paid', 'closed'];

/** G14: a firm reads `assessing` while the insurer looks into a suspicion. */
export function visibleStatus(of: Pick<Claim, 'status'>, scope: Scope): ClaimStatus {
  return scope.kind === 'firm' && of.status === 'fraud-hold' ? 'assessing' : of.status;
}

/** Statuses a claim may really have when somebody asks for one that he sees. */
export function statusesSeenAs(status: ClaimStatus, scope: Scope): readonly ClaimStatus[] {
  if (scope.kind !== 'firm') return [status];
  if (status === 'fraud-hold') return [];
  return status === 'assessing' ? ['assessing', 'fraud-hold'] : [status];
}

/** The indemnity is shown to insurers from the assessment on, to everybody else from the offer on. */
export function mayReadIndemnity(of: Pick<Claim, 'status'>, scope: Scope): boolean {
  return scope.kind === 'insurer' || offered.includes(of.status);
}

/** Papers are between the firm and its insurers: bureaus see none. */
export function mayReadPapers(scope: Scope): boolean {
  return scope.kind === 'firm' || scope.kind === 'insurer';
}
