import { importRegistryOperation } from '../../shared/contract/operations/firms.ts';
import { divisionHolds, type Scope } from '../../shared/domain/access/role.ts';
import { dayOf, type Instant } from '../../shared/domain/dates.ts';
import {
  type ParsedRow,
  parseRegistryRow,
  registryColumns,
} from '../../shared/domain/registries/registry-row.ts';
import { readFirmFile, writeRegistration } from '../../shared/persistence/firms.ts';
import { noteRevocation } from '../../shared/persistence/revocations.ts';
import { commit } from '../../shared/persistence/store.ts';
import { businessTable } from '../runtime/business-table.ts';
import { parseCsv } from '../runtime/csv-body.ts';
import { answer, invalidRequest } from '../runtime/reply.ts';
import { changingRoute, commitCommand } from '../runtime/route.ts';

const mostRows = 1_000;
const atOnce = 16;
/** Rows are numbered as a spreadsheet shows them: the header is row 1. */
const firstRow = 2;

/**
 * Each row is written by itself and writes over an older one of the same number, so a repeated import changes nothing. A
 * bureau says nothing about firms that have registered with another division; rows of firms not yet registered are kept.
 */
export const importRegistry = changingRoute(
  importRegistryOperation,
  async ({ params, body, caller, now, command }) => {
    const { required, optional } = registryColumns(params.kind);
    const csv = parseCsv(typeof body === 'string' ? body : '', required, optional);
    if (!csv.ok) return invalidRequest([{ path: 'header', message: csv.message }]);
    if (csv.rows.length > mostRows) {
      return invalidRequest([
        { path: 'rows', message: `at most ${mostRows} rows in one import; split the file` },
      ]);
    }
    const parsed = csv.rows.map((cells) => parseRegistryRow(params.kind, cells));
    const errors: { row: number; message: string }[] = [];
    for (let from = 0; from < parsed.length; from += atOnce) {
      const faults = await Promise.all(
        parsed.slice(from, from + atOnce).map((row) => keepRow(row, caller.scope, now)),
      );
      faults.forEach((message, index) => {
        if (message !== undefined) errors.push({ row: from + index + firstRow, message });
      });
    }
    const result = { accepted: parsed.length - errors.length, rejected: errors.length, errors };
    await commitCommand([command.remember(result)]);
    return answer(result);
  },
);

/** Keeps a row, or says why not; one that was revoked with effect back has its firm’s subsidies reviewed (ELG-4). */
async function keepRow(row: ParsedRow, scope: Scope, now: Instant): Promise<string | undefined> {
  if (!row.ok) return row.message;
  if (scope.kind === 'bureau') {
    const { firm } = await readFirmFile(businessTable(), { kind: 'service' }, row.registration.uscc);
    if (firm !== undefined && !divisionHolds(scope.division, firm.divisionCode)) {
      return '企业不在本地区登记 / the firm is registered with another division';
    }
  }
  const { registration } = row;
  const isRevoked = registration.revokedFrom !== undefined && registration.revokedFrom <= dayOf(now);
  await commit(businessTable(), [
    writeRegistration(registration),
    ...(isRevoked ? [noteRevocation(registration, now)] : []),
  ]);
  return undefined;
}
