import { httpApi } from '../runtime/http-api.ts';
import { cancelPolicy } from './cancel-policy.ts';
import { recordConsent } from './record-consent.ts';
import { takeBackRequest } from './take-back-request.ts';

export const handler = httpApi([cancelPolicy, recordConsent, takeBackRequest]);
