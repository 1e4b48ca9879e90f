import { importRegistryOperation } from '../../shared/contract/operations/firms.ts';
import type { Registration } from '../../shared/domain/registries/registration.ts';
import { parseRegistryRow, registryColumns } from '../../shared/domain/registries/registry-row.ts';
import { writeRegistration } from '../../shared/persistence/firms.ts';
import { commit } from '../../shared/persistence/store.ts';
import { businessTable } from '../runtime/business-table.ts';
import { parseCsv } from '../runtime/csv-body.ts';
import { answer, invalidRequest } from '../runtime/reply.ts';
import { changingRoute, commitCommand } from '../runtime/route.ts';

const mostRows = 1_000;
const atOnce = 16;
/** Rows are numbered as a spreadsheet shows them: the header is row 1. */
const firstRow = 2;

/** Each row is written by itself and writes over an older one of the same number, so a repeated import changes nothing. */
export const importRegistry = changingRoute(importRegistryOperation, async ({ params, body, command }) => {
  const { required, optional } = registryColumns(params.kind);
  const csv = parseCsv(typeof body === 'string' ? body : '', required, optional);
  if (!csv.ok) return invalidRequest([{ path: 'header', message: csv.message }]);
  if (csv.rows.length > mostRows) {
    return invalidRequest([
      { path: 'rows', message: `at most ${mostRows} rows in one import; split the file` },
    ]);
  }
  const parsed = csv.rows.map((cells) => parseRegistryRow(params.kind, cells));
  const good = parsed.flatMap((row) => (row.ok ? [row.registration] : []));
  const errors = parsed.flatMap((row, index) =>
    row.ok ? [] : [{ row: index + firstRow, message: row.message }],
  );
  await writeRows(good);
  const result = { accepted: good.length, rejected: errors.length, errors };
  await commitCommand([command.remember(result)]);
  return answer(result);
});

async function writeRows(rows: readonly Registration[]): Promise<void> {
  for (let from = 0; from < rows.length; from += atOnce) {
    await Promise.all(
      rows.slice(from, from + atOnce).map((row) => commit(businessTable(), [writeRegistration(row)])),
    );
  }
}
