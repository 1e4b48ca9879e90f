import { approveBudgetOperation } from '../../shared/contract/operations/budgets.ts';
import { dayOf } from '../../shared/domain/dates.ts';
import { divisionCode, entryId } from '../../shared/domain/ids.ts';
import { bookBudgetApproval } from '../../shared/domain/ledger/budget-postings.ts';
import { budgetPosition } from '../../shared/domain/ledger/budget-position.ts';
import { formatYuan } from '../../shared/domain/money.ts';
import {
  type ApprovalRefusal,
  type ApprovedLevel,
  approveBudget as decide,
} from '../../shared/domain/subsidies/budget.ts';
import type { Programme } from '../../shared/domain/subsidies/programme.ts';
import { payerOf } from '../../shared/domain/subsidies/split-subsidy.ts';
import { readBudget, writeBudget } from '../../shared/persistence/budgets.ts';
import { insertEntry } from '../../shared/persistence/entries.ts';
import { keys } from '../../shared/persistence/keys.ts';
import { attempts, RacedTooOften } from '../runtime/attempts.ts';
import { businessTable } from '../runtime/business-table.ts';
import {
  answer,
  type FieldFault,
  invalidRequest,
  notFound,
  type Refusal,
  refusal,
} from '../runtime/reply.ts';
import { changingRoute, commitCommand } from '../runtime/route.ts';
import { mayApproveMoneyOf, programmeSeenBy } from './budget-access.ts';
import { budgetView } from './budget-view.ts';

export const approveBudget = changingRoute(
  approveBudgetOperation,
  async ({ params, body, caller, now, command }) => {
    const programme = await programmeSeenBy(caller.scope, params.programmeId, dayOf(now));
    if (programme === undefined) return notFound();
    if (!mayApproveMoneyOf(caller.scope, programme)) {
      return refusal('forbidden', '预算由方案所在地区的财政部门批准，您的部门不能修改。');
    }
    const faults = faultsOfLevels(programme, body.levels);
    if (faults.length > 0) return invalidRequest(faults);
    const put = {
      programmeId: programme.id,
      year: params.year,
      levels: body.levels,
      by: caller.subject,
      isApprover: caller.roles.includes('bureau-approver'),
    };
    for await (const _ of attempts()) {
      const decided = decide(await readBudget(businessTable(), programme.id, params.year), put);
      if (!decided.accepted) return refusalOf(decided.refusal);
      const { outcome, budget } = decided.value;
      const view = { ...budgetView(budgetPosition(programme, params.year, budget)), status: outcome };
      const entries =
        decided.value.outcome === 'approved'
          ? bookBudgetApproval(programme, params.year, decided.value.changes, {
              at: now,
              nextId: () => entryId.parse(command.mint.ulid('ent')),
              divisionCode: divisionCode.parse(caller.org),
            })
          : [];
      const committed = await commitCommand([
        writeBudget(budget),
        ...entries.map((entry) => insertEntry(entry, keys.budget(programme.id, params.year))),
        command.remember(view),
      ]);
      if (committed.done) return answer(view);
    }
    throw new RacedTooOften('a budget');
  },
);

/** Levels have to be the programme's, and a payer one of its level within the programme's area. */
function faultsOfLevels(programme: Programme, levels: readonly ApprovedLevel[]): readonly FieldFault[] {
  return levels.flatMap(({ level, payer }, index) => {
    const known = programme.levels.some((one) => one.level === level);
    const fits =
      payer === undefined || (payer.startsWith(programme.divisionPrefix) && payerOf(level, payer) === payer);
    return [
      ...(known
        ? []
        : [{ path: `levels.${index}.level`, message: '该方案没有这一级 / the programme has no such level' }]),
      ...(fits
        ? []
        : [{ path: `levels.${index}.payer`, message: '不是该级的财政部门 / not a bureau of this level' }]),
    ];
  });
}

function refusalOf(of: ApprovalRefusal): Refusal {
  switch (of.kind) {
    case 'year-cleared':
      return refusal(of.kind, '该年度已清算，预算不再变动。新的资金请批入当年预算。', {
        facts: { clearedAt: of.clearedAt },
      });
    case 'needs-second-person':
      return refusal(
        of.kind,
        '年度预算首次由审批人批准；之后的调整须先由经办人提交，再由另一位审批人提交相同金额后生效。',
      );
    case 'below-commitments':
      return refusal(of.kind, `批准金额不能低于已占用的 ${formatYuan(of.committedFen)} 元（预留加应付）。`, {
        facts: { level: of.level, committedFen: of.committedFen },
      });
  }
}
