import { exportLedgerOperation } from '../../shared/contract/operations/proof.ts';
import type { Caller } from '../../shared/domain/access/role.ts';
import { Turnovers } from '../../shared/domain/ledger/trial-balance.ts';
import { bodyOf, closeLine, endLine, type ExportLine } from '../../shared/domain/proof/export-lines.ts';
import { type ExportPlan, linesOf, mostLinesAtOnce } from '../../shared/domain/proof/export-plan.ts';
import { fileAnswer, refusal } from '../runtime/reply.ts';
import { readingRoute } from '../runtime/route.ts';
import { sha256 } from '../runtime/minting.ts';
import { headLines, planFor, tailLines } from './export-frame.ts';
import { entriesOf, linesOfPart } from './export-parts.ts';

/** A small ledger is written within the request; a large one is a job's. */
export const exportLedger = readingRoute(exportLedgerOperation, async ({ caller, now }) => {
  const plan = await planFor(caller, now);
  const lines = linesOf(plan);
  if (lines > mostLinesAtOnce) {
    const detail = `账簿的分录和结算行共 ${lines} 条，须后台导出：请用 POST /v1/ledger/exports 发起，完成后在 GET /v1/jobs/{jobId} 的 resultsUrl 下载。`;
    return refusal('export-too-large', detail, { facts: { lines, most: mostLinesAtOnce } });
  }
  return fileAnswer(await writtenAtOnce(caller, plan), `kebao-ledger-${caller.org}.jsonl`);
});

async function writtenAtOnce({ scope, org }: Caller, plan: ExportPlan): Promise<string> {
  const turnovers = new Turnovers();
  const texts: string[] = [];
  let hash = '';
  const write = (line: ExportLine) => {
    const closed = closeLine(hash, bodyOf(line), sha256);
    texts.push(closed.text);
    ({ hash } = closed);
    for (const entry of entriesOf(line)) turnovers.add(entry);
  };
  for (const line of await headLines(org, plan)) write(line);
  for (const part of plan.chunks.flat()) for await (const line of linesOfPart(scope, part)) write(line);
  for (const line of await tailLines(scope, plan, turnovers.byAccount())) write(line);
  write(endLine(texts.length + 1));
  return texts.join('');
}
