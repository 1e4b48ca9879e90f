import * as z from 'zod';
import { instant } from '../dates.ts';
import { claimNo, documentId } from '../ids.ts';
import { requestText } from '../texts.ts';
import type { ClaimStatus } from './claim-lifecycle.ts';

/** Largest document: 20 MiB. */
const maxDocumentBytes = 20_971_520;

const documentContentTypes = [
  'application/pdf',
  'image/jpeg',
  'image/png',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
] as const;

export const documentKind = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/, 'expected a kind of document, for example repair-invoice');

/** What a firm or its insurer says of a document before it is uploaded; size and checksum bind the upload. */
export const documentRequest = z.strictObject({
  kind: documentKind,
  fileName: requestText(200),
  contentType: z.enum(documentContentTypes),
  sizeBytes: z.int().positive().max(maxDocumentBytes),
  sha256: z
    .string()
    .regex(/^[0-9A-Fa-f]{64}$/, 'expected the SHA-256 as 64 hexadecimal digits')
    .transform((digits) => digits.toLowerCase()),
});

/** A document of a claim; its file has arrived once an upload of this size and checksum is in the bucket. */
export const claimDocument = z.object({
  documentId,
  claimNo,
  kind: z.string(),
  fileName: z.string(),
  contentType: z.enum(documentContentTypes),
  sizeBytes: z.int().positive(),
  sha256: z.string(),
  attachedAt: instant,
  attachedBy: z.string(),
});
export type ClaimDocument = z.infer<typeof claimDocument>;

/** Documents are taken while the claim is open, and after a rejection, for a review. */
export function mayAttach(of: { status: ClaimStatus }): boolean {
  return of.status !== 'paid' && of.status !== 'closed' && of.status !== 'withdrawn';
}
