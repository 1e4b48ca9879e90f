import { recordPaymentOperation } from '../../shared/contract/operations/settlement.ts';
import { advanceFor } from '../../shared/domain/clearing/advance.ts';
import { type Instant } from '../../shared/domain/dates.ts';
import { divisionCode, type DivisionCode, entryId } from '../../shared/domain/ids.ts';
import { formatYuan } from '../../shared/domain/money.ts';
import {
  type Paid,
  type PaymentRefusal,
  paySettlement,
} from '../../shared/domain/settlement/pay-settlement.ts';
import { advanceRefs } from '../../shared/domain/settlement/settlement.ts';
import { keys } from '../../shared/persistence/keys.ts';
import {
  type PaymentReference,
  readPaymentReference,
  readSettlement,
  replaceSettlement,
  writePaymentReference,
} from '../../shared/persistence/settlements.ts';
import { type Write } from '../../shared/persistence/store.ts';
import { advanceWrites } from '../clearing/advance-writes.ts';
import { attempts, RacedTooOften } from '../runtime/attempts.ts';
import { businessTable } from '../runtime/business-table.ts';
import { answer, notFound, type Refusal, refusal } from '../runtime/reply.ts';
import { changingRoute, type Command, commitCommand } from '../runtime/route.ts';
import { arrivedBefore, takenUpWrites } from './arrived-before.ts';
import { noticesOf } from './notice-writes.ts';
import { paidWrites } from './paid-writes.ts';
import { settlementView } from './settlement-view.ts';

/** Settlement, journal, budget and bank reference are one transaction. */
export const recordPayment = changingRoute(
  recordPaymentOperation,
  async ({ params, body, caller, now, command }) => {
    for await (const _ of attempts()) {
      const settlement = await readSettlement(businessTable(), caller.scope, params.settlementId);
      if (settlement === undefined) return notFound();
      const expected = paySettlement(settlement, body, caller, now);
      if (!expected.accepted) return refusalOf(expected.refusal);
      const used = await readPaymentReference(businessTable(), settlement.insurer, body.bankReference);
      const before = await arrivedBefore(expected.value.settlement, body.bankReference, used);
      const reference = referenceFor(expected.value, body.bankReference, used);
      if (reference === undefined || before === 'spoken-for') {
        return refusalOf({ kind: 'bank-reference-used' });
      }
      const arrived = before === 'not-yet' ? undefined : before;
      const paid = paySettlement(settlement, { ...body, arrived: arrived?.money }, caller, now);
      if (!paid.accepted) return refusalOf(paid.refusal);
      const shown = settlementView(paid.value.settlement);
      const committed = await commitCommand([
        writePaymentReference(reference),
        ...(await writesOf(paid.value, divisionCode.parse(caller.org), command, now)),
        ...(arrived === undefined
          ? []
          : await takenUpWrites(paid.value, arrived, { ...caller, now }, command.mint)),
        command.remember(shown),
      ]);
      if (committed.done) return answer(shown);
    }
    throw new RacedTooOften('a payment');
  },
);

/** A payer's transfer may be for several settlements; `undefined` where it is somebody else's, or for this one already. */
function referenceFor(
  { settlement, part }: Paid,
  bankReference: string,
  used: PaymentReference | undefined,
): PaymentReference | undefined {
  const { insurer, settlementId } = settlement;
  if (used === undefined) {
    return { insurer, bankReference, payer: part.payer, settlementIds: [settlementId], revision: 0 };
  }
  const { payer = part.payer } = used;
  if (payer !== part.payer || used.settlementIds.includes(settlementId)) return undefined;
  return {
    ...used,
    payer,
    settlementIds: [...used.settlementIds, settlementId],
    revision: used.revision + 1,
  };
}

async function writesOf(
  { settlement, part }: Paid,
  by: DivisionCode,
  command: Command,
  now: Instant,
): Promise<readonly Write[]> {
  const id = entryId.parse(command.mint.ulid('ent'));
  const advance = advanceFor(part, by, { ...advanceRefs(settlement), entryId: id, advancedAt: now });
  return [
    replaceSettlement(settlement),
    ...advanceWrites(advance, keys.settlement(settlement.settlementId), { insurer: settlement.insurer }),
    ...(await paidWrites([{ settlement, part }], command.mint, now)),
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
      if (of.arrivedFen !== undefined) {
        const { dueFen, arrivedFen } = of;
        const message = `保险公司银行账户上该流水号只有 ${formatYuan(arrivedFen)} 元可用，少于应拨付的 ${formatYuan(dueFen)} 元。请核对流水号，或补足后登记后一笔的流水号。`;
        return refusal(of.kind, message, { facts: { dueFen, arrivedFen } });
      }
      return refusal(of.kind, `应拨付 ${formatYuan(of.dueFen)} 元，金额须完全一致，不能分次或多付。`, {
        facts: { dueFen: of.dueFen },
      });
    case 'paid-in-future':
      return refusal(of.kind, '付款时间晚于现在。请核对 paidAt。');
    case 'bank-reference-used':
      return refusal(of.kind, '该银行流水号已登记过付款，或其款项已另有归属、已退回。请核对流水号。');
  }
}
