import type { JobId } from '../../shared/domain/ids.ts';
import type { RowOutcome } from '../../shared/domain/imports/row-outcome.ts';
import { insertRowOutcome, readRowOutcomes, rowLabel } from '../../shared/persistence/jobs.ts';
import { commit } from '../../shared/persistence/store.ts';
import { attempts, RacedTooOften } from '../runtime/attempts.ts';
import { businessTable } from '../runtime/business-table.ts';
import { Minter } from '../runtime/minting.ts';
import { beyondHeader, type Cells, type ListKind, type RowContext, turnedAway } from './list-kind.ts';

/** A row as its file numbers it (the header is row 1), and its cells by column. */
export interface ListRow {
  readonly row: number;
  readonly cells: Cells;
  /** Filled cells to the right of the header, which nobody can tell the meaning of. */
  readonly cellsBeyond: boolean;
}

export interface ChunkOfRows extends Omit<RowContext, 'mint'> {
  readonly jobId: JobId;
  readonly chunk: string;
  readonly rows: readonly ListRow[];
}

/**
 * Works on rows one after another. What became of a row is in the transaction of what it made, so rows that were worked on
 * before, by an earlier delivery or one at the same time, are passed over and answer what they were.
 */
export async function carryOutRows(list: ListKind, of: ChunkOfRows): Promise<readonly RowOutcome[]> {
  const before = await readRowOutcomes(businessTable(), of.jobId, of.chunk);
  const outcomes: RowOutcome[] = [];
  for (const one of of.rows) outcomes.push(before.get(one.row) ?? (await carryOutRow(list, one, of)));
  return outcomes;
}

async function carryOutRow(list: ListKind, one: ListRow, of: ChunkOfRows): Promise<RowOutcome> {
  const { jobId, chunk, columns, caller, now } = of;
  const { row, cells } = one;
  for await (const _ of attempts()) {
    const mint = new Minter(`${jobId}#${row}`, now);
    const decided = one.cellsBeyond
      ? turnedAway(beyondHeader)
      : await list.decide(cells, { columns, caller, now, mint });
    const outcome: RowOutcome = decided.accepted
      ? { row, outcome: 'accepted', result: decided.result }
      : { row, outcome: 'rejected', faults: decided.faults };
    const writes = decided.accepted ? decided.writes : [];
    const committed = await commit(businessTable(), [insertRowOutcome(jobId, chunk, outcome), ...writes]);
    if (committed.done) return outcome;
    if (committed.failed.includes(rowLabel)) {
      const other = (await readRowOutcomes(businessTable(), jobId, chunk)).get(row);
      if (other !== undefined) return other;
    }
  }
  throw new RacedTooOften('a row of a list');
}
