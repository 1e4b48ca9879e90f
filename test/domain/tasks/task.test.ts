import { describe, expect, it } from 'vitest';
import type { Caller, Role } from '../../../shared/domain/access/role.ts';
import { instant } from '../../../shared/domain/dates.ts';
import { divisionCode } from '../../../shared/domain/ids.ts';
import {
  closeTask,
  completeTask,
  isOnListOf,
  task,
  type Task,
  takesBack,
} from '../../../shared/domain/tasks/task.ts';
import { person } from '../claims/claim-fixtures.ts';

const now = instant.parse('2026-03-26T01:00:00.000Z');

function survey(changes: Partial<Record<keyof Task, unknown>> = {}): Task {
  return task.parse({
    taskId: 'tsk_01KHQGZ0000000000000000001',
    kind: 'survey',
    role: 'adjuster',
    status: 'open',
    dueOn: '2026-04-24',
    openedAt: '2026-03-25T01:00:00.000Z',
    uscc: '91610100QKB0000102',
    insurer: 'picc-sn',
    barred: [],
    token: 'token-1',
    revision: 0,
    ...changes,
  });
}

describe('work of a role', () => {
  it.each<[of: Role, by: Role, does: boolean]>([
    ['adjuster', 'adjuster', true],
    ['adjuster', 'claims-manager', true],
    ['claims-manager', 'claims-manager', true],
    ['claims-manager', 'adjuster', false],
    ['insurer-finance', 'insurer-finance', true],
    ['insurer-finance', 'claims-manager', false],
    ['firm', 'firm', true],
    ['firm', 'adjuster', false],
    ['firm', 'claims-manager', false],
    ['adjuster', 'underwriter', false],
    ['adjuster', 'firm', false],
    ['adjuster', 'bureau-approver', false],
    ['adjuster', 'operator', false],
  ])('for %s is done by %s: %s', (role, by, does) => {
    const open = survey({ role });
    expect(isOnListOf(person('somebody', by), open)).toBe(does);
    expect(completeTask(open, person('somebody', by), now)).toMatchObject(
      does ? { accepted: true } : { accepted: false, refusal: { kind: 'forbidden' } },
    );
  });
});

describe('work of a bureau (SUB-19)', () => {
  const bureau = (division: string, role: Role): Caller => {
    const scope = { kind: 'bureau', division: divisionCode.parse(division) } as const;
    return { subject: 'zhao', name: 'zhao', roles: [role], org: division, scope };
  };

  it.each<[of: string, by: string, role: Role, does: boolean]>([
    ['610000', '610000', 'bureau-clerk', true],
    ['610000', '610000', 'bureau-approver', false],
    ['610000', '610100', 'bureau-clerk', false],
    ['610000', '420000', 'bureau-clerk', false],
    ['610100', '610000', 'bureau-clerk', false],
    ['610100', '610100', 'bureau-clerk', true],
    ['610113', '610113', 'bureau-clerk', true],
    ['610113', '610100', 'bureau-clerk', true],
    ['610113', '610000', 'bureau-clerk', false],
    ['610113', '610200', 'bureau-clerk', false],
  ])('%s is done by the %s %s: %s', (division, by, role, does) => {
    const changes = { kind: 'pay-subsidy', role: 'bureau-clerk', insurer: undefined, divisionCode: division };
    const open = survey(changes);
    expect(isOnListOf(bureau(by, role), open)).toBe(does);
    expect(completeTask(open, bureau(by, role), now).accepted).toBe(does);
  });
});

describe('a list', () => {
  it.each<[what: string, changes: Partial<Task>, shown: boolean]>([
    ['an open task of nobody', {}, true],
    ['a task assigned to the caller', { assignee: 'wang' }, true],
    ['a task assigned to somebody else', { assignee: 'li' }, false],
    ['a task that four eyes keep from the caller', { barred: ['wang'] }, false],
    ['a task that four eyes keep from somebody else', { barred: ['li'] }, true],
    ['a task that is done', { status: 'done' }, false],
    ['a task that is cancelled', { status: 'cancelled' }, false],
    ['a task that has expired', { status: 'expired' }, false],
  ])('shows %s: %j, %s', (_, changes, shown) => {
    expect(isOnListOf(person('wang', 'adjuster'), survey(changes))).toBe(shown);
  });
});

describe('a completion', () => {
  it('that takes the own work back approves nothing, and is kept from nobody (CLM-27)', () => {
    const approval = survey({ kind: 'approve', barred: ['wang'] });
    expect(takesBack(approval, { outcome: 'return', reason: '另行定损' })).toBe(true);
    expect(takesBack(approval, { outcome: 'approve', reason: '同意' })).toBe(false);
    expect(takesBack(survey({ kind: 'assess-loss' }), { outcome: 'return' })).toBe(false);
    expect(completeTask(approval, person('wang', 'adjuster'), now, true).accepted).toBe(true);
    expect(completeTask(approval, person('wang', 'adjuster'), now, false).accepted).toBe(false);
  });

  it('closes the task in the name of whoever completes it, and nothing else of it changes', () => {
    const open = survey();
    expect(completeTask(open, person('wang', 'adjuster'), now)).toEqual({
      accepted: true,
      value: { ...open, status: 'done', closedAt: now, closedBy: 'wang', revision: 1 },
    });
  });

  it.each<[what: string, by: Role, changes: Partial<Task>, kind: string]>([
    ['of another role’s work', 'insurer-finance', {}, 'forbidden'],
    ['of work assigned to somebody else', 'adjuster', { assignee: 'li' }, 'forbidden'],
    ['of another role’s work that is done', 'insurer-finance', { status: 'done' }, 'forbidden'],
    ['a second time', 'adjuster', { status: 'done' }, 'task-closed'],
    ['of a cancelled task', 'adjuster', { status: 'cancelled' }, 'task-closed'],
    ['of an expired task', 'adjuster', { status: 'expired' }, 'task-closed'],
    ['by the assessor (CLM-27, case 59)', 'adjuster', { barred: ['wang'] }, 'same-person'],
    ['of a closed task by its assessor', 'adjuster', { barred: ['wang'], status: 'done' }, 'task-closed'],
  ])('%s is refused to a %s', (_, by, changes, kind) => {
    const refused = { accepted: false, refusal: { kind } };
    expect(completeTask(survey(changes), person('wang', by), now)).toEqual(refused);
  });
});

describe('closing a task', () => {
  it.each(['cancelled', 'expired'] as const)('as %s takes it off the lists; nobody has done it', (as) => {
    const open = survey();
    const closed = closeTask(open, as, now);
    expect(closed).toEqual({ ...open, status: as, closedAt: now, revision: 1 });
    expect(isOnListOf(person('wang', 'adjuster'), closed)).toBe(false);
    expect(completeTask(closed, person('wang', 'adjuster'), now).accepted).toBe(false);
  });
});
