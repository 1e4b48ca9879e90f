import { outcomes } from '../../../shared/contract/workflows.ts';
import { withHandedIn } from '../../../shared/domain/claims/handed-in.ts';
import { providedDocuments, receiveDocuments } from '../../../shared/domain/claims/survey-claim.ts';
import { replaceClaim } from '../../../shared/persistence/claims.ts';
import { claimNotOpen } from '../../claims/claim-refusals.ts';
import { handedInFault } from '../../evidence/handed-in.ts';
import { completion } from '../completion.ts';
import { claimFileOfTask } from './claim-of-task.ts';

/**
 * Takes documents whose files have really arrived, with the size and checksum that were announced, and are what they were
 * announced to be. What answers a second request changes nothing of the claim (CLM-2).
 */
export const provideDocuments = completion(providedDocuments, async ({ task, now }, { documentIds }) => {
  const file = await claimFileOfTask(task);
  const answersWorkflow = task.token !== undefined;
  const received = receiveDocuments(file.claim, now);
  if (answersWorkflow && !received.accepted) return claimNotOpen(received.refusal.status);
  const refused = await handedInFault(file, documentIds);
  if (refused !== undefined) return refused;
  return {
    kind: 'completed',
    outcome: outcomes.complete,
    writes:
      answersWorkflow && received.accepted ? [replaceClaim(withHandedIn(received.value, documentIds))] : [],
  };
});
