import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day, startOfDay } from '../../../shared/domain/dates.ts';
import { divisionCode, insurerCode } from '../../../shared/domain/ids.ts';
import { accounts } from '../../../shared/domain/ledger/accounts.ts';
import { bookEntry, credit, debit } from '../../../shared/domain/ledger/journal-entry.ts';
import { asFen } from '../../../shared/domain/money.ts';
import { ageReceivables } from '../../../shared/domain/reports/ageing.ts';
import { seeded } from '../../support/seeded.ts';
import { nextEntryId } from '../../support/settled-policies.ts';

const province = divisionCode.parse('610000');
const city = divisionCode.parse('610100');
const county = divisionCode.parse('610113');
const picc = insurerCode.parse('picc-sn');
const first = day.parse('2026-01-01');

/** Owed on a day, or paid when it is less than nothing. */
function owed(payer: typeof province, afterDays: number, fen: number) {
  const amount = asFen(Math.abs(fen));
  const receivable = accounts.receivableBureau(payer);
  return bookEntry({
    entryId: nextEntryId(),
    bookedAt: startOfDay(addDays(first, afterDays)),
    kind: fen > 0 ? 'premium-booked' : 'settlement-paid',
    legs:
      fen > 0
        ? [debit(receivable, amount), credit(accounts.premium(picc), amount)]
        : [debit(accounts.bank(picc), amount), credit(receivable, amount)],
  });
}

describe('subsidy that is owed (item 10)', () => {
  it.each([
    [0, '0-30'],
    [30, '0-30'],
    [31, '31-60'],
    [60, '31-60'],
    [61, '61-90'],
    [90, '61-90'],
    [91, 'over-90'],
    [180, 'over-90'],
  ])('of %i days is in the band %s', (days, band) => {
    const { items, totals } = ageReceivables([owed(city, 0, 800)], addDays(first, days));
    expect(items).toEqual([
      { level: 'city', payer: city, totalFen: 800, bands: { ...nothing, [band]: 800 }, oldestOn: first },
    ]);
    expect(totals).toEqual({ totalFen: 800, bands: { ...nothing, [band]: 800 } });
  });

  const nothing = { '0-30': 0, '31-60': 0, '61-90': 0, 'over-90': 0 };

  it('is paid the oldest first, by each payer its own', () => {
    const entries = [
      owed(province, 0, 100),
      owed(province, 40, 100),
      owed(county, 40, 50),
      owed(province, 50, -130),
    ];
    const { items } = ageReceivables(entries, addDays(first, 60));
    expect(items).toMatchObject([
      { level: 'province', totalFen: 70, bands: { '0-30': 70 }, oldestOn: addDays(first, 40) },
      { level: 'county', totalFen: 50 },
    ]);
  });

  it('is paid by what a payer had too much before', () => {
    const entries = [owed(city, 0, 10_000), owed(city, 10, -20_000), owed(city, 20, 48_000)];
    const { items, totals } = ageReceivables(entries, addDays(first, 30));
    expect(items).toMatchObject([{ totalFen: 38_000, oldestOn: addDays(first, 20) }]);
    expect(totals.totalFen).toBe(38_000);
    expect(ageReceivables(entries, addDays(first, 15))).toMatchObject({
      items: [],
      totals: { totalFen: 0 },
    });
  });

  it('is nothing once it is paid, and nothing before it is booked', () => {
    const entries = [owed(province, 10, 100), owed(province, 20, -100)];
    expect(ageReceivables(entries, addDays(first, 9)).items).toEqual([]);
    expect(ageReceivables(entries, addDays(first, 30))).toMatchObject({ items: [], totals: { totalFen: 0 } });
    expect(ageReceivables(entries, addDays(first, 15)).totals.totalFen).toBe(100);
  });

  it('adds up to the balance of the account, whatever was paid when', () => {
    const steps = fc.array(fc.record({ on: fc.nat(200), fen: fc.integer({ min: 1, max: 9_999 }) }), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(steps, fc.nat(100), (list, part) => {
        const all = list.reduce((sum, one) => sum + one.fen, 0);
        const paid = Math.trunc((all * part) / 100);
        const entries = [
          ...list.map((one) => owed(city, one.on, one.fen)),
          ...(paid > 0 ? [owed(city, 200, -paid)] : []),
        ];
        const { totals } = ageReceivables(entries, addDays(first, 200));
        expect(totals.totalFen).toBe(all - paid);
        expect(Object.values(totals.bands).reduce((sum, fen) => sum + fen, 0)).toBe(all - paid);
      }),
      { ...seeded, numRuns: 200 },
    );
  });
});
