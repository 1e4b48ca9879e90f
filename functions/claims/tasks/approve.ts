import { awaiting } from '../../../shared/domain/claims/claim-lifecycle.ts';
import { humanStep } from './human-step.ts';

export const approve = humanStep({ kind: 'approve', begin: awaiting('decide-covered') });
