import { describe, expect, it } from 'vitest';
import { day } from '../../../shared/domain/dates.ts';
import { trialBalance } from '../../../shared/domain/ledger/trial-balance.ts';
import { asFen } from '../../../shared/domain/money.ts';
import { cancelledFile, fileOf, halfYearRefund, paidPolicy } from '../../support/settled-policies.ts';

const { entries } = cancelledFile(
  fileOf(paidPolicy({ serial: 1 })),
  halfYearRefund,
  '2026-07-01T01:00:00.000Z',
);

describe('a trial balance', () => {
  it('lists both sides of every account by name, and balances', () => {
    const { balanced, accounts } = trialBalance(entries);
    expect(balanced).toBe(true);
    expect(accounts.map((one) => one.account)).toEqual(accounts.map((one) => one.account).toSorted());
    expect(accounts).toContainEqual({ account: 'bank:picc-sn', debitFen: 20_000, creditFen: 0 });
    expect(accounts).toContainEqual({ account: 'premium:picc-sn', debitFen: 49_884, creditFen: 94_340 });
    expect(accounts).toContainEqual({ account: 'receivable-firm', debitFen: 20_000, creditFen: 20_000 });
    expect(accounts).toContainEqual({
      account: 'budget:SN-QKB-PH:2026:province:reserved',
      debitFen: 48_000,
      creditFen: 48_000,
    });
  });

  it('has what was booked up to the end of a day, and nothing of the next', () => {
    const eve = trialBalance(entries, day.parse('2026-06-30'));
    const after = trialBalance(entries, day.parse('2026-07-01'));
    const refund = { account: 'refund-payable-firm', debitFen: 0, creditFen: 10_575 };
    expect(eve.accounts).not.toContainEqual(refund);
    expect(after.accounts).toContainEqual(refund);
    expect(eve.balanced && after.balanced).toBe(true);
  });

  it('says that it does not balance when an entry does not', () => {
    const [entry] = entries;
    const broken = entry?.legs.map((leg, index) => (index === 0 ? { ...leg, fen: asFen(leg.fen + 1) } : leg));
    expect(entry && broken && trialBalance([{ ...entry, legs: broken }]).balanced).toBe(false);
  });

  it('does not let money stand in for commitments', () => {
    const [commitment] = entries;
    const money = entries.find((entry) => entry.kind === 'premium-booked');
    const debitOnly = commitment && { ...commitment, legs: commitment.legs.filter((leg) => leg.fen > 0) };
    const creditOnly = money && { ...money, legs: money.legs.filter((leg) => leg.fen === -2_000) };
    expect(trialBalance([debitOnly, creditOnly].flatMap((entry) => entry ?? [])).balanced).toBe(false);
  });

  it('is empty and balanced without entries', () => {
    expect(trialBalance([])).toEqual({ balanced: true, accounts: [] });
  });
});
