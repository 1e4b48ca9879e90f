import {
  listBankStatementsOperation,
  readOneBankStatementOperation,
} from '../../shared/contract/operations/payments.ts';
import { listStatements, readStatement } from '../../shared/persistence/bank-statements.ts';
import { businessTable } from '../runtime/business-table.ts';
import { answer, notFound } from '../runtime/reply.ts';
import { readingRoute } from '../runtime/route.ts';

export const listBankStatements = readingRoute(listBankStatementsOperation, async ({ query, caller }) => {
  const page = await listStatements(businessTable(), caller.scope, query);
  const items = page.items.map(({ items: lines, ...shown }) => ({ ...shown, lines: lines.length }));
  return answer({ ...page, items });
});

export const readOneBankStatement = readingRoute(
  readOneBankStatementOperation,
  async ({ params, caller }) => {
    const found = await readStatement(businessTable(), caller.scope, params.statementId);
    return found === undefined ? notFound() : answer(found);
  },
);
