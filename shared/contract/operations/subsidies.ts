import * as z from 'zod';
import { bureauRoles } from '../../domain/access/role.ts';
import { applicationEvents, applicationStatus } from '../../domain/applications/application.ts';
import { documentRequest } from '../../domain/claims/claim-document.ts';
import { day } from '../../domain/dates.ts';
import { applicationId, divisionCode, documentId, objectionId, policyNo, quoteId } from '../../domain/ids.ts';
import { fen, ppm } from '../../domain/money.ts';
import { bilingual } from '../../domain/names.ts';
import { limitWord } from '../../domain/subsidies/grant-subsidy.ts';
import { fiscalLevel, subsidyMode } from '../../domain/subsidies/programme.ts';
import { requestText } from '../../domain/texts.ts';
import { operation } from '../operation.ts';
import { pageOf, pageQuery } from '../paging.ts';
import { eligibilityShape, instant, payeeShape, waitingPlace } from './shapes.ts';

const applicationAnswer = z.object({
  applicationId,
  status: applicationStatus,
  /** What happens next, and whose turn it is. */
  next: bilingual,
  policyNo,
  programmeId: z.string(),
  mode: subsidyMode,
  year: z.int(),
  uscc: z.string(),
  divisionCode,
  openedAt: instant,
  papers: z.array(
    z.object({
      documentId: z.string(),
      kind: z.string(),
      fileName: z.string(),
      /** Where one application is read: an address that shows the paper for some minutes. */
      viewUrl: z.string().optional(),
    }),
  ),
  grade: z.string().optional(),
  /** The grant as far as it is decided; of one that waits for money, what it asks for. */
  grant: z
    .object({
      baseFen: fen,
      ratePpm: ppm,
      calculatedFen: fen,
      grantedFen: fen,
      limitedBy: z.array(limitWord),
      levels: z.array(z.object({ level: fiscalLevel, payer: divisionCode, fen, paidAt: instant.optional() })),
    })
    .optional(),
  collectedUntil: instant.optional(),
  noticeEndsOn: day.optional(),
  completeBy: day.optional(),
  dueOn: day.optional(),
  reason: z.string().optional(),
  ruleId: z.string().optional(),
  payee: payeeShape.optional(),
  /** SUB-13: what was said against it during its public notice, and what came of that. */
  objections: z.array(
    z.object({
      objectionId,
      status: z.enum(['open', 'upheld', 'dismissed']),
      reason: z.string(),
      at: instant,
      decidedAt: instant.optional(),
      decision: z.string().optional(),
    }),
  ),
  history: z.array(
    z.object({
      at: instant,
      actor: z.enum(['firm', 'bureau', 'system']),
      event: z.enum(applicationEvents),
      detail: z.string().optional(),
    }),
  ),
});

/** As it is read: with what the firm is called, for lists that people read. */
const applicationRow = applicationAnswer.extend({ firmName: z.string().optional() });

export const attachPolicyDocumentOperation = operation({
  key: 'POST /v1/policies/{policyNo}/documents',
  operationId: 'attachPolicyDocument',
  summary: 'Announce a paper of a policy (policy, invoice, bank slip) and get the address to upload it to',
  roles: ['firm'],
  params: z.object({ policyNo }),
  body: documentRequest,
  success: 201,
  answer: z.object({
    documentId: z.string(),
    uploadUrl: z.string(),
    headers: z.record(z.string(), z.string()),
  }),
});

export const applyForSubsidyOperation = operation({
  key: 'POST /v1/policies/{policyNo}/subsidy-application',
  operationId: 'applyForSubsidy',
  summary: 'Apply for a subsidy that is paid back, or complete an application that was returned',
  roles: ['firm'],
  params: z.object({ policyNo }),
  body: z.strictObject({
    programmeId: z.string().min(1).max(40),
    documentIds: z.array(documentId).min(1).max(20),
    /** Where the programme counts from the repayment of the loan. */
    loanRepaidOn: day.optional(),
  }),
  success: 201,
  answer: applicationAnswer,
  refusals: {
    'policy-not-paid': 409,
    'programme-not-applicable': 422,
    'already-applied': 409,
    'window-closed': 422,
    'papers-missing': 422,
    'document-not-uploaded': 422,
  },
});

export const objectToApplicationOperation = operation({
  key: 'POST /v1/subsidy-applications/{applicationId}/objections',
  operationId: 'objectToApplication',
  summary: 'Object to one application during its public notice: it alone waits for the bureau’s decision',
  roles: bureauRoles,
  params: z.object({ applicationId }),
  body: z.strictObject({ reason: requestText(1_000) }),
  success: 201,
  answer: applicationAnswer,
  refusals: {
    'wrong-status': 409,
    'notice-over': 409,
    'objection-open': 409,
    'too-many-objections': 409,
  },
});

export const joinWaitingListOperation = operation({
  key: 'POST /v1/quotes/{quoteId}/waiting-list',
  operationId: 'joinWaitingList',
  summary: 'Wait for money of the programmes whose budget the quote was limited by; nothing is reserved',
  roles: ['firm'],
  params: z.object({ quoteId }),
  success: 200,
  answer: z.object({ quoteId, waitingList: z.array(waitingPlace) }),
  refusals: { 'quote-expired': 409, 'quote-not-open': 409, 'nothing-to-wait-for': 409 },
});

export const listApplicationsOperation = operation({
  key: 'GET /v1/subsidy-applications',
  operationId: 'listApplications',
  summary: 'Subsidy applications of the firm, or of the bureau’s division and below, newest first',
  roles: ['firm', 'bureau-clerk', 'bureau-approver'],
  query: z.strictObject({
    status: applicationStatus.optional(),
    programmeId: z.string().max(40).optional(),
    ...pageQuery,
  }),
  success: 200,
  answer: pageOf(applicationRow),
});

export const readApplicationOperation = operation({
  key: 'GET /v1/subsidy-applications/{applicationId}',
  operationId: 'readApplication',
  summary: 'One subsidy application: where it stands, what it comes to, what happened and what is next',
  roles: ['firm', 'bureau-clerk', 'bureau-approver'],
  params: z.object({ applicationId }),
  success: 200,
  answer: z.object({
    ...applicationRow.shape,
    /** Eligibility as on the day of bind, by what the registries say now (ELG-2). */
    eligibility: z.array(eligibilityShape),
  }),
});
