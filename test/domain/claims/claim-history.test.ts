import { describe, expect, it } from 'vitest';
import { asFen } from '../../../shared/domain/money.ts';
import { moveReserve } from '../../../shared/domain/claims/reserve-movement.ts';
import { insurerCode, taskId } from '../../../shared/domain/ids.ts';
import { claimHistory, firmHistory } from '../../../shared/domain/claims/claim-history.ts';
import {
  mayReadIndemnity,
  mayReadPapers,
  statusesSeenAs,
  visibleStatus,
} from '../../../shared/domain/claims/claim-visibility.ts';
import { claimStatuses } from '../../../shared/domain/claims/claim-lifecycle.ts';
import type { Scope } from '../../../shared/domain/access/role.ts';
import { divisionCode } from '../../../shared/domain/ids.ts';
import { task, type Task } from '../../../shared/domain/tasks/task.ts';
import { assessedAs, at, claimIn, firmA } from './claim-fixtures.ts';

const firmScope: Scope = { kind: 'firm', uscc: firmA };
const insurerScope: Scope = { kind: 'insurer', insurer: insurerCode.parse('picc-sn') };
const bureauScope: Scope = { kind: 'bureau', division: divisionCode.parse('610000') };

function taskOf(kind: Task['kind'], role: Task['role'], openedAt: string, done?: Partial<Task>): Task {
  return task.parse({
    taskId: taskId.parse('tsk_01KHQGZ0000000000000000000'),
    kind,
    role,
    status: done === undefined ? 'open' : 'done',
    dueOn: '2026-04-24',
    openedAt,
    uscc: firmA,
    barred: [],
    revision: 1,
    ...done,
  });
}

const paid = claimIn('paid', {
  reserveFen: asFen(0),
  assessed: assessedAs(2_376_000),
  closedReason: 'paid',
  clocks: {
    registeredAt: at('2026-03-25T01:00:01.000Z'),
    agreedAt: at('2026-03-27T02:00:00.000Z'),
    paidAt: at('2026-03-27T06:00:00.000Z'),
  },
});
const tasks = [
  taskOf('survey', 'adjuster', '2026-03-25T01:00:02.000Z', {
    closedAt: at('2026-03-26T01:00:00.000Z'),
    closedBy: 'adjuster',
    outcome: 'suspect-fraud',
    remark: '发票有疑问',
  }),
  taskOf('accept-offer', 'firm', '2026-03-27T01:00:00.000Z', {
    closedAt: at('2026-03-27T02:00:00.000Z'),
    closedBy: 'firm-a',
    outcome: 'accept',
  }),
];

const [estimated, offered] = [3_350_000, 2_376_000].map((fen) => ({ ...paid, reserveFen: asFen(fen) }));
const moved = [
  ...moveReserve(estimated!, offered!, {
    reason: 'assessed',
    actor: 'adjuster',
    at: at('2026-03-26T02:00:00.000Z'),
  }),
  ...moveReserve(
    offered!,
    { ...paid, revision: paid.revision + 1 },
    { reason: 'paid', actor: 'insurer-finance', at: at('2026-03-27T06:00:00.000Z') },
  ),
];

describe('history of a claim', () => {
  it('tells in order of time what claim, tasks and assessments say', () => {
    const file = { assessments: [], clockMarks: [], reserveMovements: moved };
    expect(claimHistory(paid, tasks, file).map(({ actor, event, detail }) => [event, actor, detail])).toEqual(
      [
        ['reported', 'firm-a', 'electrical-damage'],
        ['reserve-opened', 'firm-a', '未决赔款准备金 +33,500.00 元，余 33,500.00 元（报案估损）'],
        ['registered', 'system', ''],
        ['task-opened', 'system', 'survey'],
        ['task-done', 'adjuster', 'survey：suspect-fraud：发票有疑问'],
        ['reserve-reduced', 'adjuster', '未决赔款准备金 -9,740.00 元，余 23,760.00 元（定损）'],
        ['task-opened', 'system', 'accept-offer'],
        ['agreed', 'system', '23,760.00 元'],
        ['task-done', 'firm-a', 'accept-offer：accept'],
        ['paid', 'system', '23,760.00 元'],
        ['reserve-reduced', 'insurer-finance', '未决赔款准备金 -23,760.00 元，余 0.00 元（付款）'],
      ],
    );
  });

  it('keeps the insurer’s doubts and people from the firm (G14)', () => {
    const shown = JSON.stringify(firmHistory(paid, tasks, []));
    expect(shown).not.toContain('fraud');
    expect(shown).not.toContain('adjuster');
    expect(firmHistory(paid, tasks, []).map((one) => one.event)).toEqual([
      'reported',
      'registered',
      'task-opened',
      'agreed',
      'task-done',
      'paid',
    ]);
  });
});

describe('what a reader sees of a claim', () => {
  it('shows a suspicion to the firm as assessing, and finds it so (G14)', () => {
    expect(visibleStatus(claimIn('fraud-hold'), firmScope)).toBe('assessing');
    expect(visibleStatus(claimIn('fraud-hold'), insurerScope)).toBe('fraud-hold');
    expect(statusesSeenAs('assessing', firmScope)).toEqual(['assessing', 'fraud-hold']);
    expect(statusesSeenAs('fraud-hold', firmScope)).toEqual([]);
    expect(statusesSeenAs('fraud-hold', insurerScope)).toEqual(['fraud-hold']);
  });

  it('shows every other status to the firm as it is', () => {
    for (const status of claimStatuses.filter((one) => one !== 'fraud-hold')) {
      expect(visibleStatus(claimIn(status), firmScope)).toBe(status);
    }
  });

  it('shows the indemnity to the firm from the offer on, to its insurers before', () => {
    expect(mayReadIndemnity(claimIn('assessing'), insurerScope)).toBe(true);
    expect(mayReadIndemnity(claimIn('assessing'), firmScope)).toBe(false);
    expect(mayReadIndemnity(claimIn('decided-covered'), firmScope)).toBe(true);
    expect(mayReadIndemnity(claimIn('closed'), firmScope)).toBe(true);
  });

  it('shows papers to firm and insurers only', () => {
    expect([firmScope, insurerScope, bureauScope].map(mayReadPapers)).toEqual([true, true, false]);
  });
});
