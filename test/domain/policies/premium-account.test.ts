import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day } from '../../../shared/domain/dates.ts';
import { divisionCode } from '../../../shared/domain/ids.ts';
import { addFen, asFen, type Fen, sumFen, zeroFen } from '../../../shared/domain/money.ts';
import {
  type Contribution,
  contributionOf,
  leftInAccount,
  premiumAccount,
  type PremiumAccount,
  splitRefund,
  unexpiredPremium,
} from '../../../shared/domain/policies/premium-account.ts';
import { seeded } from '../../support/seeded.ts';
import { bind, paid } from './policy-fixtures.ts';

const payers = { province: '610000', city: '610100', county: '610113' } as const;
type Level = keyof typeof payers;

function part(level: Level, fen: number) {
  return { level, payer: divisionCode.parse(payers[level]), fen: asFen(fen) };
}

function programmePart(fen: readonly [number, number, number], programmeId = 'SN-QKB-PH') {
  const [province, city, county] = fen;
  return { programmeId, levels: [part('province', province), part('city', city), part('county', county)] };
}

const period = { start: day.parse('2026-01-10'), end: day.parse('2027-01-10') };
const none: Contribution = { firmFen: zeroFen, programmes: [] };
const whole = { leftFen: asFen(1), wholeFen: asFen(1) };

function accountOf(firmFen: number, programmes: Contribution['programmes'] = []): PremiumAccount {
  const levels = programmes.flatMap((one) => one.levels.map((level) => level.fen));
  const premiumFen = addFen(asFen(firmFen), sumFen(levels));
  return {
    charged: [{ premiumFen, days: period }],
    credited: [],
    paid: { firmFen: asFen(firmFen), programmes },
    returned: none,
  };
}

/** The account after one more refund. */
function after(account: PremiumAccount, refundFen: Fen): PremiumAccount {
  const split = contributionOf(splitRefund(account, refundFen));
  const { returned } = account;
  return {
    ...account,
    returned: {
      firmFen: addFen(returned.firmFen, split.firmFen),
      programmes: [...returned.programmes, ...split.programmes],
    },
  };
}

function returnedTo(account: PremiumAccount, level: Level, programmeId = 'SN-QKB-PH'): number {
  const parts = account.returned.programmes.filter((one) => one.programmeId === programmeId);
  return sumFen(
    parts.flatMap((one) => one.levels.filter((two) => two.level === level).map((two) => two.fen)),
  );
}

describe('a premium account', () => {
  const { policy: unpaid } = bind();

  it('holds what the firm and the levels paid; nothing before the firm has paid', () => {
    const account = premiumAccount(paid(unpaid));
    expect(account.paid.firmFen).toBe(20_000);
    expect(account.paid.programmes).toMatchObject([programmePart([48_000, 24_000, 8_000])]);
    expect(leftInAccount(account)).toBe(100_000);
    expect(leftInAccount(premiumAccount(unpaid))).toBe(0);
    expect(unexpiredPremium(premiumAccount(unpaid), period.start, whole)).toBe(0);
  });

  it('has 528.77 of 1,000.00 unexpired with 193 of 365 days left, all before cover starts (CAN-1, CAN-2)', () => {
    const account = premiumAccount(paid(unpaid));
    expect(unexpiredPremium(account, day.parse('2026-07-01'), whole)).toBe(52_877);
    expect(unexpiredPremium(account, day.parse('2026-01-09'), whole)).toBe(100_000);
  });

  it('reckons with the undamaged part after a partial loss: 465.95 (CAN-5)', () => {
    const undamaged = { leftFen: asFen(20_000_000 - 2_376_000), wholeFen: asFen(20_000_000) };
    expect(unexpiredPremium(premiumAccount(paid(unpaid)), day.parse('2026-07-01'), undamaged)).toBe(46_595);
  });
});

