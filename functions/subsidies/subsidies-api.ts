import { httpApi } from '../runtime/http-api.ts';
import { applyForSubsidy } from './apply-for-subsidy.ts';
import { attachPolicyDocument } from './attach-policy-document.ts';
import { joinWaitingList } from './join-waiting-list.ts';
import { listApplications } from './list-applications.ts';
import { objectToApplication } from './object-to-application.ts';
import { readApplication } from './read-application.ts';

export const handler = httpApi([
  joinWaitingList,
  attachPolicyDocument,
  applyForSubsidy,
  listApplications,
  readApplication,
  objectToApplication,
]);
