import { askForDocuments } from '../../../shared/domain/claims/survey-claim.ts';
import { latestTask } from './claim-step.ts';
import { humanStep } from './human-step.ts';

/** Asks the firm for the documents that the last survey named; with it the thirty days stop (CLM-2, CLM-3). */
export const requestDocuments = humanStep({
  kind: 'provide-documents',
  begin: askForDocuments,
  documentKinds: async (claim) => (await latestTask(claim, 'survey'))?.documentKinds ?? [],
});
