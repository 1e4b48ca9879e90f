import { addFen, type Fen, sumFen, zeroFen } from '../../shared/domain/money.ts';
import { subsidyMovedBy } from '../../shared/domain/settlement/build-rows.ts';
import { carriedBy } from '../../shared/domain/settlement/carry-forward.ts';
import { type RowsOfSettlement } from '../../shared/domain/settlement/object-to-row.ts';
import { type TotalledSettlement } from '../../shared/domain/settlement/settlement.ts';
import { nextMovements } from '../../shared/persistence/entries.ts';
import { readSettlement } from '../../shared/persistence/settlements.ts';
import { businessTable } from '../runtime/business-table.ts';

const movementsAtOnce = 1_000;
const service = { kind: 'service' } as const;

/** What the totals of a settlement are made from beside its rows: what it brings forward, and the journal of its quarter and of what it took up. */
export async function booksOf(of: TotalledSettlement): Promise<Omit<RowsOfSettlement, 'rows'>> {
  const [ledgerFen, earlier] = await Promise.all([
    movedInQuarter(of),
    Promise.all(of.bringsForward.map((id) => readSettlement(businessTable(), service, id))),
  ]);
  const carries = earlier.flatMap((one) => {
    return one === undefined || one.status === 'building' ? [] : [carriedBy(one)];
  });
  return { carries, ledgerFen: addFen(ledgerFen, of.takenUp?.subsidyFen ?? zeroFen) };
}

/** The quarter's subsidy from the journal itself, page by page: a million entries are not in memory at once. */
async function movedInQuarter(of: TotalledSettlement): Promise<Fen> {
  let total = zeroFen;
  let cursor: string | undefined;
  do {
    const page = await nextMovements(businessTable(), of, cursor, movementsAtOnce);
    total = sumFen([total, ...page.movements.map(subsidyMovedBy)]);
    ({ cursor } = page);
  } while (cursor !== undefined);
  return total;
}
