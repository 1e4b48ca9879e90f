import { decideClearingOperation } from '../../shared/contract/operations/clearing.ts';
import {
  type ClearingRefusal,
  decideClearing as decide,
  type YearClearing,
} from '../../shared/domain/clearing/clear-year.ts';
import { dayOf, type Instant } from '../../shared/domain/dates.ts';
import { type DivisionCode, entryId } from '../../shared/domain/ids.ts';
import { bookDeduction, bookLapse } from '../../shared/domain/ledger/clearing-postings.ts';
import { formatYuan } from '../../shared/domain/money.ts';
import { clearingNotices } from '../../shared/domain/notices/clearing-notices.ts';
import { decidingDivision } from '../../shared/domain/settlement/settlement.ts';
import { type Budget, clearBudget } from '../../shared/domain/subsidies/budget.ts';
import { writeBudget } from '../../shared/persistence/budgets.ts';
import { insertEntry } from '../../shared/persistence/entries.ts';
import { keys } from '../../shared/persistence/keys.ts';
import { insertNotice } from '../../shared/persistence/notices.ts';
import { readYearClearing, writeYearClearing } from '../../shared/persistence/periods.ts';
import type { Write } from '../../shared/persistence/store.ts';
import { mayApproveMoneyOf, programmeSeenBy } from '../budgets/budget-access.ts';
import { noticeIdentity } from '../policies/policy-side-effects.ts';
import { attempts, RacedTooOften } from '../runtime/attempts.ts';
import { businessTable } from '../runtime/business-table.ts';
import type { Minter } from '../runtime/minting.ts';
import { answer, notFound, type Refusal, refusal } from '../runtime/reply.ts';
import { changingRoute, commitCommand } from '../runtime/route.ts';
import { clearingView } from './clearing-view.ts';
import { yearStateOf } from './year-state.ts';

/** The clearing, the budget, the journal, the cities' notices and the command are one transaction. */
export const decideClearing = changingRoute(
  decideClearingOperation,
  async ({ params, body, caller, now, command }) => {
    const programme = await programmeSeenBy(caller.scope, params.programmeId, dayOf(now));
    if (programme === undefined) return notFound();
    const decides = mayApproveMoneyOf(caller.scope, programme);
    if (!decides) return refusal('forbidden', '年度清算由方案所在地区的财政部门办理，您的部门只能查看。');
    if (body.outcome === 'clear' && !caller.roles.includes('bureau-approver')) {
      return refusal('forbidden', '年度清算由审批人批准；经办人可以提出或退回。');
    }
    const reason = said(body);
    for await (const _ of attempts()) {
      const [{ state, budget }, current] = await Promise.all([
        yearStateOf(programme, params.year),
        readYearClearing(businessTable(), programme.id, params.year),
      ]);
      const facts = { programmeId: programme.id, state, current, by: caller, now, reason };
      const decided = decide(body.outcome, facts);
      if (!decided.accepted) return refusalOf(decided.refusal);
      const clearing = decided.value;
      const shown = clearingView(programme.id, state, clearing, { scope: caller.scope, decides, now });
      const committed = await commitCommand([
        writeYearClearing(clearing),
        ...consequencesOf(clearing, budget, { by: decidingDivision(programme), mint: command.mint, now }),
        command.remember(shown),
      ]);
      if (committed.done) return answer(shown);
    }
    throw new RacedTooOften('a year’s clearing');
  },
);

type Body =
  | { readonly outcome: 'propose'; readonly explanation?: string | undefined }
  | { readonly outcome: 'return'; readonly reason: string }
  | { readonly outcome: 'clear' };

/** The explanation of a proposal, or why it is sent back. */
function said(body: Body): string | undefined {
  if (body.outcome === 'propose') return body.explanation;
  return body.outcome === 'return' ? body.reason : undefined;
}

/**
 * REC-6, SUB-19: what is unspent lapses, and every city deducts what it has advanced from its counties. A year that no money was
 * approved for has a cleared budget too: none is approved for it any more.
 */
function consequencesOf(
  of: YearClearing,
  budget: Budget | undefined,
  { by, mint, now }: { readonly by: DivisionCode; readonly mint: Minter; readonly now: Instant },
): readonly Write[] {
  if (of.status !== 'cleared') return [];
  const { programmeId, year, statement } = of;
  const owner = keys.budget(programmeId, year);
  const nextId = () => entryId.parse(mint.ulid('ent'));
  const none = { programmeId, year, envelopes: {}, revision: -1 };
  const cleared = clearBudget(budget ?? none, now);
  const identity = { entryId: nextId(), now };
  const lapsed = bookLapse({ programmeId, divisionCode: by }, year, cleared.lapses, identity);
  const byCity = Map.groupBy(statement.owed, ({ city }) => city);
  const deductions = [...byCity].map(([city, owed]) => {
    return bookDeduction({ programmeId, divisionCode: city }, owed, nextId(), now);
  });
  return [
    writeBudget(cleared.budget),
    ...[...(lapsed === undefined ? [] : [lapsed]), ...deductions].map((entry) => insertEntry(entry, owner)),
    ...clearingNotices(of, () => noticeIdentity(mint, now)).map(insertNotice),
  ];
}

function refusalOf(of: ClearingRefusal): Refusal {
  switch (of.kind) {
    case 'year-open':
      return refusal(of.kind, '该年度尚未结束，不能清算。请在次年一月一日起办理。', {
        facts: { endsAt: of.endsAt },
      });
    case 'year-cleared':
      return refusal(of.kind, '该年度已清算，不再变动。', { facts: { clearedAt: of.clearedAt } });
    case 'year-not-ready':
      return refusal(of.kind, '尚有未办结的事项，不能清算。请按 facts.checklist 逐项办结后再提出。', {
        facts: { checklist: of.checklist },
      });
    case 'explanation-missing':
      return refusal(of.kind, `本年度预算结余 ${formatYuan(of.unspentFen)} 元，请用 explanation 说明原因。`, {
        errors: [{ path: 'explanation', message: '有结余须说明原因 / say why money is unspent' }],
        facts: { unspentFen: of.unspentFen },
      });
    case 'not-proposed':
      return refusal(of.kind, '还没有人提出本年度的清算，或已被退回。请先提出。');
    case 'same-person':
      return refusal(of.kind, '提出与批准须为两人：本次清算由您提出，请由另一位审批人批准。');
    case 'figures-changed':
      return refusal(of.kind, '提出之后金额已有变动。请退回后按现在的金额重新提出。');
  }
}
