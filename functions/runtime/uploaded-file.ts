import { uploadKey } from '../../shared/contract/documents.ts';
import type { Caller } from '../../shared/domain/access/role.ts';
import { accept, refuse, type Result } from '../../shared/domain/result.ts';
import { mostListBytes, type Upload } from '../../shared/domain/transfers/upload.ts';
import { uploadReference } from '../../shared/domain/transfers/upload-reference.ts';
import { isStored, readPart } from '../../shared/persistence/signed-files.ts';
import { readUpload } from '../../shared/persistence/uploads.ts';
import { businessTable } from './business-table.ts';
import { documentBucket } from './document-bucket.ts';
import { invalidRequest, notFound, refusal, type Refusal } from './reply.ts';

/**
 * The file that a job is to work on: announced by the caller's organisation for just this, and put. Of a very large one only the
 * length is looked at; its job compares the checksum before it takes a row of it.
 */
export async function uploadedFile(
  body: unknown,
  caller: Caller,
  isMeant: (upload: Upload) => boolean,
): Promise<Result<Upload, Refusal>> {
  const { uploadId } = uploadReference.parse(body);
  const upload = await readUpload(businessTable(), caller, uploadId);
  if (upload === undefined) return refuse(notFound());
  if (!isMeant(upload)) {
    const message = '该文件是为其他用途上传的 / the upload was announced for another purpose';
    return refuse(invalidRequest([{ path: 'uploadId', message }]));
  }
  if (await isThere(upload)) return accept(upload);
  const detail = '文件尚未上传，或大小、SHA-256 与登记的不符。请按登记的内容重新上传后再提交。';
  return refuse(refusal('document-not-uploaded', detail, { facts: { missing: [uploadId] } }));
}

async function isThere(upload: Upload): Promise<boolean> {
  const key = uploadKey(upload.uploadId);
  if (upload.sizeBytes <= mostListBytes) return isStored(documentBucket(), key, upload);
  return (await readPart(documentBucket(), key, 'bytes=0-0'))?.totalBytes === upload.sizeBytes;
}
