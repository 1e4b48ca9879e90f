import type { Claim } from '../claims/claim.ts';
import type { Bilingual } from '../names.ts';
import type { Notice } from './notice.ts';
import type { NoticeIdentity } from './policy-notices.ts';

/** A notice about a claim to its firm, or to the insurer that leads it. */
export function noticeTo(
  side: 'firm' | 'insurer',
  of: Claim,
  kind: string,
  text: Bilingual,
  identity: NoticeIdentity,
): Notice {
  const audience = side === 'firm' ? `firm#${of.uscc}` : `insurer#${of.insurers[0]?.insurer}`;
  return { ...identity, audience, kind, text, claimNo: of.claimNo, policyNo: of.policyNo };
}
