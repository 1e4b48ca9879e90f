import { type Outcome, outcomes } from '../../../shared/contract/workflows.ts';
import { controlTotalsOf } from '../../../shared/domain/reconciliation/control-totals.ts';
import { rangeOf } from '../../../shared/domain/reconciliation/divide-list.ts';
import { byRowKey, type ListedRow } from '../../../shared/domain/reconciliation/listed-row.ts';
import { reconcileRows } from '../../../shared/domain/reconciliation/reconcile-rows.ts';
import { invariant } from '../../../shared/domain/result.ts';
import { sumRows } from '../../../shared/domain/settlement/row-sums.ts';
import { type SettlementRow } from '../../../shared/domain/settlement/settlement-row.ts';
import { type SettlementIn } from '../../../shared/domain/settlement/settlement.ts';
import { insurerListOf } from '../../../shared/domain/transfers/job.ts';
import { writeComparedRows } from '../../../shared/persistence/insurer-lists.ts';
import { ledgerRowsBetween, readSettlement } from '../../../shared/persistence/settlements.ts';
import type { WorkflowTask } from '../../runtime/background.ts';
import { businessTable } from '../../runtime/business-table.ts';
import { countChunk, jobOf } from '../../runtime/chunked-job.ts';
import { rowsOfRecords } from '../csv-records.ts';
import { judgedRows } from '../judge-rows.ts';
import { listOf } from '../read-insurer-list.ts';
import { type ComparedPart, type ListPlan, placeOf, readPart, readPlan, writeCompared } from './list-job.ts';

const service = { kind: 'service' } as const;

/**
 * Compares the rows of a part with the ledger's between the same keys, page by page. What is written lies under a list that
 * nothing names yet, so that a part that is delivered twice writes the same rows again.
 */
export async function comparePart(work: WorkflowTask): Promise<Outcome> {
  const { chunk } = work;
  const job = await jobOf(work);
  invariant(chunk !== undefined, `a part of ${job.jobId} without its key`);
  if (job.state !== 'running') return { outcome: outcomes.done };
  const { settlementId } = insurerListOf(job);
  const settlement = await readSettlement(businessTable(), service, settlementId);
  if (settlement?.status !== 'draft') return { outcome: outcomes.done };
  const plan = await readPlan(job.jobId);
  const part = placeOf(chunk);
  const rows = [];
  for (let file = 0; file < (plan.files[part] ?? 0); file += 1)
    rows.push(...(await readPart(job.jobId, part, file)));
  const list = listOf(plan.titles, rowsOfRecords(rows), settlement.insurer);
  const ref = { settlementId, listId: plan.listId };
  await writeComparedRows(businessTable(), ref, [], { titles: plan.titles, rows: list.bad });
  const compared = await compareRows(settlement, plan, part, list.rows);
  const counted = { rows: list.rows.length, rejected: list.bad.length };
  await writeCompared(job.jobId, chunk, { ...counted, ...compared });
  await countChunk(job.jobId, { chunk, rows: rows.length, rejected: list.bad.length });
  return { outcome: outcomes.done };
}

async function compareRows(
  settlement: SettlementIn<'draft'>,
  plan: ListPlan,
  part: number,
  listed: readonly ListedRow[],
): Promise<Pick<ComparedPart, 'sums' | 'control'>> {
  const ref = { settlementId: settlement.settlementId, listId: plan.listId };
  const sorted = listed.toSorted(byRowKey);
  const compared: Pick<ComparedPart, 'sums' | 'control'> = { sums: [], control: [] };
  let taken = 0;
  const take = async (ledger: readonly SettlementRow[], end: number) => {
    const rows = [...reconcileRows(ledger, sorted.slice(taken, end), settlement)];
    taken = end;
    const judged = await judgedRows(settlement, rows);
    await writeComparedRows(businessTable(), ref, judged, { titles: plan.titles, rows: [] });
    compared.sums.push(sumRows(judged));
    compared.control.push(controlTotalsOf(judged));
  };
  for await (const page of ledgerRowsBetween(
    businessTable(),
    settlement.settlementId,
    rangeOf(part, plan.boundaries),
  )) {
    const last = page.at(-1);
    if (last !== undefined) await take(page, endOf(sorted, taken, last));
  }
  if (taken < sorted.length) await take([], sorted.length);
  return compared;
}

/** Where the rows end that do not lie behind another. */
function endOf(sorted: readonly ListedRow[], from: number, last: SettlementRow): number {
  let end = from;
  for (let row = sorted[end]; row !== undefined && byRowKey(row, last) <= 0; row = sorted[end]) end += 1;
  return end;
}
