import type { InsurerCode } from '../ids.ts';

/** The insurer that a code is a branch of: `picc-sn` and `picc-hz` are both `picc`. */
function companyOf(of: InsurerCode): string {
  return of.split('-')[0] ?? of;
}

/**
 * COI-1: a pool is two or more different insurers on one contract, one subject, liability, period and sum insured ("five
 * sames"). A product version is one contract, so what is left to test is that no two carriers are branches of one insurer.
 */
export function areDifferentInsurers(of: readonly InsurerCode[]): boolean {
  return new Set(of.map(companyOf)).size === of.length;
}
