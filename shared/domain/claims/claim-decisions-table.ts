import { type ClaimCommand, claimLifecycle, claimStatuses, mayMove, statusAfter } from './claim-lifecycle.ts';

const acts = '●';
const refuses = '·';

/**
 * Every status by every command of a claim, made from its lifecycle: whether the command acts there and where it leads. What does
 * not act is refused as `claim-not-open` and changes nothing, so no cell is without an answer.
 */
export function claimDecisionsTable(): string {
  const commands = Object.keys(claimLifecycle) as ClaimCommand[];
  const width = Math.max(...commands.map((command) => command.length));
  const columns = claimStatuses.map((status, place) => `${letterOf(place)} ${status}`);
  return [
    `${acts} acts, ${refuses} is refused (claim-not-open)`,
    ...columns,
    '',
    `${' '.repeat(width)}  ${claimStatuses.map((_, place) => letterOf(place)).join(' ')}`,
    ...commands.map((command) => {
      const cells = claimStatuses.map((status) => (mayMove(status, command) ? acts : refuses));
      return `${command.padEnd(width)}  ${cells.join(' ')}  → ${statusAfter(command)}`;
    }),
  ].join('\n');
}

function letterOf(place: number): string {
  return 'abcdefghijklmnopqrstuvwxyz'.charAt(place);
}
