import { awaiting } from '../../../shared/domain/claims/claim-lifecycle.ts';
import { humanStep } from './human-step.ts';

/** A suspicion is looked into by a survey of its own. */
export const investigate = humanStep({ kind: 'survey', begin: awaiting('finish-survey') });
