import { httpApi } from '../runtime/http-api.ts';
import { applyForSubsidy } from './apply-for-subsidy.ts';
import { attachPolicyDocument } from './attach-policy-document.ts';
import { listApplications } from './list-applications.ts';
import { readApplication } from './read-application.ts';

export const handler = httpApi([attachPolicyDocument, applyForSubsidy, listApplications, readApplication]);
