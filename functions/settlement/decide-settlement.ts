import { decideSettlementOperation } from '../../shared/contract/operations/settlement.ts';
import { dayOf, type Instant } from '../../shared/domain/dates.ts';
import { entryId } from '../../shared/domain/ids.ts';
import {
  settlementApprovedEntry,
  settlementNettedEntry,
} from '../../shared/domain/ledger/settlement-postings.ts';
import { released } from '../../shared/domain/settlement/carry-forward.ts';
import {
  type DecisionRefusal,
  decideSettlement as decide,
} from '../../shared/domain/settlement/decide-settlement.ts';
import { type TotalledSettlement } from '../../shared/domain/settlement/settlement.ts';
import { invariant } from '../../shared/domain/result.ts';
import { insertEntry } from '../../shared/persistence/entries.ts';
import { keys } from '../../shared/persistence/keys.ts';
import {
  readSettlement,
  readSlot,
  replaceSettlement,
  writeSlot,
} from '../../shared/persistence/settlements.ts';
import { type Write } from '../../shared/persistence/store.ts';
import { attempts, RacedTooOften } from '../runtime/attempts.ts';
import { businessTable } from '../runtime/business-table.ts';
import { currentCalendar, currentCatalogue } from '../runtime/current-catalogue.ts';
import { answer, notFound, type Refusal, refusal } from '../runtime/reply.ts';
import { changingRoute, type Command, commitCommand } from '../runtime/route.ts';
import { budgetMoves } from './budget-moves.ts';
import { noticesOf } from './notice-writes.ts';
import { settlementView } from './settlement-view.ts';

const service = { kind: 'service' } as const;

/** The settlement, what it sets free or sets off, its notices and the command are one transaction. */
export const decideSettlement = changingRoute(
  decideSettlementOperation,
  async ({ params, body, caller, now, command }) => {
    for await (const _ of attempts()) {
      const settlement = await readSettlement(businessTable(), caller.scope, params.settlementId);
      if (settlement === undefined) return notFound();
      const programme = (await currentCatalogue()).programmeOn(settlement.programmeId, dayOf(now));
      invariant(programme !== undefined, `no programme ${settlement.programmeId}`);
      const decided = decide(settlement, body.outcome, {
        by: caller,
        now,
        reason: body.reason,
        noticeWorkingDays: programme.noticeWorkingDays,
        needsList: programme.needsInsurerList === true,
        calendar: await currentCalendar(),
      });
      if (!decided.accepted) return refusalOf(decided.refusal);
      const shown = settlementView(decided.value);
      const committed = await commitCommand([
        replaceSettlement(decided.value),
        ...(await consequencesOf(decided.value, command, now)),
        ...noticesOf(decided.value, command.mint, now),
        command.remember(shown),
      ]);
      if (committed.done) return answer(shown);
    }
    throw new RacedTooOften('a settlement');
  },
);

async function consequencesOf(
  of: TotalledSettlement,
  command: Command,
  now: Instant,
): Promise<readonly Write[]> {
  switch (of.status) {
    case 'returned':
      return makeRoom(of);
    case 'approved':
    case 'paid': {
      const nextId = () => entryId.parse(command.mint.ulid('ent'));
      const entries = [
        settlementApprovedEntry(of, of.totals.levels, nextId(), now),
        settlementNettedEntry(of, of.totals.levels, nextId(), now),
      ];
      return [
        ...entries.flatMap((entry) => {
          return entry === undefined ? [] : [insertEntry(entry, keys.settlement(of.settlementId))];
        }),
        ...(await budgetMoves('settle', of.programmeId, of.totals.levels)),
      ];
    }
    case 'draft':
    case 'submitted':
    case 'under-notice':
      return [];
  }
}

/** After a return the quarter is open to a new settlement, and what earlier quarters carried forward, or held, waits for it. */
async function makeRoom(returned: TotalledSettlement): Promise<readonly Write[]> {
  const slot = await readSlot(businessTable(), returned);
  invariant(slot?.settlementId === returned.settlementId, 'the slot is held by the live settlement');
  const earlier = await Promise.all(
    [...new Set([...returned.bringsForward, ...(returned.takenUp?.from ?? [])])].map((id) =>
      readSettlement(businessTable(), service, id),
    ),
  );
  return [
    writeSlot(returned, { ...slot, live: false, revision: slot.revision + 1 }),
    ...earlier.flatMap((one) => {
      return one === undefined || one.status === 'building'
        ? []
        : [replaceSettlement(released(one, returned.settlementId))];
    }),
  ];
}

function refusalOf(of: DecisionRefusal): Refusal {
  switch (of.kind) {
    case 'forbidden':
      return refusal(of.kind, '这一步由其他角色或其他部门办理。');
    case 'same-person':
      return refusal(of.kind, '经办与批准须为两人：您已将本单公示，请由另一位审批人批准。');
    case 'wrong-status':
      return refusal(of.kind, '结算单当前状态不允许这一步，请刷新后查看状态。', {
        facts: { status: of.status },
      });
    case 'list-missing':
      return refusal(
        of.kind,
        '本方案要求先提交保险公司名单。请用 PUT insurer-list 提交名单、核对结果后再提交结算单。',
      );
    case 'notice-running':
      return refusal(of.kind, `公示期至 ${of.noticeEndsOn} 24 时结束，此后方可批准。`, {
        facts: { noticeEndsOn: of.noticeEndsOn },
      });
    case 'carried-forward':
      return refusal(of.kind, `本单结转的金额已在后续结算单 ${of.carriedInto} 中冲抵，请先退回后者。`, {
        facts: { carriedInto: of.carriedInto },
      });
  }
}
