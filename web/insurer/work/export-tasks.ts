import type { AnswerOf } from '../../api/contract.ts';
import { plainYuan, saveTable } from '../../components/table-file.ts';

type TaskRow = AnswerOf<'GET /v1/tasks'>['items'][number];

interface Columns {
  readonly heads: readonly string[];
  readonly kindOf: (task: TaskRow) => string;
  readonly coverOf: (task: TaskRow) => string;
}

/** The worklist as it stands on the page, for a spreadsheet. */
export function exportTasks(tasks: readonly TaskRow[], { heads, kindOf, coverOf }: Columns): void {
  const amount = (fen: number | undefined) => (fen === undefined ? '' : plainYuan(fen));
  const rows = tasks.map((task) => [
    task.movedTo,
    kindOf(task),
    task.claimNo ?? '',
    task.firm.name,
    coverOf(task),
    amount(task.estimatedFen),
    amount(task.remainingFen),
  ]);
  saveTable([heads, ...rows], 'worklist.csv');
}
