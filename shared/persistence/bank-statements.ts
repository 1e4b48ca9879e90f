import { type Scope } from '../domain/access/role.ts';
import { type BankStatement, bankStatement } from '../domain/bank/statement.ts';
import { type StatementId } from '../domain/ids.ts';
import { keys, listed } from './keys.ts';
import { listPage, listQuery, type Page, type Paged } from './listing.ts';
import { insert, read, type Store, type Write } from './store.ts';

export function insertStatement(of: BankStatement): Write {
  return insert('bank-statement', {
    ...keys.statement(of.statementId),
    type: 'bank-statement',
    ...listed.byInsurer('STATEMENTS', of.insurer, `${of.readAt}#${of.statementId}`),
    ...of,
  });
}

/** Only the insurer whose bank it is reads a statement. */
export async function readStatement(
  store: Store,
  scope: Scope,
  statementId: StatementId,
): Promise<BankStatement | undefined> {
  const item = await read(store, keys.statement(statementId));
  if (item === undefined) return undefined;
  const found = bankStatement.parse(item);
  return scope.kind === 'insurer' && scope.insurer === found.insurer ? found : undefined;
}

/** The statements of the insurer, the newest first. */
export function listStatements(store: Store, scope: Scope, page: Page): Promise<Paged<BankStatement>> {
  return listPage(store, listQuery('STATEMENTS', scope), page, (item) => bankStatement.parse(item));
}
