import { yearOf } from '../dates.ts';
import { type DivisionCode, type InsurerCode } from '../ids.ts';
import { zeroFen } from '../money.ts';
import { type SettlementRow } from '../settlement/settlement-row.ts';
import { compareRow, withoutVerdict } from './compare-row.ts';
import { byRowKey, figuresOf, type ListedRow } from './listed-row.ts';

/** Whose list is compared with whose ledger. */
export interface ReconciledBooks {
  readonly insurer: InsurerCode;
  /** Where a row is read that no policy of the ledger stands behind: the division whose bureau decides. */
  readonly divisionCode: DivisionCode;
}

/** REC-1, REC-2: goes through both sides once, each sorted by `byRowKey`, and gives every row its outcome. */
export function* reconcileRows(
  ledger: Iterable<SettlementRow>,
  list: Iterable<ListedRow>,
  of: ReconciledBooks,
): Generator<SettlementRow> {
  const groups = groupsByKey(list);
  let group = groups.next();
  for (const row of ledger) {
    while (!group.done && byRowKey(group.value[0], row) < 0) {
      yield* onlyListed(group.value, of);
      group = groups.next();
    }
    if (!group.done && byRowKey(group.value[0], row) === 0) {
      yield* reconcileKey(row, group.value, of);
      group = groups.next();
    } else yield* reconcileKey(row, [], of);
  }
  while (!group.done) {
    yield* onlyListed(group.value, of);
    group = groups.next();
  }
}

/**
 * REC-1, REC-2: what a row of the ledger and all rows of the list under its key come to. A key that a list names twice alike is
 * compared once, and what repeats it is `DUPLICATE`; where the repetitions differ nobody knows which is meant, and nothing of
 * the key is payable. Keys come to the same whatever parts of a large list are taken at a time, as long as a part holds a key
 * wholly.
 */
export function reconcileKey(
  row: SettlementRow,
  group: readonly ListedRow[],
  of: ReconciledBooks,
): readonly SettlementRow[] {
  const [first, ...repeated] = group;
  if (first === undefined) {
    return [{ ...withoutVerdict(row), outcome: 'ONLY_PLATFORM', reason: 'not-on-list' }];
  }
  const compared: SettlementRow = areAlike(first, repeated)
    ? compareRow(row, figuresOf(first))
    : { ...withoutVerdict(row), outcome: 'DUPLICATE', reason: 'listed-twice', listed: figuresOf(first) };
  return [compared, ...repeated.map((one) => duplicate(one, of))];
}

/** The same for a key of which the ledger has nothing. */
export function onlyListed(group: readonly ListedRow[], of: ReconciledBooks): readonly SettlementRow[] {
  return group.map((one, place) =>
    place === 0
      ? withoutLedger(one, of, { outcome: 'ONLY_INSURER', reason: 'not-on-platform' })
      : duplicate(one, of),
  );
}

type Group = readonly [ListedRow, ...ListedRow[]];

function* groupsByKey(list: Iterable<ListedRow>): Generator<Group, undefined> {
  let group: [ListedRow, ...ListedRow[]] | undefined;
  for (const row of list) {
    if (group !== undefined && byRowKey(group[0], row) === 0) group.push(row);
    else {
      if (group !== undefined) yield group;
      group = [row];
    }
  }
  if (group !== undefined) yield group;
  return undefined;
}

function areAlike(first: ListedRow, repeated: readonly ListedRow[]): boolean {
  if (repeated.length === 0) return true;
  const said = (one: ListedRow) => JSON.stringify({ ...figuresOf(one), line: 0 });
  return repeated.every((one) => said(one) === said(first));
}

function duplicate(listed: ListedRow, of: ReconciledBooks): SettlementRow {
  return withoutLedger(listed, of, { outcome: 'DUPLICATE', reason: 'listed-twice' });
}

/** A row that only the list has: nothing of it is in the ledger. */
function withoutLedger(
  listed: ListedRow,
  { insurer, divisionCode }: ReconciledBooks,
  verdict: Pick<SettlementRow, 'outcome' | 'reason'>,
): SettlementRow {
  const { policyNo, endorsementNo, sharePpm, productCode, uscc, name, sumInsuredFen } = listed;
  const figures = figuresOf(listed);
  return {
    policyNo,
    endorsementNo,
    insurer,
    sharePpm,
    productCode,
    uscc,
    name,
    divisionCode,
    period: figures.period,
    sumInsuredFen,
    budgetYear: yearOf(figures.period.start),
    premiumFen: zeroFen,
    firmFen: zeroFen,
    subsidyFen: zeroFen,
    levels: [],
    receivedFen: zeroFen,
    status: figures.status,
    ...verdict,
    listed: figures,
    entryIds: [],
  };
}
