import { exportSettlementOperation } from '../../shared/contract/operations/reconciliation.ts';
import { jobFileKey } from '../../shared/contract/documents.ts';
import type { SettlementId } from '../../shared/domain/ids.ts';
import { readRows, readSettlement } from '../../shared/persistence/settlements.ts';
import { signDownload, writeStored } from '../../shared/persistence/signed-files.ts';
import { businessTable } from '../runtime/business-table.ts';
import { documentBucket } from '../runtime/document-bucket.ts';
import { sha256 } from '../runtime/minting.ts';
import { type Answer, notFound, refusal, seeOther } from '../runtime/reply.ts';
import { readingRoute } from '../runtime/route.ts';
import { tableAnswer } from './list-files.ts';
import { listTable, outcomesTable } from './list-tables.ts';

/** Rows that are read and written as a table within a request. */
const mostRowsAtOnce = 50_000;

/** A function answers six megabytes at the most, bytes as base64. */
const mostBytesAtOnce = 4_000_000;

export const exportSettlement = readingRoute(exportSettlementOperation, async ({ params, query, caller }) => {
  const settlement = await readSettlement(businessTable(), caller.scope, params.settlementId);
  if (settlement === undefined) return notFound();
  if (settlement.status === 'building') {
    return refusal('settlement-building', '结算单正在生成，名单还不完整。请稍后再导出。');
  }
  const count = Object.values(settlement.counts).reduce((sum, one) => sum + one, 0);
  if (count > mostRowsAtOnce) {
    const detail = `结算单有 ${count} 行，不能一次导出。请用 POST /v1/settlements/{settlementId}/exports 后台导出，或用 GET /v1/settlements/{settlementId}/rows 逐页读取。`;
    return refusal('export-too-large', detail, { facts: { rows: count, most: mostRowsAtOnce } });
  }
  const rows = await readRows(businessTable(), caller.scope, settlement);
  const { programmeId, insurer, quarter, sequence } = settlement;
  const name = `${programmeId}-${insurer}-${quarter}-${sequence}`;
  const file =
    query.content === 'list'
      ? await tableAnswer(listTable(rows), name, query.format)
      : await tableAnswer(outcomesTable(rows), `${name}-outcomes`, query.format);
  return sentOrKept(file, params.settlementId);
});

/** What the gateway would not carry is kept for some days, and fetched from the bucket under its own hash. */
async function sentOrKept(file: Answer, settlementId: SettlementId): Promise<Answer> {
  const bytes = Buffer.from(file.body instanceof Uint8Array ? file.body : String(file.body));
  if (bytes.byteLength <= mostBytesAtOnce) return file;
  const key = jobFileKey('settlements', `${settlementId}-${sha256(bytes)}`);
  const contentType = file.contentType ?? 'text/csv';
  await writeStored(documentBucket(), key, { contentType, content: bytes });
  return seeOther(await signDownload(documentBucket(), key, file.fileName ?? settlementId));
}
