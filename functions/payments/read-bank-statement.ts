import { readBankStatementOperation } from '../../shared/contract/operations/payments.ts';
import type { BankStatement } from '../../shared/domain/bank/statement.ts';
import { insertStatement } from '../../shared/persistence/bank-statements.ts';
import { answer } from '../runtime/reply.ts';
import { changingRoute, commitCommand } from '../runtime/route.ts';
import { beginStatementJob } from './begin-statement-job.ts';
import { openMissing } from './missing-payments.ts';
import type { LineResult } from './line-result.ts';
import { readMovements } from './read-movements.ts';
import { movementsIn } from './statement-movements.ts';

/**
 * A statement is checked whole before its first line is read; then every line is a transaction of its own. One that stopped
 * half-way is finished by its repetition: lines already read answer what they were. A large one comes by its upload.
 */
export const readBankStatement = changingRoute(
  readBankStatementOperation,
  async ({ body, caller, now, command }) => {
    if (typeof body !== 'string') return beginStatementJob(body, { caller, now, command });
    const statement = movementsIn(body, now);
    if (!statement.ok) return statement.refusal;
    const kept = await readMovements(statement.movements, { caller, now, commandId: command.id });
    if (kept.to !== undefined) await openMissing(kept.insurer, kept.to, now);
    const { statementId, matched, unmatched, held } = kept;
    const shown = { statementId, matched, unmatched, held, items: kept.items.map(resultOf) };
    await commitCommand([insertStatement(kept), command.remember(shown)]);
    return answer(shown);
  },
);

/** What became of a line, without what the statement says of it. */
function resultOf(line: BankStatement['items'][number]): LineResult {
  const { amountFen: _, paidAt: __, ...result } = line;
  return result;
}
