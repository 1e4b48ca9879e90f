import { type Outcome, outcomes } from '../../../shared/contract/workflows.ts';
import { controlTotalsOf } from '../../../shared/domain/reconciliation/control-totals.ts';
import { rangeOf } from '../../../shared/domain/reconciliation/divide-list.ts';
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
import { judgedRows } from '../judge-rows.ts';
import { ListPart } from '../list-part.ts';
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
  const list = new ListPart(plan.titles, settlement);
  for (let file = 0; file < (plan.files[part] ?? 0); file += 1)
    list.add(await readPart(job.jobId, part, file));
  const compared = await compareRows(settlement, plan, part, list);
  const { rows: total, bad } = list;
  const ref = { settlementId, listId: plan.listId };
  await writeComparedRows(businessTable(), ref, [], { titles: plan.titles, rows: bad });
  await writeCompared(job.jobId, chunk, {
    rows: total - bad.length,
    rejected: bad.length,
    ...compared,
  });
  await countChunk(job.jobId, { chunk, rows: total, rejected: bad.length });
  return { outcome: outcomes.done };
}

async function compareRows(
  settlement: SettlementIn<'draft'>,
  plan: ListPlan,
  part: number,
  list: ListPart,
): Promise<Pick<ComparedPart, 'sums' | 'control'>> {
  const { settlementId } = settlement;
  const ref = { settlementId, listId: plan.listId };
  const compared: Pick<ComparedPart, 'sums' | 'control'> = { sums: [], control: [] };
  const take = async (rows: readonly SettlementRow[]) => {
    const judged = await judgedRows(settlement, rows);
    await writeComparedRows(businessTable(), ref, judged, { titles: plan.titles, rows: [] });
    compared.sums.push(sumRows(judged));
    compared.control.push(controlTotalsOf(judged));
  };
  const range = rangeOf(part, plan.boundaries);
  for await (const page of ledgerRowsBetween(businessTable(), settlementId, range)) {
    await take(page.flatMap((row) => list.reconciled(row)));
  }
  await take([...list.left()]);
  return compared;
}
