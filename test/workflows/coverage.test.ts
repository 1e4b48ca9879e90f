import { describe, expect, it } from 'vitest';
import { isTaken, machines } from '../support/workflow-coverage.ts';
import { type Move, movesOf } from '../support/workflow-tour.ts';

/** `Survey, retry on Fault to Survey`. */
const told = ({ from, kind, to, on }: Move) =>
  [`${from}, ${kind}`, on && `on ${on}`, to && `to ${to}`].filter(Boolean).join(' ');

describe.each(machines)('the %s workflow, as its interpreter runs it', (_, machine) => {
  it.each(movesOf(machine).map((move) => [told(move), move] as const))('%s', async (_told, move) => {
    expect(await isTaken(move, machine)).toBe(true);
  });
});
