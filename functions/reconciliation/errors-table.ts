import { faultColumns } from '../../shared/domain/imports/columns.ts';
import { type QuarantinedRow } from '../../shared/persistence/insurer-lists.ts';
import { type Table } from './list-tables.ts';
import { faultsOfRow } from './read-insurer-list.ts';

/** Rows in quarantine: where, by which rule, why and what to do, before the cells as they were. */
export function errorsTable(titles: readonly string[], rows: readonly QuarantinedRow[]): Table {
  const joined = (texts: readonly (string | undefined)[]) => [...new Set(texts.filter(Boolean))].join('；');
  return [
    [...faultColumns.map(({ zh }) => zh), ...titles],
    ...rows.map((row) => {
      const faults = faultsOfRow(row, titles);
      return [
        String(row.line),
        joined(faults.map((fault) => fault.cell)),
        joined(faults.map((fault) => fault.rule)),
        joined(faults.map((fault) => fault.message)),
        joined(faults.map((fault) => fault.fix)),
        ...titles.map((_, position) => row.cells[position] ?? ''),
      ];
    }),
  ];
}
