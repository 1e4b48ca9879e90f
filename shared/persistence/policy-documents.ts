import { policyDocumentKey } from '../contract/documents.ts';
import type { PolicyNo } from '../domain/ids.ts';
import { policyDocument, type PolicyDocument } from '../domain/policies/policy-document.ts';
import { keys } from './keys.ts';
import { type DocumentBucket, isStored, signUploadTo, type Upload } from './signed-files.ts';
import { insert, readPartition, type Store, type Write } from './store.ts';

export function insertPolicyDocument(of: PolicyDocument): Write {
  return insert('document', { ...keys.policyDocument(of.policyNo, of.documentId), type: 'document', ...of });
}

/** Papers that were announced for a policy; whose file has arrived is for the bucket to say. */
export async function policyDocuments(store: Store, of: PolicyNo): Promise<readonly PolicyDocument[]> {
  const { pk, sk } = keys.policyDocument(of, '');
  return (await readPartition(store, pk, sk)).map((item) => policyDocument.parse(item));
}

/** An address to which exactly this paper can be put. */
export function signPolicyUpload(bucket: DocumentBucket, of: PolicyDocument): Promise<Upload> {
  return signUploadTo(bucket, policyDocumentKey(of.policyNo, of.documentId), of);
}

/** Whether the paper's file is in the bucket with the size and checksum that were announced. */
export function isPolicyPaperStored(bucket: DocumentBucket, of: PolicyDocument): Promise<boolean> {
  return isStored(bucket, policyDocumentKey(of.policyNo, of.documentId), of);
}
