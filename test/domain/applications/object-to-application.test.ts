import { describe, expect, it } from 'vitest';
import { dueAtOf, openObjection } from '../../../shared/domain/applications/application.ts';
import {
  decideObjection,
  mostObjections,
  objectToApplication,
  roleThatDecides,
} from '../../../shared/domain/applications/object-to-application.ts';
import { instant } from '../../../shared/domain/dates.ts';
import { grantedFen, newStanding, withGrants } from '../../../shared/domain/firms/standing.ts';
import { objectionId, taskId, uscc } from '../../../shared/domain/ids.ts';
import { asFen } from '../../../shared/domain/money.ts';
import { applicationIn, applicationStatuses } from './application-fixtures.ts';

const raised = {
  objectionId: objectionId.parse('obj_01KHQGZ0000000000000000001'),
  taskId: taskId.parse('tsk_01KHQGZ0000000000000000002'),
  reason: '与另一企业系同一设备',
};
const during = { subject: 'clerk', now: instant.parse('2026-07-16T15:59:59.000Z') };
const after = { subject: 'approver', now: instant.parse('2026-07-16T16:00:00.000Z') };
const standing = withGrants(newStanding(uscc.parse('91610100QKB0000102')), [
  { programmeId: 'SN-BACK', year: 2026, class: undefined, fen: asFen(80_000) },
]);

function held() {
  const objected = objectToApplication(applicationIn('under-notice'), raised, during);
  if (!objected.accepted) throw new Error(objected.refusal.kind);
  return objected.value.application;
}

describe('an objection to an application (SUB-13, case 50)', () => {
  it('holds it up to the last second of the notice, whatever time passes, and is on record with its reason', () => {
    const before = applicationIn('under-notice');
    const application = held();
    expect(application).toMatchObject({
      status: 'under-notice',
      grant: before.grant,
      objections: [{ ...raised, status: 'open', by: 'clerk', at: during.now }],
      revision: before.revision + 1,
    });
    expect(application.history.at(-1)).toMatchObject({ event: 'objected', detail: raised.reason });
    expect([dueAtOf(before), dueAtOf(application)]).toEqual([after.now, undefined]);
  });

  it('is refused after the notice, while another is open, and where people have read enough of them', () => {
    expect(objectToApplication(applicationIn('under-notice'), raised, after)).toMatchObject({
      refusal: { kind: 'notice-over', noticeEndsOn: '2026-07-16' },
    });
    expect(objectToApplication(held(), raised, during)).toMatchObject({
      refusal: { kind: 'objection-open', objectionId: raised.objectionId },
    });
    const dismissed = { ...raised, status: 'dismissed', by: 'clerk', at: during.now };
    const decided = { decidedBy: 'approver', decidedAt: during.now, decision: '不成立' };
    const objections = Array.from({ length: mostObjections }, () => ({ ...dismissed, ...decided }));
    const many = applicationIn('under-notice', { objections });
    expect(objectToApplication(many, raised, during)).toMatchObject({
      refusal: { kind: 'too-many-objections' },
    });
  });

  it.each(applicationStatuses.filter((status) => status !== 'under-notice'))(
    'is refused when it is %s',
    (status) => {
      expect(objectToApplication(applicationIn(status), raised, during)).toEqual({
        accepted: false,
        refusal: { kind: 'wrong-status', status },
      });
    },
  );

  it('is decided by the other role than the one that raised it', () => {
    expect(roleThatDecides({ roles: ['bureau-clerk'] })).toBe('bureau-approver');
    expect(roleThatDecides({ roles: ['bureau-approver'] })).toBe('bureau-clerk');
  });
});

describe('the decision on an objection', () => {
  it('dismissed, lets it go on at once where the notice is over by then', () => {
    const decided = decideObjection(held(), { outcome: 'dismiss', reason: '系不同设备' }, standing, after);
    expect(decided).toMatchObject({
      value: {
        outcome: 'dismissed',
        application: {
          status: 'under-notice',
          objections: [{ status: 'dismissed', decidedBy: 'approver', decision: '系不同设备' }],
        },
      },
    });
    if (!decided.accepted) return;
    expect(openObjection(decided.value.application)).toBeUndefined();
    expect(dueAtOf(decided.value.application)).toBe(after.now);
  });

  it('upheld, refuses it for that reason and frees its 800.00 and the firm’s counter', () => {
    const decided = decideObjection(held(), { outcome: 'uphold', reason: '同一设备' }, standing, after);
    expect(decided).toMatchObject({
      value: {
        outcome: 'upheld',
        application: {
          status: 'rejected',
          ruleId: 'SUB-13',
          reason: '同一设备',
          objections: [{ status: 'upheld' }],
        },
        freed: { grantedFen: 80_000 },
      },
    });
    if (!decided.accepted || decided.value.outcome !== 'upheld') return;
    expect(grantedFen(decided.value.standing, 'SN-BACK', 2026)).toBe(0);
    expect(decided.value.application.history.at(-1)).toMatchObject({ event: 'objection-upheld' });
  });

  it('is made once: decided, or gone with its policy, there is nothing to decide', () => {
    const say = { outcome: 'dismiss', reason: '不成立' } as const;
    const once = decideObjection(held(), say, standing, after);
    if (!once.accepted) throw new Error('refused');
    expect(decideObjection(once.value.application, say, standing, after)).toMatchObject({
      refusal: { kind: 'wrong-status', status: 'under-notice' },
    });
    const gone = applicationIn('rejected', { objections: held().objections });
    expect(decideObjection(gone, say, standing, after)).toMatchObject({
      refusal: { kind: 'wrong-status', status: 'rejected' },
    });
  });
});
