import { awaiting } from '../../../shared/domain/claims/claim-lifecycle.ts';
import { humanStep } from './human-step.ts';

export const makeOffer = humanStep({ kind: 'accept-offer', begin: awaiting('accept-offer') });
