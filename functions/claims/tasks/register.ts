import { outcomes } from '../../../shared/contract/workflows.ts';
import { registerClaim } from '../../../shared/domain/claims/register-claim.ts';
import { noticeOfRegistration } from '../../../shared/domain/notices/claim-notices.ts';
import { replaceClaim } from '../../../shared/persistence/claims.ts';
import { insertNotice } from '../../../shared/persistence/notices.ts';
import { noticeIdentity } from '../../policies/policy-side-effects.ts';
import type { WorkflowTaskHandler } from '../../runtime/background.ts';
import { changeClaim } from './claim-step.ts';

/** Opens the insurer's file; a claim that is past it, or withdrawn, is left alone. */
export const register: WorkflowTaskHandler = async (work) => {
  const identity = noticeIdentity(work.mint, work.now);
  await changeClaim(work, (claim) => {
    const registered = registerClaim(claim, work.now);
    return registered.accepted
      ? [replaceClaim(registered.value), insertNotice(noticeOfRegistration(claim, identity))]
      : [];
  });
  return { outcome: outcomes.done };
};
