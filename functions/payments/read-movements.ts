import type { BankMovement } from '../../shared/domain/bank/bank-movement.ts';
import type { BankStatement } from '../../shared/domain/bank/statement.ts';
import { insurerCode, statementId } from '../../shared/domain/ids.ts';
import { sumFen } from '../../shared/domain/money.ts';
import type { BankLine } from '../../shared/domain/policies/bank-line.ts';
import { currentCalendar } from '../runtime/current-catalogue.ts';
import { derivedId } from '../runtime/minting.ts';
import { confirmOutgoing } from './confirm-outgoing.ts';
import type { LineResult, Reading } from './line-result.ts';
import { readLine } from './match-line.ts';
import { takeBackReturned } from './take-back.ts';

/**
 * Reads the lines of a statement, each a transaction of its own, and gives the statement that is to be kept. Stopped half-way and
 * begun again, it answers of the lines that were read what they were.
 */
export async function readMovements(
  movements: readonly BankMovement[],
  reading: Reading,
): Promise<BankStatement> {
  await currentCalendar();
  const results: LineResult[] = [];
  const read = new Set<string>();
  for (const movement of movements) {
    const { bankReference } = movement;
    results.push(
      read.has(bankReference)
        ? { bankReference, outcome: 'unmatched', reason: 'seen-before' }
        : await readMovement(movement, reading),
    );
    read.add(bankReference);
  }
  return statementOf(movements, results, reading);
}

/** What is kept of a statement: its lines in their order, with what became of each. */
function statementOf(
  movements: readonly BankMovement[],
  results: readonly LineResult[],
  { caller, now, commandId }: Reading,
): BankStatement {
  const instants = movements.map((one) => one.bookedAt).toSorted();
  const [from, to] = [instants[0], instants.at(-1)];
  const cameIn = movements.filter((one) => one.direction === 'in');
  const count = (outcome: LineResult['outcome']) => results.filter((one) => one.outcome === outcome).length;
  return {
    statementId: statementId.parse(derivedId('stm', commandId)),
    insurer: insurerCode.parse(caller.org),
    readBy: caller.subject,
    readAt: now,
    ...(from === undefined || to === undefined ? {} : { from, to }),
    totalFen: sumFen(cameIn.map((one) => one.amountFen)),
    matched: count('matched'),
    unmatched: count('unmatched'),
    held: count('held'),
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
