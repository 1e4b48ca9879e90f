import { budget, type Budget, type LevelPart, neededByEnvelope } from '../domain/subsidies/budget.ts';
import { addFen, type Fen, negateFen, zeroFen } from '../domain/money.ts';
import { keys } from './keys.ts';
import { insert, read, replace, type Store, type Write } from './store.ts';

/** How money moves between the columns of an envelope; `from` and `to` name what falls and what rises. */
const movements = {
  /** Bind: nothing may be reserved that is not available. */
  reserve: { falls: ['availableFen'], rises: ['reservedFen'] },
  /** Lapse, or cancellation before payment. */
  release: { falls: ['reservedFen'], rises: ['availableFen'] },
  /** The firm has paid: what was reserved is due. */
  accrue: { falls: ['reservedFen'], rises: ['accruedFen'] },
  /** The policy has ended: what was due, and nobody has paid, is free again. */
  annul: { falls: ['accruedFen'], rises: ['availableFen'] },
  /** Bound and paid in one: what was available is due. */
  reserveAndAccrue: { falls: ['availableFen'], rises: ['accruedFen'] },
  /** The bureaus have approved it for payment in a settlement. */
  settle: { falls: [], rises: ['settledFen'] },
  /** The bureau has paid what was due (`paidFen` is part of `accruedFen`). */
  pay: { falls: [], rises: ['paidFen'] },
  /** A clawback in the budget year frees the envelope. */
  clawBack: { falls: [], rises: ['clawedBackFen', 'availableFen'] },
  /** Case 23: a refund is corrected in the budget year; the envelope gives again what it got back too much. */
  giveAgain: { falls: ['clawedBackFen', 'availableFen'], rises: [] },
} as const;
export type BudgetMovement = keyof typeof movements;

export async function readBudget(
  store: Store,
  programmeId: string,
  year: number,
): Promise<Budget | undefined> {
  const item = await read(store, keys.budget(programmeId, year));
  return item === undefined ? undefined : budget.parse(item);
}

/** A new or changed budget, written over the revision it was decided on. */
export function writeBudget(of: Budget): Write {
  const item = { ...keys.budget(of.programmeId, of.year), type: 'budget', ...of };
  return of.revision === 0 ? insert('budget', item) : replace('budget', item);
}

/**
 * Moves placed parts of a subsidy in one conditional write; none where there is nothing to move (invariant 11: only here it
 * is known how a reservation is made). Its condition fails with the label `budget` when an envelope has less than is taken
 * from it. The revision goes up, so that a change of approved money that was decided meanwhile is decided again.
 */
export function moveBudget(
  movement: BudgetMovement,
  of: Pick<Budget, 'programmeId' | 'year'>,
  parts: readonly LevelPart[],
): readonly Write[] {
  return moveBudgetBy(of, [{ movement, parts }]);
}

/** The same for several movements of one budget, which a transaction can write only once. */
export function moveBudgetBy(
  of: Pick<Budget, 'programmeId' | 'year'>,
  moves: readonly { readonly movement: BudgetMovement; readonly parts: readonly LevelPart[] }[],
): readonly Write[] {
  const changes = changesOf(moves);
  if (changes.length === 0) return [];
  const names: Record<string, string> = { '#e': 'envelopes', '#r': 'revision' };
  const values: Record<string, Fen | number> = { ':one': 1 };
  const sets = ['#r = #r + :one'];
  const conditions = ['attribute_exists(pk)'];
  const envelopes = [...new Set(changes.map((change) => change.key))];
  changes.forEach(({ key, column, fen }, index) => {
    const envelope = `#k${envelopes.indexOf(key)}`;
    names[envelope] = key;
    names[`#${column}`] = column;
    values[`:f${index}`] = fen;
    const path = `#e.${envelope}.#${column}`;
    sets.push(`${path} = ${path} + :f${index}`);
    if (fen < 0) {
      values[`:n${index}`] = negateFen(fen);
      conditions.push(`${path} >= :n${index}`);
    }
  });
  const write: Write = {
    label: 'budget',
    update: keys.budget(of.programmeId, of.year),
    expression: `SET ${sets.join(', ')}`,
    condition: { expression: conditions.join(' AND '), names, values },
  };
  return [write];
}

/** What every column of every envelope changes by, once for each. */
function changesOf(
  moves: readonly { readonly movement: BudgetMovement; readonly parts: readonly LevelPart[] }[],
): readonly { readonly key: string; readonly column: string; readonly fen: Fen }[] {
  const sums = new Map<string, { key: string; column: string; fen: Fen }>();
  const change = (key: string, column: string, fen: Fen) => {
    const before = sums.get(`${key}/${column}`)?.fen ?? zeroFen;
    sums.set(`${key}/${column}`, { key, column, fen: addFen(before, fen) });
  };
  for (const { movement, parts } of moves) {
    const { falls, rises } = movements[movement];
    for (const { key, fen } of neededByEnvelope(parts)) {
      for (const column of falls) change(key, column, negateFen(fen));
      for (const column of rises) change(key, column, fen);
    }
  }
  return [...sums.values()].filter((one) => one.fen !== 0);
}
