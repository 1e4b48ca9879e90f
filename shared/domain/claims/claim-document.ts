import * as z from 'zod';
import { instant } from '../dates.ts';
import { claimNo, documentId, uscc } from '../ids.ts';
import { requestFen } from '../money.ts';
import { requestText } from '../texts.ts';
import { type ClaimStatus, endedWithoutMoney } from './claim-lifecycle.ts';

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

const invoiceFacts = z.strictObject({
  number: requestText(30).transform((text) => text.replaceAll(/\s/g, '').toUpperCase()),
  sellerUscc: uscc,
  amountFen: requestFen,
});

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
  /** Of an invoice: what makes it one of its kind (case 11). */
  invoice: invoiceFacts.optional(),
});
export type DocumentRequest = z.infer<typeof documentRequest>;

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
  invoice: invoiceFacts.optional(),
  /** Another claim has used the same invoice or file before (case 11). */
  sameAs: z.strictObject({ of: z.enum(['invoice', 'file']), claimNo }).optional(),
});
export type ClaimDocument = z.infer<typeof claimDocument>;

/** Documents are taken while the claim is open, and after it ended without money, for a review (CLM-6, CLM-14). */
export function mayAttach(
  of: Parameters<typeof endedWithoutMoney>[0] & { readonly status: ClaimStatus },
): boolean {
  return of.status === 'closed' ? endedWithoutMoney(of) : of.status !== 'paid' && of.status !== 'withdrawn';
}
