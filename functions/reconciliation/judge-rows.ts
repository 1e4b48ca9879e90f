import { judgeUnknown } from '../../shared/domain/reconciliation/judge-unknown.ts';
import { type SettlementRow } from '../../shared/domain/settlement/settlement-row.ts';
import { type SettlementIn } from '../../shared/domain/settlement/settlement.ts';
import { readPolicy } from '../../shared/persistence/policies.ts';
import { businessTable } from '../runtime/business-table.ts';

/** Policies that are looked up at once. */
const policiesAtOnce = 50;

/** Rows that only the list has are looked up, so that it is told why the ledger has none. */
export async function judgedRows(
  of: SettlementIn<'draft'>,
  rows: readonly SettlementRow[],
): Promise<readonly SettlementRow[]> {
  const found: SettlementRow[] = [];
  for (let at = 0; at < rows.length; at += policiesAtOnce) {
    const part = rows.slice(at, at + policiesAtOnce);
    found.push(...(await Promise.all(part.map((row) => judgedRow(of, row)))));
  }
  return found;
}

async function judgedRow(of: SettlementIn<'draft'>, row: SettlementRow): Promise<SettlementRow> {
  if (row.outcome !== 'ONLY_INSURER') return row;
  const scope = { kind: 'insurer', insurer: of.insurer } as const;
  return judgeUnknown(row, await readPolicy(businessTable(), scope, row.policyNo), of.programmeId);
}
