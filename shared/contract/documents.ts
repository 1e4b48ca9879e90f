/** Beginning of every claim document's object key: the only part of the bucket that the claims functions may touch. */
export const claimDocumentsPrefix = 'claims/';

/** Object key of a claim's document. */
export function claimDocumentKey(claimNo: string, documentId: string): string {
  return `${claimDocumentsPrefix}${claimNo}/${documentId}`;
}

/** Beginning of the object keys of papers that firms keep with their policies; kept as long as claims' documents. */
export const policyDocumentsPrefix = 'policies/';

export function policyDocumentKey(policyNo: string, documentId: string): string {
  return `${policyDocumentsPrefix}${policyNo}/${documentId}`;
}

/** Beginning of the object keys of files that wait to be worked on. */
export const uploadsPrefix = 'uploads/';

export function uploadKey(uploadId: string): string {
  return `${uploadsPrefix}${uploadId}`;
}

/** Beginning of the object keys of what a job keeps while it runs, and of what it leaves. */
export const jobFilesPrefix = 'jobs/';

export function jobFileKey(jobId: string, name: string): string {
  return `${jobFilesPrefix}${jobId}/${name}`;
}

/** Beginning of the object keys of closed periods, in the archive, where nobody can change or delete them. */
export const archivedPeriodsPrefix = 'periods/';

export function archivedPeriodKey(programmeId: string, quarter: string): string {
  return `${archivedPeriodsPrefix}${programmeId}/${quarter}.jsonl`;
}

/** Days for which the archive keeps what says nothing else: ten years, with their leap days. */
export const archiveDays = 3_653;

/** Days after which uploads, and the files of jobs, are deleted: they hold names and telephone numbers. */
export const fileRetentionDays = { uploads: 30, jobs: 90 } as const;
