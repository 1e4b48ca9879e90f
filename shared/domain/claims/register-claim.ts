import type { Instant } from '../dates.ts';
import { accept, type Result } from '../result.ts';
import type { Claim } from './claim.ts';
import { mayMove, statusAfter, type WrongStatus, wrongStatus } from './claim-lifecycle.ts';

/** The insurer opens its file (立案). Refusal: `claim-not-open`. */
export function registerClaim(reported: Claim, now: Instant): Result<Claim, WrongStatus> {
  if (!mayMove(reported.status, 'register')) return wrongStatus(reported.status);
  return accept({
    ...reported,
    status: statusAfter('register'),
    clocks: { ...reported.clocks, registeredAt: now },
    revision: reported.revision + 1,
  });
}

/** Somebody is asked to survey the loss. Refusal: `claim-not-open`. */
export function startSurvey(registered: Claim): Result<Claim, WrongStatus> {
  if (!mayMove(registered.status, 'start-survey')) return wrongStatus(registered.status);
  return accept({ ...registered, status: statusAfter('start-survey'), revision: registered.revision + 1 });
}

/** The insurer's finance is asked to pay. Refusal: `claim-not-open`. */
export function startPayment(agreed: Claim): Result<Claim, WrongStatus> {
  if (!mayMove(agreed.status, 'start-payment')) return wrongStatus(agreed.status);
  return accept({ ...agreed, status: statusAfter('start-payment'), revision: agreed.revision + 1 });
}
