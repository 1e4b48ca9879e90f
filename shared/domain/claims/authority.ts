import type { Role } from '../access/role.ts';
import { asFen, type Fen } from '../money.ts';

/** Up to this the assessor decides alone: 10,000.00. */
const assessorAloneFen = asFen(1_000_000);
/** Up to this any second person approves: 100,000.00; above, a claims manager. */
const secondPersonFen = asFen(10_000_000);

/** CLM-27: up to 100,000.00 a pool's lead decides alone; above, its followers are asked. */
export function needsFollowers(totalFen: Fen): boolean {
  return totalFen > secondPersonFen;
}

/**
 * Who reviews after an appeal: a claims manager. Where the claim may need the manager's approval (above 100,000.00), an adjuster
 * who has not decided before, so that the manager is left to approve; also where a manager has decided before, because an insurer
 * may have one only: then whoever of its claims desk has not.
 */
export function reviewerOf(
  estimatedFen: Fen,
  managerDecided?: boolean,
): Extract<Role, 'adjuster' | 'claims-manager'> {
  return estimatedFen > secondPersonFen || managerDecided === true ? 'adjuster' : 'claims-manager';
}

/**
 * CLM-27: who has to approve an indemnity besides the assessor: nobody up to 10,000.00, a second person up to 100,000.00, a
 * claims manager above. Both bounds are inclusive.
 */
export function approverOf(totalFen: Fen): Extract<Role, 'adjuster' | 'claims-manager'> | undefined {
  if (totalFen <= assessorAloneFen) return undefined;
  return totalFen <= secondPersonFen ? 'adjuster' : 'claims-manager';
}

/** The same for a claim, of which a reopened one is never the assessor's alone (CLM-23). */
export function approverFor(
  of: { readonly reopening?: unknown },
  totalFen: Fen,
): Extract<Role, 'adjuster' | 'claims-manager'> | undefined {
  return approverOf(totalFen) ?? (of.reopening === undefined ? undefined : 'adjuster');
}
