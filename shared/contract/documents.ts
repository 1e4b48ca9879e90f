/** Beginning of every claim document's object key: the only part of the bucket that functions may touch. */
export const claimDocumentsPrefix = 'claims/';

/** Object key of a claim's document. */
export function claimDocumentKey(claimNo: string, documentId: string): string {
  return `${claimDocumentsPrefix}${claimNo}/${documentId}`;
}
