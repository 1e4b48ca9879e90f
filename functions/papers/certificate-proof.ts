import { timingSafeEqual } from 'node:crypto';
import type { Policy } from '../../shared/domain/policies/policy.ts';
import { derivedTenCharacters } from '../runtime/minting.ts';

/**
 * What a certificate's code holds beside the policy number: 50 bits that follow from the command that bound the policy. That
 * command is shown nowhere, so the proof can be neither guessed nor reckoned, and nothing has to be stored for it.
 */
export function certificateProof(of: Pick<Policy, 'policyNo' | 'commandId'>): string {
  return derivedTenCharacters(`certificate#${of.policyNo}#${of.commandId}`);
}

/** Compares in a time that does not tell how much of the proof was right. */
export function isProofOf(of: Pick<Policy, 'policyNo' | 'commandId'>, proof: string): boolean {
  const expected = Buffer.from(certificateProof(of));
  const given = Buffer.from(proof);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
