import { requestSettlementOperation } from '../../shared/contract/operations/settlement.ts';
import { addDays, type Day, dayOf, quarterPeriod } from '../../shared/domain/dates.ts';
import { type InsurerCode, insurerCode, settlementId } from '../../shared/domain/ids.ts';
import type { Catalogue } from '../../shared/domain/catalogue/catalogue.ts';
import {
  type RequestRefusal,
  requestSettlement as decide,
} from '../../shared/domain/settlement/request-settlement.ts';
import { type Programme } from '../../shared/domain/subsidies/programme.ts';
import { readClosedPeriod } from '../../shared/persistence/periods.ts';
import { insertSettlement, readSlot, writeSlot } from '../../shared/persistence/settlements.ts';
import { attempts, RacedTooOften } from '../runtime/attempts.ts';
import { businessTable } from '../runtime/business-table.ts';
import { currentCatalogue } from '../runtime/current-catalogue.ts';
import { answer, notFound, type Refusal, refusal } from '../runtime/reply.ts';
import { changingRoute, commitCommand } from '../runtime/route.ts';

/** Slot and settlement are one transaction; the stream starts the workflow that builds the draft. */
export const requestSettlement = changingRoute(
  requestSettlementOperation,
  async ({ body, caller, now, command }) => {
    const catalogue = await currentCatalogue();
    const programme = catalogue.programmeOn(body.programmeId, dayOf(now));
    if (programme === undefined) return notFound();
    const insurer = insurerCode.parse(caller.org);
    const { quarter } = body;
    if (!leads(insurer, programme, catalogue, addDays(quarterPeriod(quarter).end, -1))) {
      return refusal('forbidden', '结算由主承保公司申请，贵公司不是该方案任何产品的主承保人。');
    }
    const of = { programmeId: programme.id, insurer, quarter };
    const id = settlementId.parse(command.mint.ulid('set'));
    for await (const _ of attempts()) {
      const [slot, closed] = await Promise.all([
        readSlot(businessTable(), of),
        readClosedPeriod(businessTable(), programme.id, quarter),
      ]);
      const begun = decide({ settlementId: id, programme, insurer, quarter, slot, closed }, caller, now);
      if (!begun.accepted) return refusalOf(begun.refusal);
      const shown = { settlementId: id, status: begun.value.settlement.status };
      const committed = await commitCommand([
        insertSettlement(begun.value.settlement),
        writeSlot(of, begun.value.slot),
        command.remember(shown),
      ]);
      if (committed.done) return answer(shown);
    }
    throw new RacedTooOften('a settlement');
  },
);

/** Whether the insurer leads a product of the programme (COI-4: the bureau pays the lead). */
function leads(insurer: InsurerCode, programme: Programme, catalogue: Catalogue, on: Day): boolean {
  return programme.products.some((code) => {
    return (
      catalogue.productOn(code, on)?.insurers.some((one) => one.lead && one.insurer === insurer) ?? false
    );
  });
}

function refusalOf(of: RequestRefusal): Refusal {
  switch (of.kind) {
    case 'quarter-open':
      return refusal(of.kind, '该季度尚未结束，账目还会变化。请在季度结束后申请结算。', {
        facts: { endsAt: of.endsAt },
      });
    case 'period-closed':
      return refusal(of.kind, '该季度已关账，不再结算。之后的账务记入当前季度，请在当前季度结束后申请。', {
        facts: { closedAt: of.closedAt },
      });
    case 'settlement-exists':
      return refusal(of.kind, `该方案本季度已有结算单 ${of.settlementId}。如需重做，请先由财政退回。`, {
        facts: { settlementId: of.settlementId },
      });
  }
}
