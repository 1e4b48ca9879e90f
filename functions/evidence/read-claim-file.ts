import { strToU8, zipSync, type Zippable } from 'fflate';
import { claimDocumentKey } from '../../shared/contract/documents.ts';
import { readClaimFileOperation } from '../../shared/contract/operations/evidence.ts';
import { mayReadPapers } from '../../shared/domain/claims/claim-visibility.ts';
import { claimSummary, type FiledEvidence } from '../../shared/domain/claims/claim-summary.ts';
import type { ClaimDocument } from '../../shared/domain/claims/claim-document.ts';
import { extensionOf } from '../../shared/domain/claims/content-type.ts';
import { dayOf } from '../../shared/domain/dates.ts';
import { readClaimFile as read } from '../../shared/persistence/claims.ts';
import { readDocumentFile } from '../../shared/persistence/document-files.ts';
import { signDownload, writeStored } from '../../shared/persistence/signed-files.ts';
import { claimView, loadSurroundings } from '../claims/claim-view.ts';
import { businessTable } from '../runtime/business-table.ts';
import { documentBucket } from '../runtime/document-bucket.ts';
import { sha256 } from '../runtime/minting.ts';
import { notFound, seeOther } from '../runtime/reply.ts';
import { readingRoute } from '../runtime/route.ts';

/** More than this is not put into one file: the documents that are left out are named, with their hashes. */
const mostBytes = 104_857_600;

/** The claim as its reader may see it, with its evidence, as one archive in the bucket. */
export const readClaimFile = readingRoute(readClaimFileOperation, async ({ params, caller, now }) => {
  const file = await read(businessTable(), caller.scope, params.claimNo);
  if (file === undefined || !mayReadPapers(caller.scope)) return notFound();
  const around = await loadSurroundings(file.claim);
  const view = claimView(file, around, caller, now);
  const { evidence, files } = await collect(file.documents);
  const { status, deadlines, indemnity, history } = view;
  const summary = claimSummary({
    claim: file.claim,
    firmName: around.firm.name,
    status,
    deadlines,
    indemnity,
    history,
    evidence,
    madeOn: dayOf(now),
  });
  const archive = zipSync(
    {
      'claim.json': json(view),
      'evidence.json': json(evidence.map(evidenceRow)),
      '案件档案.txt': strToU8(`\u{FEFF}${summary}`),
      ...files,
    },
    { mtime: now },
  );
  const key = claimDocumentKey(file.claim.claimNo, `file-${sha256(caller.org).slice(0, 16)}.zip`);
  await writeStored(documentBucket(), key, {
    contentType: 'application/zip',
    content: new Uint8Array(archive),
  });
  return seeOther(await signDownload(documentBucket(), key, `claim-${file.claim.claimNo}.zip`));
});

function json(of: unknown): Uint8Array {
  return strToU8(`${JSON.stringify(of, undefined, 2)}\n`);
}

function evidenceRow({ document, path, remark }: FiledEvidence) {
  const { documentId, kind, fileName, contentType, sizeBytes, sha256: hash, attachedAt } = document;
  return { documentId, kind, fileName, contentType, sizeBytes, sha256: hash, attachedAt, path, remark };
}

/** Documents one after the other, so that no two large ones are held at once beside the archive; they are packed already. */
async function collect(documents: readonly ClaimDocument[]) {
  const files: Zippable = {};
  const evidence: FiledEvidence[] = [];
  let bytes = 0;
  for (const document of documents) {
    const fits = bytes + document.sizeBytes <= mostBytes;
    const content = fits ? await readDocumentFile(documentBucket(), document) : undefined;
    if (content === undefined) {
      const remark = fits ? '文件未上传或与登记不符' : '超出档案大小，请单独下载';
      evidence.push({ document, path: undefined, remark });
      continue;
    }
    bytes += content.byteLength;
    const path = `documents/${document.documentId}.${extensionOf(document.contentType)}`;
    files[path] = [content, { level: 0 }];
    evidence.push({ document, path, remark: '' });
  }
  return { evidence, files };
}
