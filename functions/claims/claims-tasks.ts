import { claimStates as at } from '../../shared/contract/workflows.ts';
import { workflowTasks } from '../runtime/background.ts';
import { announcePayment, closeBelowDeductible } from './tasks/announce.ts';
import { approve } from './tasks/approve.ts';
import { askForConsent } from './tasks/ask-followers.ts';
import { assessLoss } from './tasks/assess-loss.ts';
import { documentsOverdue } from './tasks/documents-overdue.ts';
import { endWithdrawn } from './tasks/end-withdrawn.ts';
import { investigate } from './tasks/investigate.ts';
import { makeOffer } from './tasks/make-offer.ts';
import { offerUnanswered } from './tasks/offer-unanswered.ts';
import { pay } from './tasks/pay.ts';
import { register } from './tasks/register.ts';
import { requestDocuments } from './tasks/request-documents.ts';
import { sendRejection } from './tasks/send-rejection.ts';
import { survey } from './tasks/survey.ts';

/** What each state of the claims workflow does. */
export const handler = workflowTasks({
  [at.register]: register,
  [at.survey]: survey,
  [at.requestDocuments]: requestDocuments,
  [at.documentsOverdue]: documentsOverdue,
  [at.investigate]: investigate,
  [at.assess]: assessLoss,
  [at.approve]: approve,
  [at.consent]: askForConsent,
  [at.offer]: makeOffer,
  [at.offerUnanswered]: offerUnanswered,
  [at.pay]: pay,
  [at.announcePayment]: announcePayment,
  [at.sendRejection]: sendRejection,
  [at.closeBelowDeductible]: closeBelowDeductible,
  [at.endWithdrawn]: endWithdrawn,
});
