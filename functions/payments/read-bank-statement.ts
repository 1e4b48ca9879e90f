import { readBankStatementOperation } from '../../shared/contract/operations/payments.ts';
import type { BankMovement } from '../../shared/domain/bank/bank-movement.ts';
import type { BankLine } from '../../shared/domain/policies/bank-line.ts';
import { type BankStatement } from '../../shared/domain/bank/statement.ts';
import { insurerCode, statementId } from '../../shared/domain/ids.ts';
import { sumFen } from '../../shared/domain/money.ts';
import { insertStatement } from '../../shared/persistence/bank-statements.ts';
import { derivedId } from '../runtime/minting.ts';
import { currentCalendar } from '../runtime/current-catalogue.ts';
import { answer } from '../runtime/reply.ts';
import { changingRoute, commitCommand } from '../runtime/route.ts';
import { confirmOutgoing } from './confirm-outgoing.ts';
import type { LineResult, Reading } from './line-result.ts';
import { readLine } from './match-line.ts';
import { openMissing } from './missing-payments.ts';
import { movementsIn } from './statement-movements.ts';
import { takeBackReturned } from './take-back.ts';

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
    const counts = { matched: count('matched'), unmatched: count('unmatched'), held: count('held') };
    const kept = statementOf(statement.movements, items, counts, { caller, now, commandId: command.id });
    if (kept.to !== undefined) await openMissing(kept.insurer, kept.to, now);
    const result = { statementId: kept.statementId, ...counts, items };
    await commitCommand([insertStatement(kept), command.remember(result)]);
    return answer(result);
  },
);

/** What is kept of a statement: its lines in their order, with what became of each. */
function statementOf(
  movements: readonly BankMovement[],
  results: readonly LineResult[],
  counts: Pick<BankStatement, 'matched' | 'unmatched' | 'held'>,
  { caller, now, commandId }: Reading,
): BankStatement {
  const instants = movements.map((one) => one.bookedAt).toSorted();
  const [from, to] = [instants[0], instants.at(-1)];
  const cameIn = movements.filter((one) => one.direction === 'in');
  return {
    statementId: statementId.parse(derivedId('stm', commandId)),
    insurer: insurerCode.parse(caller.org),
    readBy: caller.subject,
    readAt: now,
    ...(from === undefined || to === undefined ? {} : { from, to }),
    totalFen: sumFen(cameIn.map((one) => one.amountFen)),
    ...counts,
    items: movements.flatMap(({ amountFen, bookedAt }, index) => {
      const result = results[index];
      return result === undefined ? [] : [{ ...result, amountFen, paidAt: bookedAt }];
    }),
  };
}

/**
 * Money that came in is a premium or a settlement's, or an indemnity that came back, or nobody knows what; what left the account is
 * an indemnity where it names its instruction.
 */
async function readMovement(of: BankMovement, reading: Reading): Promise<LineResult> {
  if (of.direction === 'out') return confirmOutgoing(of, reading);
  const returned = of.isReversal ? await takeBackReturned(of, reading) : undefined;
  return returned ?? readLine(receiptOf(of), reading);
}

function receiptOf({ bankReference, bookedAt, amountFen, remark, counterparty }: BankMovement): BankLine {
  const { name, account } = counterparty;
  return { bankReference, paidAt: bookedAt, payerName: name, payerAccount: account, amountFen, remark };
}
