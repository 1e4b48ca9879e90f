import { describe, expect, it } from 'vitest';
import { application } from '../../../shared/domain/applications/application.ts';
import {
  isOwed,
  isReserved,
  reduceApplication,
} from '../../../shared/domain/applications/reduce-application.ts';
import { asFen } from '../../../shared/domain/money.ts';
import { fallsAway } from '../../../shared/domain/policies/reimbursed-grants.ts';
import { at } from '../quoting/quote-fixtures.ts';
import { applicationIn, applicationStatuses } from './application-fixtures.ts';

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

  it('is reserved, owed or neither, by its status', () => {
    const all = applicationStatuses.map((status) => applicationIn(status));
    expect(all.filter(isReserved).map((one) => one.status)).toEqual(['under-notice', 'awaiting-account']);
    expect(all.filter(isOwed).map((one) => one.status)).toEqual(['awaiting-payment', 'paid']);
  });
});
