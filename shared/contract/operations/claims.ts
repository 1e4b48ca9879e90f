import * as z from 'zod';
import { assessment } from '../../domain/claims/assessment.ts';
import { claimCheck } from '../../domain/claims/claim.ts';
import { claimEvent } from '../../domain/claims/claim-history.ts';
import { reserveMovement } from '../../domain/claims/reserve-movement.ts';
import { claimDocument } from '../../domain/claims/claim-document.ts';
import { claimStatus, closedReason } from '../../domain/claims/claim-lifecycle.ts';
import { deadline } from '../../domain/claims/deadlines.ts';
import { indemnity } from '../../domain/claims/indemnity.ts';
import { claimPayment } from '../../domain/claims/payment.ts';
import { recovery } from '../../domain/claims/recovery.ts';
import { paymentProposal } from '../../domain/claims/propose-payment.ts';
import { lossReport } from '../../domain/claims/report-claim.ts';
import { withdrawalRequest } from '../../domain/claims/withdraw-claim.ts';
import { claimNo, policyNo } from '../../domain/ids.ts';
import { fen } from '../../domain/money.ts';
import { task } from '../../domain/tasks/task.ts';
import { operation } from '../operation.ts';
import { pageOf, pageQuery } from '../paging.ts';
import { instant, period } from './shapes.ts';

const taskOfClaim = task
  .pick({
    taskId: true,
    kind: true,
    role: true,
    status: true,
    dueOn: true,
    openedAt: true,
    documentKinds: true,
    amountFen: true,
    outcome: true,
  })
  .extend({
    /** Four eyes keep the caller from it; an approval of the own work can be returned, no more (CLM-27). */
    barredForMe: z.boolean(),
  });

/** A claim without what happened to it: the row of a list. */
export const claimRow = z.object({
  claimNo,
  policyNo,
  status: claimStatus,
  productCode: z.string(),
  coverCode: z.string(),
  uscc: z.string(),
  occurredAt: instant,
  reportedAt: instant,
  cause: z.string(),
  description: z.string(),
  estimatedFen: fen,
  reserveFen: fen,
  checks: z.array(claimCheck),
  deadlines: z.array(deadline),
  closedReason: closedReason.optional(),
});

export const claimAnswer = z.object({
  ...claimRow.shape,
  firm: z.object({ uscc: z.string(), name: z.string() }),
  tasks: z.array(taskOfClaim),
  indemnity: indemnity.omit({ limitUseFen: true }).optional(),
  /** For insurers: the newest assessment as it was submitted, returned ones too. */
  assessment: assessment.pick({ assessedAt: true, assessedBy: true, outcome: true, sheet: true }).optional(),
  /** Instructions to pay, for the firm and its insurers, in the order in which they were made. */
  payments: z.array(claimPayment.omit({ reserve: true })).optional(),
  /** What came in after payment, for the firm and its insurers (CLM-21). */
  recoveries: z.array(recovery).optional(),
  reopening: z.object({ at: instant, reason: z.string() }).optional(),
  rejection: z.object({ ruleId: z.string(), reason: z.string(), at: instant }).optional(),
  history: z.array(claimEvent),
  /** For insurers: every movement of the reserve, which together are `reserveFen`; payments take from it. */
  reserveMovements: z.array(reserveMovement.omit({ claimNo: true, revision: true })).optional(),
  policyAsAtLoss: z.object({
    product: z.object({
      code: z.string(),
      version: z.int(),
      names: z.object({ zh: z.string(), en: z.string() }),
    }),
    period,
    isPaid: z.boolean(),
    /** The value agreed in the policy, if any (CLM-13). */
    insurableValueFen: fen.optional(),
    limitFen: fen,
    remainingFen: fen,
    /** What is left for this claim: the same without what it has taken itself (CLM-15, CLM-23). */
    leftForClaimFen: fen,
    confirmedClauses: z.array(z.string()),
  }),
  /** Papers, for the firm and its insurers. */
  documents: z.array(claimDocument.omit({ claimNo: true, attachedBy: true, sameAs: true })).optional(),
  /** For insurers: the claim looks ready to be paid; a person assesses it all the same, and nothing is proposed for rejection. */
  proposal: paymentProposal.optional(),
  assessedByMe: z.boolean(),
});

export const reportClaimOperation = operation({
  key: 'POST /v1/claims',
  operationId: 'reportClaim',
  summary: 'Report a loss; it is always stored, and checks that are not met steer its survey',
  roles: ['firm'],
  body: lossReport,
  success: 201,
  answer: claimAnswer,
  refusals: { 'cover-unknown': 422, 'occurred-in-future': 422, 'not-holder-then': 409 },
});

export const listClaimsOperation = operation({
  key: 'GET /v1/claims',
  operationId: 'listClaims',
  summary: 'Claims, newest first',
  roles: 'anyone',
  query: z.strictObject({ status: claimStatus.optional(), ...pageQuery }),
  success: 200,
  answer: pageOf(claimRow),
});

export const readClaimOperation = operation({
  key: 'GET /v1/claims/{claimNo}',
  operationId: 'readClaim',
  summary: 'One claim: where it stands, by when what is due, and what happened',
  roles: 'anyone',
  params: z.object({ claimNo }),
  success: 200,
  answer: claimAnswer,
});

export const withdrawClaimOperation = operation({
  key: 'POST /v1/claims/{claimNo}/withdrawal',
  operationId: 'withdrawClaim',
  summary: 'Take a claim back, as long as nothing is agreed',
  roles: ['firm'],
  params: z.object({ claimNo }),
  body: withdrawalRequest,
  success: 200,
  answer: claimAnswer,
  refusals: { 'claim-not-open': 409 },
});
