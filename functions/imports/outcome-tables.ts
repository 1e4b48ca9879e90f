import { faultColumns, titlesOf } from '../../shared/domain/imports/columns.ts';
import { readHeader } from '../../shared/domain/imports/columns.ts';
import type { RowFault, RowOutcome } from '../../shared/domain/imports/row-outcome.ts';
import type { ListFile } from './files/list-file.ts';
import type { ListKind } from './list-kind.ts';

/** Titles and rows of a file. */
export interface OutcomeTable {
  readonly titles: readonly string[];
  readonly rows: readonly string[][];
}

type Worked = ReadonlyMap<number, RowOutcome>;

/** Rows that were turned away: where, by which rule, why and what to do, before the cells as they were. */
export function errorsOf(list: ListKind, { titles, rows }: ListFile, worked: Worked): OutcomeTable {
  const header = readHeader(list.columns, titles);
  const positions = new Map(
    header.accepted ? header.value.map(({ column, position }) => [column.name, position]) : [],
  );
  const cellOf = (row: number, { column }: RowFault) => {
    const position = column === undefined ? undefined : positions.get(column);
    return position === undefined ? '' : `${letterOf(position)}${row}`;
  };
  return {
    titles: [...faultColumns.map(({ zh }) => zh), ...titles],
    rows: rows.flatMap(({ row, cells }) => {
      const outcome = worked.get(row);
      if (outcome?.outcome !== 'rejected') return [];
      const { faults } = outcome;
      const all = (say: (fault: RowFault) => string) => [...new Set(faults.map(say))].join('；');
      return [
        [
          String(row),
          all((fault) => cellOf(row, fault)),
          all(({ rule }) => rule),
          all(({ message }) => message),
          all(({ fix }) => fix),
          ...titles.map((_, position) => cells[position] ?? ''),
        ],
      ];
    }),
  };
}

/** What each accepted row became. */
export function resultsOf(list: ListKind, worked: Worked): OutcomeTable {
  return {
    titles: ['row', ...list.results.map(titlesOf)],
    rows: [...worked.values()].flatMap((outcome) => {
      if (outcome.outcome !== 'accepted') return [];
      return [[String(outcome.row), ...list.results.map(({ name }) => String(outcome.result[name] ?? ''))]];
    }),
  };
}

/** The letters that a spreadsheet calls a column by: A to Z, AA … */
export function letterOf(position: number): string {
  const letter = String.fromCodePoint(65 + (position % 26));
  return position < 26 ? letter : `${letterOf(Math.trunc(position / 26) - 1)}${letter}`;
}
