import { describe, expect, it } from 'vitest';
import { application } from '../../../shared/domain/applications/application.ts';
import {
  isGranted,
  isUnpaid,
  reduceApplication,
  sentParts,
} from '../../../shared/domain/applications/reduce-application.ts';
import { asFen } from '../../../shared/domain/money.ts';
import { fallsAway } from '../../../shared/domain/policies/reimbursed-grants.ts';
import { at } from '../quoting/quote-fixtures.ts';
import { invariant } from '../../../shared/domain/result.ts';
import { applicationIn, applicationStatuses, grant } from './application-fixtures.ts';

const now = at('2026-07-01T01:00:00.000Z');

describe('an application whose policy ends', () => {
  it.each(['under-notice', 'awaiting-account'] as const)(
    'case 7: is lowered to 376.98 of the kept premium while it is %s',
    (status) => {
      const reserved = applicationIn(status);
      const away = fallsAway(reserved.grant, asFen(47_123), asFen(100_000));
      const reduced = reduceApplication(reserved, away, now);
      expect(reduced).toMatchObject({
        status,
        grant: { grantedFen: 37_698, levels: [{ fen: 22_618 }, { fen: 11_310 }, { fen: 3_770 }] },
        revision: reserved.revision + 1,
      });
      expect(reduced.history.at(-1)).toEqual({
        at: now,
        actor: 'system',
        event: 'reduced',
        detail: '376.98',
      });
      expect(application.parse(reduced)).toEqual(reduced);
    },
  );

  it('ends where no premium is kept', () => {
    const reserved = applicationIn('under-notice');
    expect(
      reduceApplication(reserved, fallsAway(reserved.grant, asFen(0), asFen(100_000)), now),
    ).toMatchObject({
      status: 'rejected',
      ruleId: 'SUB-1',
    });
  });

  const transfers = grant.levels.map((part, place) => ({
    ...part,
    taskId: `tsk_01KHQGZ000000000000000000${place + 2}`,
  }));
  const paidAt = '2026-07-10T01:00:00.000Z';

  it('case 7: with its account confirmed, every payer has so much less to send', () => {
    const owed = applicationIn('awaiting-payment', { transfers });
    const reduced = reduceApplication(owed, fallsAway(owed.grant, asFen(47_123), asFen(100_000)), now);
    expect(reduced).toMatchObject({
      status: 'awaiting-payment',
      grant: { grantedFen: 37_698 },
      transfers: [{ fen: 22_618 }, { fen: 11_310 }, { fen: 3_770 }],
    });
    expect(application.parse(reduced)).toEqual(reduced);
  });

  it('case 7: partly paid, keeps what was sent; with nothing left to send it is paid, and nothing at all is rejected', () => {
    const [first, ...others] = transfers;
    const partly = applicationIn('awaiting-payment', {
      transfers: [{ ...first, bankReference: 'T-1', paidAt }, ...others],
    });
    expect(sentParts(partly)).toMatchObject([{ level: 'province', fen: 48_000 }]);
    const unsent = { programmeId: 'SN-BACK', levels: partly.grant.levels.slice(1) };
    const done = reduceApplication(partly, unsent, now);
    expect(done).toMatchObject({ status: 'paid', grant: { grantedFen: 48_000 }, transfers: [{ paidAt }] });
    invariant(done.status === 'paid', 'nothing is left to send');
    expect(done.grant.levels.map((level) => level.fen)).toEqual([48_000, 0, 0]);
    const whole = { programmeId: 'SN-BACK', levels: partly.grant.levels };
    expect(reduceApplication(applicationIn('awaiting-payment', { transfers }), whole, now).status).toBe(
      'rejected',
    );
  });

  it('is granted, and still to be paid, by its status', () => {
    const all = applicationStatuses.map((status) => applicationIn(status));
    const unpaid = ['under-notice', 'awaiting-account', 'awaiting-payment'];
    expect(all.filter(isUnpaid).map((one) => one.status)).toEqual(unpaid);
    expect(all.filter(isGranted).map((one) => one.status)).toEqual([...unpaid, 'paid']);
  });
});
