import { outcomes } from '../../../shared/contract/workflows.ts';
import { providedDocuments, receiveDocuments } from '../../../shared/domain/claims/survey-claim.ts';
import type { DocumentId } from '../../../shared/domain/ids.ts';
import { type ClaimFile, replaceClaim } from '../../../shared/persistence/claims.ts';
import { isUploaded } from '../../../shared/persistence/document-files.ts';
import { claimNotOpen } from '../../claims/claim-refusals.ts';
import { documentBucket } from '../../runtime/document-bucket.ts';
import { refusal } from '../../runtime/reply.ts';
import { completion } from '../completion.ts';
import { claimFileOfTask } from './claim-of-task.ts';

/** Takes documents whose files have really arrived, with the size and checksum that were announced. */
export const provideDocuments = completion(providedDocuments, async ({ task, now }, { documentIds }) => {
  const file = await claimFileOfTask(task);
  const received = receiveDocuments(file.claim, now);
  if (!received.accepted) return claimNotOpen(received.refusal.status);
  const missing = await notUploaded(file, documentIds);
  if (missing.length > 0) {
    const detail = `以下材料尚未上传完整：${missing.join('、')}。请按登记的大小与校验值重新上传后再提交。`;
    return refusal('document-not-uploaded', detail, { facts: { missing } });
  }
  return { kind: 'completed', outcome: outcomes.complete, writes: [replaceClaim(received.value)] };
});

async function notUploaded(file: ClaimFile, wanted: readonly DocumentId[]): Promise<readonly DocumentId[]> {
  const bucket = documentBucket();
  const arrived = await Promise.all(
    wanted.map(async (documentId) => {
      const announced = file.documents.find((document) => document.documentId === documentId);
      return announced !== undefined && (await isUploaded(bucket, announced));
    }),
  );
  return wanted.filter((_, index) => arrived[index] !== true);
}
