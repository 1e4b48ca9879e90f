import { coverageOf, isTaken, machines } from '../support/workflow-coverage.ts';
import { type Move, movesOf } from '../support/workflow-tour.ts';
import type { Figures } from './figures.ts';

/** How much of each state machine its interpreter goes through, the clock moved where nobody answers. */
export async function benchWorkflows(): Promise<Figures> {
  const rows = [];
  for (const [name, machine] of machines) {
    const taken = new Set<Move>();
    const moves = movesOf(machine);
    for (const move of moves) if (await isTaken(move, machine)) taken.add(move);
    const { states, choices, retries, catches } = coverageOf(name, moves, taken);
    rows.push([name, states, choices, retries, catches]);
  }
  return {
    title: 'Workflow coverage on the real definitions (back-offs cut to nothing)',
    columns: ['workflow', 'states entered', 'choices', 'Retry taken', 'Catch taken'],
    rows,
  };
}
