import { readBankStatementOperation } from '../../shared/contract/operations/payments.ts';
import type { BankMovement } from '../../shared/domain/bank/bank-movement.ts';
import type { BankLine } from '../../shared/domain/policies/bank-line.ts';
import { currentCalendar } from '../runtime/current-catalogue.ts';
import { answer } from '../runtime/reply.ts';
import { changingRoute, commitCommand } from '../runtime/route.ts';
import { confirmOutgoing } from './confirm-outgoing.ts';
import { type LineResult, type Reading, readLine } from './match-line.ts';
import { movementsIn } from './statement-movements.ts';

/**
 * A statement is checked whole before its first line is read; then every line is a transaction of its own. One that stopped
 * half-way is finished by its repetition: lines already read answer what they were.
 */
export const readBankStatement = changingRoute(
  readBankStatementOperation,
  async ({ body, caller, now, command }) => {
    const statement = movementsIn(typeof body === 'string' ? body : '', now);
    if (!statement.ok) return statement.refusal;
    await currentCalendar();
    const items: LineResult[] = [];
    const read = new Set<string>();
    for (const movement of statement.movements) {
      items.push(
        read.has(movement.bankReference)
          ? { bankReference: movement.bankReference, outcome: 'unmatched', reason: 'seen-before' }
          : await readMovement(movement, { caller, now, commandId: command.id }),
      );
      read.add(movement.bankReference);
    }
    const count = (outcome: LineResult['outcome']) => items.filter((item) => item.outcome === outcome).length;
    const result = { matched: count('matched'), unmatched: count('unmatched'), held: count('held'), items };
    await commitCommand([command.remember(result)]);
    return answer(result);
  },
);

/** Money that came in is a premium, or nobody knows what; what left the account is an indemnity where it names its instruction. */
function readMovement(of: BankMovement, reading: Reading): Promise<LineResult> | LineResult {
  if (of.direction === 'in') return readLine(receiptOf(of), reading);
  return confirmOutgoing(of, reading);
}

function receiptOf({ bankReference, bookedAt, amountFen, remark, counterparty }: BankMovement): BankLine {
  const { name, account } = counterparty;
  return { bankReference, paidAt: bookedAt, payerName: name, payerAccount: account, amountFen, remark };
}