describe('a refund', () => {
  it('of 528.77 gives the firm 105.75 and province, city and county 253.82, 126.90 and 42.30 (CAN-2-levels)', () => {
    const { refund, parts } = splitRefund(
      accountOf(20_000, [programmePart([48_000, 24_000, 8_000])]),
      asFen(52_877),
    );
    expect(refund).toEqual({
      totalFen: 52_877,
      firmFen: 10_575,
      bureauFen: 42_302,
      levels: [part('province', 25_382), part('city', 12_690), part('county', 4_230)],
    });
    expect(parts).toEqual([programmePart([25_382, 12_690, 4_230])]);
  });

  it('is split cumulatively: twice 0.05 give the city 0.01, then 0.02 (CAN-11)', () => {
    const once = after(accountOf(0, [programmePart([60_000, 30_000, 10_000])]), asFen(5));
    expect(returnedTo(once, 'city')).toBe(1);
    expect(returnedTo(after(once, asFen(5)), 'city')).toBe(3);
  });

  it('of nothing gives nobody anything', () => {
    const nobody = splitRefund(accountOf(0), zeroFen);
    expect(nobody.refund).toEqual({ totalFen: 0, firmFen: 0, bureauFen: 0, levels: [] });
  });

  it('leaves the place of a part alone: the payer’s own envelope gets back what came from it', () => {
    const own = { ...part('city', 300), ownEnvelope: true as const };
    const account = accountOf(0, [
      { programmeId: 'SN-QKB-PH', levels: [part('city', 300)] },
      { programmeId: 'SN-QKB-PH', levels: [own] },
    ]);
    const { refund, parts } = splitRefund(account, asFen(600));
    expect(parts).toEqual([{ programmeId: 'SN-QKB-PH', levels: [part('city', 300), own] }]);
    expect(refund.levels).toEqual([part('city', 600)]);
  });
});

describe('several refunds (CAN-11, invariant 5)', () => {
  const amounts = fc.nat(3_000);
  const contributions = fc.record({
    firm: amounts,
    first: fc.tuple(amounts, amounts, amounts),
    second: fc.tuple(amounts, amounts, amounts),
  });

  it('come to what one would, to nobody more than it paid, and all together to the original split', () => {
    fc.assert(
      fc.property(contributions, fc.array(fc.nat(1_000), { maxLength: 8 }), (of, wishes) => {
        const programmes = [programmePart(of.first), programmePart(of.second, 'SN-OTHER')];
        const start = accountOf(of.firm, programmes);
        let account = start;
        for (const wish of wishes) {
          const amount = asFen(Math.min(wish, leftInAccount(account)));
          const { refund, parts } = splitRefund(account, amount);
          const levels = parts.flatMap((one) => one.levels.map((level) => level.fen));
          expect(addFen(refund.firmFen, refund.bureauFen)).toBe(amount);
          expect(sumFen(levels)).toBe(refund.bureauFen);
          for (const fen of [refund.firmFen, ...levels]) expect(fen).toBeGreaterThanOrEqual(0);
          account = after(account, amount);
        }
        const soFar = asFen(leftInAccount(start) - leftInAccount(account));
        expect(account.returned.firmFen).toBe(splitRefund(start, soFar).refund.firmFen);
        const all = after(account, leftInAccount(account));
        expect(all.returned.firmFen).toBe(of.firm);
        for (const one of programmes) {
          for (const { level, fen } of one.levels) {
            expect(returnedTo(account, level, one.programmeId)).toBeLessThanOrEqual(fen);
            expect(returnedTo(all, level, one.programmeId)).toBe(fen);
          }
        }
      }),
      seeded,
    );
  });

  it('never pass what is left, whatever the day', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.integer({ min: -3, max: 365 }), (premium, daysIn) => {
        const account = accountOf(premium);
        const refund = unexpiredPremium(account, addDays(period.start, daysIn), whole);
        expect(refund).toBeLessThanOrEqual(leftInAccount(account));
        if (daysIn <= 0) expect(refund).toBe(premium);
      }),
      seeded,
    );
  });
});
