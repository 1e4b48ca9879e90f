import type { CaseIdOf } from '../../shared/domain/clawbacks/open-cases.ts';
import { clawbackId } from '../../shared/domain/ids.ts';
import { derivedId } from '../runtime/minting.ts';

/** A case is known by its policy and by what opened it. */
export const caseIdOf: CaseIdOf = (policyNo, what) => {
  return clawbackId.parse(derivedId('clb', `${policyNo}#${what}`));
};
