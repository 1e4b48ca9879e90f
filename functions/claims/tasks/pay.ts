import { startPayment } from '../../../shared/domain/claims/register-claim.ts';
import { humanStep } from './human-step.ts';

export const pay = humanStep({ kind: 'confirm-payment', begin: startPayment });
