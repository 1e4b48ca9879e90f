import {
  decideObjectionOperation,
  objectToRowOperation,
} from '../../shared/contract/operations/settlement.ts';
import { objectionId } from '../../shared/domain/ids.ts';
import { zeroFen } from '../../shared/domain/money.ts';
import {
  decideObjection as decide,
  type Objected,
  type ObjectionDecisionRefusal,
  type ObjectionRefusal,
  objectToRow as object,
  type RowsOfSettlement,
} from '../../shared/domain/settlement/object-to-row.ts';
import { type Settlement } from '../../shared/domain/settlement/settlement.ts';
import {
  readRows,
  readSettlement,
  replaceRow,
  replaceSettlement,
} from '../../shared/persistence/settlements.ts';
import { attempts, RacedTooOften } from '../runtime/attempts.ts';
import { businessTable } from '../runtime/business-table.ts';
import { answer, notFound, type Refusal, refusal } from '../runtime/reply.ts';
import { changingRoute, type Command, commitCommand } from '../runtime/route.ts';
import { booksOf } from './books-of.ts';

const service = { kind: 'service' } as const;

/** Settlement, its rows and the command are one transaction. Who objects sees the row: it is of its division. */
export const objectToRow = changingRoute(
  objectToRowOperation,
  async ({ params, body, caller, now, command }) => {
    const raised = { ...body, objectionId: objectionId.parse(command.mint.ulid('obj')) };
    for await (const _ of attempts()) {
      const settlement = await readSettlement(businessTable(), caller.scope, params.settlementId);
      if (settlement === undefined) return notFound();
      const seen = await readRows(businessTable(), caller.scope, settlement);
      if (!seen.some((row) => row.policyNo === body.policyNo)) return refusalOf({ kind: 'row-unknown' });
      const all = await allOf(settlement);
      const objected = object(settlement, raised, all, { subject: caller.subject, now });
      if (!objected.accepted) return refusalOf(objected.refusal);
      const shown = await keep(objected.value, command);
      if (shown !== undefined) return answer(shown);
    }
    throw new RacedTooOften('a settlement');
  },
);

export const decideObjection = changingRoute(
  decideObjectionOperation,
  async ({ params, body, caller, now, command }) => {
    for await (const _ of attempts()) {
      const settlement = await readSettlement(businessTable(), caller.scope, params.settlementId);
      if (settlement === undefined) return notFound();
      const decided = decide(settlement, params.objectionId, body, await allOf(settlement), { caller, now });
      if (!decided.accepted) return decisionRefusalOf(decided.refusal);
      const shown = await keep(decided.value, command);
      if (shown !== undefined) return answer(shown);
    }
    throw new RacedTooOften('a settlement');
  },
);

async function allOf(of: Settlement): Promise<RowsOfSettlement> {
  if (of.status === 'building') return { rows: [], carries: [], ledgerFen: zeroFen };
  const [rows, books] = await Promise.all([readRows(businessTable(), service, of), booksOf(of)]);
  return { rows, ...books };
}

/** What the command answers; `undefined` where somebody else was faster. */
async function keep({ settlement, objection, rows }: Objected, command: Command) {
  const shown = { objection, totals: settlement.totals };
  const committed = await commitCommand([
    replaceSettlement(settlement),
    ...rows.map((row) => replaceRow(settlement, row)),
    command.remember(shown),
  ]);
  return committed.done ? shown : undefined;
}

function refusalOf(of: ObjectionRefusal): Refusal {
  switch (of.kind) {
    case 'wrong-status':
      return refusal(of.kind, '只有公示中的结算单可以提出异议。请刷新后查看状态。', {
        facts: { status: of.status },
      });
    case 'row-unknown':
      return refusal(of.kind, '本单中没有该保单可拨付的行。请核对保单号，或查看该行不拨付的原因。');
    case 'objection-open':
      return refusal(of.kind, '该保单已有未处理的异议，请先处理。', {
        facts: { objectionId: of.objectionId },
      });
    case 'too-many-objections':
      return refusal(of.kind, '本单异议过多。请退回结算单，由保险公司更正后重新申请。');
    case 'carried-forward':
      return refusal(of.kind, `本单结转的金额已在后续结算单 ${of.carriedInto} 中冲抵，请先退回后者。`, {
        facts: { carriedInto: of.carriedInto },
      });
  }
}

function decisionRefusalOf(of: ObjectionDecisionRefusal): Refusal {
  switch (of.kind) {
    case 'not-found':
      return notFound();
    case 'forbidden':
      return refusal(of.kind, '异议由结算单的主管部门处理。');
    case 'same-person':
      return refusal(of.kind, '提出异议的人不能处理自己的异议，请由另一位经办人或审批人处理。');
    case 'objection-decided':
      return refusal(of.kind, '该异议已作出处理，不能更改。如有新的情况，请重新提出异议。');
    case 'wrong-status':
      return refusal(of.kind, '结算单已退回，异议不再处理。请在新的结算单中核对该行。', {
        facts: { status: of.status },
      });
  }
}
