import { surveyClaim, surveyReport } from '../../../shared/domain/claims/survey-claim.ts';
import { replaceClaim } from '../../../shared/persistence/claims.ts';
import { claimNotOpen } from '../../claims/claim-refusals.ts';
import { invalidRequest } from '../../runtime/reply.ts';
import { completion } from '../completion.ts';
import { claimOfTask } from './claim-of-task.ts';

export const survey = completion(surveyReport, async ({ task }, report) => {
  const surveyed = surveyClaim(await claimOfTask(task), report);
  if (!surveyed.accepted) {
    return surveyed.refusal.kind === 'claim-not-open'
      ? claimNotOpen(surveyed.refusal.status)
      : invalidRequest([{ path: 'documentKinds', message: 'name all documents that are missing' }]);
  }
  return {
    kind: 'completed',
    outcome: report.outcome,
    remark: report.findings,
    documentKinds: report.documentKinds,
    writes: [replaceClaim(surveyed.value)],
  };
});
