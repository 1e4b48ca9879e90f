import * as z from 'zod';
import { claimDocument, documentRequest } from '../../domain/claims/claim-document.ts';
import { furtherRequest } from '../../domain/claims/request-documents.ts';
import { claimNo } from '../../domain/ids.ts';
import { operation } from '../operation.ts';
import { taskAnswer } from './tasks.ts';

const oneClaim = z.object({ claimNo });

export const attachDocumentOperation = operation({
  key: 'POST /v1/claims/{claimNo}/documents',
  operationId: 'attachDocument',
  summary: 'Announce a document and get the address to upload it to',
  roles: ['firm', 'adjuster', 'claims-manager'],
  params: oneClaim,
  body: documentRequest,
  success: 201,
  answer: z.object({
    documentId: z.string(),
    uploadUrl: z.string(),
    headers: z.record(z.string(), z.string()),
  }),
  refusals: { 'claim-not-open': 409 },
});

const documentRow = z.object({
  ...claimDocument.omit({ claimNo: true, attachedBy: true, sameAs: true }).shape,
  /** Who announced it, for insurers. */
  attachedBy: z.string().optional(),
  /** What lies in the bucket now; only `uploaded` counts. */
  state: z.enum(['awaiting-upload', 'incomplete', 'wrong-type', 'uploaded']),
  /** What the file really is, where it is not what was announced. */
  foundType: z.string().optional(),
  /** Shows the file for some minutes. */
  viewUrl: z.string().optional(),
  /** Another claim has used it (case 11); which one, for whoever may read that. */
  sameAs: z.object({ of: z.enum(['invoice', 'file']), claimNo: claimNo.optional() }).optional(),
});

export const listDocumentsOperation = operation({
  key: 'GET /v1/claims/{claimNo}/documents',
  operationId: 'listDocuments',
  summary: 'The evidence of a claim with its hashes, as its files really are',
  roles: 'anyone',
  params: oneClaim,
  success: 200,
  answer: z.object({ items: z.array(documentRow) }),
});

export const requestDocumentsOperation = operation({
  key: 'POST /v1/claims/{claimNo}/document-requests',
  operationId: 'requestDocuments',
  summary:
    'Ask for documents a second time: with a reason, by a claims manager, and without stopping a clock',
  roles: ['adjuster', 'claims-manager'],
  params: oneClaim,
  body: furtherRequest,
  success: 200,
  answer: z.object({ ...taskAnswer.shape, reason: z.string() }),
  refusals: {
    'claim-not-open': 409,
    'awaiting-approval': 409,
    'first-request-open': 409,
    'needs-claims-manager': 409,
    'reason-missing': 422,
  },
});

export const readClaimFileOperation = operation({
  key: 'GET /v1/claims/{claimNo}/file.zip',
  operationId: 'readClaimFile',
  summary: 'The whole claim as its reader may see it: record, readable page, evidence with hashes, documents',
  roles: 'anyone',
  params: oneClaim,
  success: 200,
  answer: z.string().meta({ format: 'binary' }),
  answerType: 'application/zip',
  redirects: true,
});
