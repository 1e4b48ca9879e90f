import { recordPaymentOperation } from '../../shared/contract/operations/settlement.ts';
import { type Instant } from '../../shared/domain/dates.ts';
import { entryId } from '../../shared/domain/ids.ts';
import { settlementPaidEntries } from '../../shared/domain/ledger/settlement-postings.ts';
import { formatYuan } from '../../shared/domain/money.ts';
import { invariant } from '../../shared/domain/result.ts';
import {
  type Paid,
  type PaymentRefusal,
  paySettlement,
} from '../../shared/domain/settlement/pay-settlement.ts';
import { insertEntry } from '../../shared/persistence/entries.ts';
import { keys } from '../../shared/persistence/keys.ts';
import {
  insertPaymentReference,
  paymentLabel,
  readSettlement,
  replaceSettlement,
} from '../../shared/persistence/settlements.ts';
import { type Write } from '../../shared/persistence/store.ts';
import { attempts, RacedTooOften } from '../runtime/attempts.ts';
import { businessTable } from '../runtime/business-table.ts';
import { answer, notFound, type Refusal, refusal } from '../runtime/reply.ts';
import { changingRoute, type Command, commitCommand } from '../runtime/route.ts';
import { budgetMoves } from './budget-moves.ts';
import { noticesOf } from './notice-writes.ts';
import { settlementView } from './settlement-view.ts';

/** Settlement, journal, budget and bank reference are one transaction. */
export const recordPayment = changingRoute(
  recordPaymentOperation,
  async ({ params, body, caller, now, command }) => {
    for await (const _ of attempts()) {
      const settlement = await readSettlement(businessTable(), caller.scope, params.settlementId);
      if (settlement === undefined) return notFound();
      const paid = paySettlement(settlement, body, caller, now);
      if (!paid.accepted) return refusalOf(paid.refusal);
      const shown = settlementView(paid.value.settlement);
      const committed = await commitCommand([
        ...(await writesOf(paid.value, command, now)),
        command.remember(shown),
      ]);
      if (committed.done) return answer(shown);
      if (committed.failed.includes(paymentLabel)) return refusalOf({ kind: 'bank-reference-used' });
    }
    throw new RacedTooOften('a payment');
  },
);

async function writesOf(
  { settlement, part }: Paid,
  command: Command,
  now: Instant,
): Promise<readonly Write[]> {
  const payment = settlement.payments.at(-1);
  invariant(payment !== undefined, 'a payment was recorded');
  const nextId = () => entryId.parse(command.mint.ulid('ent'));
  const ids = { money: nextId(), commitment: nextId() };
  return [
    replaceSettlement(settlement),
    insertPaymentReference(settlement.insurer, { ...payment, settlementId: settlement.settlementId }),
    ...settlementPaidEntries(settlement, part, ids, now).map((entry) => {
      return insertEntry(entry, keys.settlement(settlement.settlementId));
    }),
    ...(await budgetMoves('pay', settlement.programmeId, [part])),
    ...(settlement.status === 'paid' ? noticesOf(settlement, command.mint, now) : []),
  ];
}

function refusalOf(of: PaymentRefusal): Refusal {
  switch (of.kind) {
    case 'forbidden':
      return refusal(of.kind, '各级财政只登记本级的拨付（市级可代所辖区县）。');
    case 'wrong-status':
      return refusal(of.kind, '结算单尚未批准或已全部拨付，不能登记付款。', { facts: { status: of.status } });
    case 'nothing-due':
      return refusal(of.kind, '该级没有待拨付的金额，或已登记过拨付。');
    case 'payer-missing':
      return refusal(of.kind, `该级有多个付款单位：${of.payers.join('、')}。请用 payer 指明其一。`, {
        facts: { payers: of.payers },
      });
    case 'amount-differs':
      return refusal(of.kind, `应拨付 ${formatYuan(of.dueFen)} 元，金额须完全一致，不能分次或多付。`, {
        facts: { dueFen: of.dueFen },
      });
    case 'paid-in-future':
      return refusal(of.kind, '付款时间晚于现在。请核对 paidAt。');
    case 'bank-reference-used':
      return refusal(of.kind, '该银行流水号已登记过付款。请核对流水号。');
  }
}
