import type { BankMovement } from '../../shared/domain/bank/bank-movement.ts';
import { paymentIn } from '../../shared/domain/bank/payment-in-movement.ts';
import { taskOfPayment } from '../../shared/domain/claims/payment.ts';
import { insurerCode } from '../../shared/domain/ids.ts';
import { findBankLine, insertBankLine } from '../../shared/persistence/bank-lines.ts';
import { commit } from '../../shared/persistence/store.ts';
import { readTask } from '../../shared/persistence/tasks.ts';
import { takeBack } from '../claims/return-writes.ts';
import { attempts, RacedTooOften } from '../runtime/attempts.ts';
import { businessTable } from '../runtime/business-table.ts';
import { calendarAsRead } from '../runtime/current-catalogue.ts';
import { Minter } from '../runtime/minting.ts';
import type { LineResult, Reading } from './line-result.ts';
import { seenResult } from './match-line.ts';

/**
 * An indemnity came back, as the bank says: it is due again, in the transaction that marks the line as read. `undefined` where the
 * line is not of an indemnity that was paid, to the fen: it is then money that came in and nobody knows what for.
 */
export async function takeBackReturned(of: BankMovement, reading: Reading): Promise<LineResult | undefined> {
  const insurer = insurerCode.parse(reading.caller.org);
  const { bankReference, amountFen, bookedAt } = of;
  const { now, commandId, caller } = reading;
  const named = paymentIn(of);
  if (named === undefined) return undefined;
  for await (const _ of attempts()) {
    const seen = await findBankLine(businessTable(), insurer, bankReference);
    if (seen !== undefined) return seenResult(seen, reading);
    const task = await readTask(businessTable(), caller.scope, taskOfPayment(named));
    if (task?.claimNo === undefined || task.amountFen !== amountFen) return undefined;
    const { claimNo, policyNo } = task;
    const making = {
      mint: new Minter(`${commandId}#${bankReference}`, now),
      now,
      calendar: calendarAsRead(),
    };
    const cameBack = {
      claimNo,
      paymentId: named,
      returnedAt: bookedAt,
      payer: insurer,
      by: caller.subject,
    };
    const taken = await takeBack(caller.scope, cameBack, making);
    if (!taken.accepted) return undefined;
    const line = insertBankLine({
      insurer,
      bankReference,
      paidAt: bookedAt,
      payerName: of.counterparty.name,
      payerAccount: of.counterparty.account,
      amountFen,
      remark: of.remark,
      outcome: 'matched',
      policyNo,
      claimNo,
      commandId,
      readAt: now,
    });
    if ((await commit(businessTable(), [line, ...taken.value.writes])).done) {
      return { bankReference, outcome: 'matched', policyNo, claimNo };
    }
  }
  throw new RacedTooOften('a returned payment on a statement');
}
