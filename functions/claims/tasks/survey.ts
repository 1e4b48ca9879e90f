import { startSurvey } from '../../../shared/domain/claims/register-claim.ts';
import { humanStep } from './human-step.ts';

export const survey = humanStep({ kind: 'survey', begin: startSurvey });
