import * as z from 'zod';
import { applicationCheck } from '../../domain/applications/check-application.ts';
import { accountConfirmation } from '../../domain/applications/confirm-account.ts';
import { clawbackDecision } from '../../domain/clawbacks/clawback.ts';
import { approvalRequest } from '../../domain/claims/decide-approval.ts';
import { assessmentRequest } from '../../domain/claims/assessment.ts';
import { offerAnswer } from '../../domain/claims/answer-offer.ts';
import { interimAnswer } from '../../domain/claims/interim-payment.ts';
import { paymentConfirmation } from '../../domain/claims/pay-claim.ts';
import { providedDocuments, surveyReport } from '../../domain/claims/survey-claim.ts';
import { taskId } from '../../domain/ids.ts';
import { consentAnswer } from '../../domain/co-insurance/consent-shares.ts';
import { objectionDecision } from '../../domain/settlement/raised-objection.ts';
import { task, type TaskKind } from '../../domain/tasks/task.ts';
import { operation } from '../operation.ts';

/** What completes a task, by its kind. */
const completionBodies = {
  survey: surveyReport,
  'provide-documents': providedDocuments,
  'assess-loss': assessmentRequest,
  approve: approvalRequest,
  'consent-share': consentAnswer,
  'accept-offer': offerAnswer,
  'confirm-payment': paymentConfirmation,
  'interim-payment': interimAnswer,
  'approve-interim': approvalRequest,
  'collect-repayment': paymentConfirmation,
  'pay-recovery': paymentConfirmation,
  'return-payment': paymentConfirmation,
  'pay-refund': paymentConfirmation,
  'check-application': applicationCheck,
  'decide-objection': objectionDecision,
  'confirm-account': accountConfirmation,
  'pay-subsidy': paymentConfirmation,
  'review-clawback': clawbackDecision,
  'forward-share': paymentConfirmation,
} as const satisfies Record<TaskKind, z.ZodType>;

/**
 * Any of them, and any other object: the handler parses again with the one that the task's kind asks for, so that each
 * fault is reported with its own path.
 */
const completionBody = z.union([...Object.values(completionBodies), z.record(z.string(), z.unknown())]);

export const taskAnswer = z.object({
  ...task.pick({
    taskId: true,
    kind: true,
    role: true,
    status: true,
    dueOn: true,
    claimNo: true,
    policyNo: true,
    quoteId: true,
    settlementId: true,
    applicationId: true,
    programmeId: true,
    /** The bureau whose work it is; a city does that of its counties too. */
    divisionCode: true,
    uscc: true,
    amountFen: true,
    documentKinds: true,
    assignee: true,
    outcome: true,
    reason: true,
  }).shape,
});

export const completeTaskOperation = operation({
  key: 'POST /v1/tasks/{taskId}/completion',
  operationId: 'completeTask',
  summary: 'Complete a task; what it decides and what follows is one transaction',
  roles: 'anyone',
  params: z.object({ taskId }),
  body: completionBody,
  success: 200,
  answer: taskAnswer,
  refusals: {
    'task-closed': 409,
    'same-person': 403,
    'claim-not-open': 409,
    'interim-pending': 409,
    'document-not-uploaded': 422,
    'document-type-differs': 422,
    'asked-before': 409,
    'evidence-unexplained': 409,
    'limit-exhausted': 409,
    'limit-changed': 409,
    'rescission-missing': 409,
    'not-a-ground': 409,
    'payee-not-insured': 422,
    'amount-differs': 422,
    'paid-in-future': 422,
    'wrong-status': 409,
    'reason-missing': 422,
  },
});
