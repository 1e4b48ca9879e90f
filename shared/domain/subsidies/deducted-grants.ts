import type { ProgrammeGrant } from './grant-subsidy.ts';

/**
 * SUB-8: the grants that the firm does not pay in the first place; only these are reserved at bind, owed by bureaus to the
 * insurer, released or clawed back.
 */
export function deductedGrants(of: {
  readonly programmes: readonly ProgrammeGrant[];
}): readonly ProgrammeGrant[] {
  return of.programmes.filter((grant) => grant.mode === 'direct-deduct' && grant.grantedFen > 0);
}
