import type { ClaimDocument } from '../../shared/domain/claims/claim-document.ts';
import { fileTypeName } from '../../shared/domain/claims/content-type.ts';
import type { DocumentId } from '../../shared/domain/ids.ts';
import type { ClaimFile } from '../../shared/persistence/claims.ts';
import { type FileState, inspectFile } from '../../shared/persistence/document-files.ts';
import { documentBucket } from '../runtime/document-bucket.ts';
import { type Refusal, refusal } from '../runtime/reply.ts';

interface Looked {
  readonly documentId: DocumentId;
  readonly announced: ClaimDocument | undefined;
  readonly look: FileState;
}

/** The documents of a claim that are there as they were announced; those that were found so before are not looked at again. */
export async function documentsThere({ claim, documents }: ClaimFile): Promise<readonly DocumentId[]> {
  const known = claim.handedIn ?? [];
  const looked = await Promise.all(
    documents.map(async (one) => {
      const isThere =
        known.includes(one.documentId) || (await inspectFile(documentBucket(), one)).state === 'uploaded';
      return isThere ? [one.documentId] : [];
    }),
  );
  return looked.flat();
}

/** What is wrong with documents that a firm hands in: files that are not there as announced, or are not what they were announced to be. */
export async function handedInFault(
  file: ClaimFile,
  wanted: readonly DocumentId[],
): Promise<Refusal | undefined> {
  const looked = await Promise.all(wanted.map((documentId) => lookAt(file, documentId)));
  const missing = looked
    .filter(({ look }) => look.state === 'awaiting-upload' || look.state === 'incomplete')
    .map(({ documentId }) => documentId);
  if (missing.length > 0) {
    const detail = `以下材料尚未上传完整：${missing.join('、')}。请按登记的大小与校验值重新上传后再提交。`;
    return refusal('document-not-uploaded', detail, { facts: { missing } });
  }
  const wrong = looked.flatMap(({ documentId, announced, look }) => {
    return look.state !== 'wrong-type' || announced === undefined
      ? []
      : [{ documentId, fileName: announced.fileName, announced: announced.contentType, found: look.found }];
  });
  if (wrong.length === 0) return undefined;
  const words = wrong.map(({ fileName, announced, found }) => {
    return `${fileName} 登记为 ${fileTypeName(announced)}，实际内容是 ${fileTypeName(found)}`;
  });
  const detail = `以下材料的内容与登记的类型不符，不能作为材料：${words.join('；')}。请换成真正的文件，重新登记并上传。`;
  return refusal('document-type-differs', detail, { facts: { documents: wrong } });
}

async function lookAt({ documents }: ClaimFile, documentId: DocumentId): Promise<Looked> {
  const announced = documents.find((one) => one.documentId === documentId);
  const look: FileState =
    announced === undefined ? { state: 'awaiting-upload' } : await inspectFile(documentBucket(), announced);
  return { documentId, announced, look };
}
