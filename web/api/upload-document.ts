import { call } from './call.ts';
import { Problem } from './problem.ts';
import { putFile } from './put-file.ts';
import { sha256Hex } from './sha256.ts';

export const documentTypes = [
  'image/jpeg',
  'image/png',
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
] as const;
type DocumentType = (typeof documentTypes)[number];

export const largestDocumentBytes = 20 * 1024 * 1024;

export function isDocumentType(type: string): type is DocumentType {
  return (documentTypes as readonly string[]).includes(type);
}

/** What a paper belongs to. */
export type PaperOwner = { readonly claimNo: string } | { readonly policyNo: string };

/**
 * Announces a paper of a claim or a policy and puts the file where it belongs; size and SHA-256 are part of the signed address. Answers its
 * id. Throws `Problem`; putting is tried three times.
 */
export async function uploadDocument(
  of: PaperOwner,
  kind: string,
  file: File,
  onProgress: (share: number) => void,
): Promise<string> {
  if (!isDocumentType(file.type)) throw new Problem(wrongType);
  const sha256 = await sha256Hex(await file.arrayBuffer());
  const body = { kind, fileName: file.name, contentType: file.type, sizeBytes: file.size, sha256 };
  const once = { idempotencyKey: crypto.randomUUID() };
  const { documentId, uploadUrl, headers } = await ('claimNo' in of
    ? call('POST /v1/claims/{claimNo}/documents', { params: of, body }, once)
    : call('POST /v1/policies/{policyNo}/documents', { params: of, body }, once));
  await putFile({ uploadUrl, headers }, file, onProgress);
  return documentId;
}

const wrongType = {
  title: '请改用 JPEG、PNG、PDF 或 XLSX / Use JPEG, PNG, PDF or XLSX',
  status: 422,
  code: 'document-type-differs',
  detail: '请改用 JPEG、PNG、PDF 或 XLSX / Use JPEG, PNG, PDF or XLSX',
};
