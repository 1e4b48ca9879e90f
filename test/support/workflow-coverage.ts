import { claimWorkflow } from '../../infra/claims/claim-workflow.ts';
import { importWorkflow } from '../../infra/imports/import-workflow.ts';
import { statementWorkflow } from '../../infra/payments/statement-workflow.ts';
import { exportWorkflow } from '../../infra/proof/export-workflow.ts';
import { reconciliationWorkflow } from '../../infra/reconciliation/reconciliation-workflow.ts';
import { settlementWorkflow } from '../../infra/settlement/settlement-workflow.ts';
import { type Machine, type Move, takeTour, tourThrough } from './workflow-tour.ts';

const target = { functionArn: 'tasks', partition: 'aws-cn' };

/** Every state machine of the app. */
export const machines: readonly (readonly [name: string, machine: Machine])[] = [
  ['claims', claimWorkflow(target)],
  ['settlement', settlementWorkflow(target)],
  ['imports', importWorkflow(target)],
  ['exports', exportWorkflow(target)],
  ['reconciliation', reconciliationWorkflow(target)],
  ['statements', statementWorkflow(target)],
];

/** Whether a whole execution that takes the move calls what it should, in order, and succeeds. */
export async function isTaken(move: Move, machine: Machine): Promise<boolean> {
  const { called, expected, status } = await takeTour(tourThrough(move, machine), machine);
  return status === 'SUCCEEDED' && called.join() === expected.join();
}

export interface Coverage {
  readonly name: string;
  readonly states: string;
  readonly choices: string;
  readonly retries: string;
  readonly catches: string;
}

/** How many of a machine's moves were taken: `16/16`. */
export function coverageOf(name: string, moves: readonly Move[], taken: ReadonlySet<Move>): Coverage {
  const states = (of: Iterable<Move>) => new Set([...of].map((move) => move.from)).size;
  const part = (kind: Move['kind']) => {
    const all = moves.filter((move) => move.kind === kind);
    return `${all.filter((move) => taken.has(move)).length}/${all.length}`;
  };
  return {
    name,
    states: `${states(taken)}/${states(moves)}`,
    choices: part('choice'),
    retries: part('retry'),
    catches: part('catch'),
  };
}
