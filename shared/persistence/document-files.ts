import { claimDocumentKey } from '../contract/documents.ts';
import type { ClaimDocument } from '../domain/claims/claim-document.ts';
import { contentTypeOf, endBytes, extensionOf } from '../domain/claims/content-type.ts';
import {
  type DocumentBucket,
  isStored,
  readPart,
  readStoredWhole,
  signUploadTo,
  signView,
  type Upload,
} from './signed-files.ts';

/** How a document's file lies in the bucket: not there, not as announced, of another kind than announced, or as announced. */
export type FileState =
  | { readonly state: 'awaiting-upload' }
  | { readonly state: 'incomplete' }
  | { readonly state: 'wrong-type'; readonly found: ClaimDocument['contentType'] | undefined }
  | { readonly state: 'uploaded' };

/** An address to which exactly this document can be put. */
export function signUpload(bucket: DocumentBucket, of: ClaimDocument): Promise<Upload> {
  return signUploadTo(bucket, keyOf(of), of);
}

/** An address at which a reader sees the document for some minutes. */
export function signDocumentView(bucket: DocumentBucket, of: ClaimDocument): Promise<string> {
  return signView(bucket, keyOf(of), `${of.documentId}.${extensionOf(of.contentType)}`);
}

/** Looks at the beginning and the end of a document's file: what it is counts, not what it is called. */
export async function lookAtFile(bucket: DocumentBucket, of: ClaimDocument): Promise<FileState> {
  const head = await readPart(bucket, keyOf(of), `bytes=0-${endBytes.head - 1}`);
  if (head === undefined) return { state: 'awaiting-upload' };
  if (head.totalBytes !== of.sizeBytes) return { state: 'incomplete' };
  const tail = await readPart(bucket, keyOf(of), `bytes=-${endBytes.tail}`);
  const found = contentTypeOf({ head: head.bytes, tail: tail?.bytes ?? new Uint8Array() });
  return found === of.contentType ? { state: 'uploaded' } : { state: 'wrong-type', found };
}

/** The same, and every byte of it against the checksum that was announced. */
export async function inspectFile(bucket: DocumentBucket, of: ClaimDocument): Promise<FileState> {
  if (!(await isStored(bucket, keyOf(of), of))) return { state: 'incomplete' };
  return lookAtFile(bucket, of);
}

/** The document's file, where it is there as it was announced. */
export function readDocumentFile(
  bucket: DocumentBucket,
  of: ClaimDocument,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  return readStoredWhole(bucket, keyOf(of), of);
}

function keyOf({ claimNo, documentId }: ClaimDocument): string {
  return claimDocumentKey(claimNo, documentId);
}
