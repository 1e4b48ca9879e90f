import { claimDocumentKey } from '../contract/documents.ts';
import type { ClaimDocument } from '../domain/claims/claim-document.ts';
import { type DocumentBucket, isStored, signUploadTo, type Upload } from './signed-files.ts';

/** An address to which exactly this document can be put. */
export function signUpload(bucket: DocumentBucket, of: ClaimDocument): Promise<Upload> {
  return signUploadTo(bucket, claimDocumentKey(of.claimNo, of.documentId), of);
}

/** Whether the document's file is in the bucket with the size and checksum that were announced. */
export function isUploaded(bucket: DocumentBucket, of: ClaimDocument): Promise<boolean> {
  return isStored(bucket, claimDocumentKey(of.claimNo, of.documentId), of);
}
