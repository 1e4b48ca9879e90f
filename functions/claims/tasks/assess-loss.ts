import { awaiting } from '../../../shared/domain/claims/claim-lifecycle.ts';
import { humanStep } from './human-step.ts';

export const assessLoss = humanStep({ kind: 'assess-loss', begin: awaiting('submit-for-approval') });
