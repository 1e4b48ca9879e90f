import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quarter } from '../../../shared/domain/dates.ts';
import { asFen, fractionDown, sumFen } from '../../../shared/domain/money.ts';
import { positionFromJournal } from '../../../shared/domain/ledger/budget-position.ts';
import { buildRow, subsidyMovedBy } from '../../../shared/domain/settlement/build-rows.ts';
import { addsUp, isPayable } from '../../../shared/domain/settlement/settlement-row.ts';
import {
  cancelledFile,
  fileOf,
  halfYearRefund,
  paidPolicy,
  programmeId,
  refundOf,
} from '../../support/settled-policies.ts';

const first = quarter.parse('2026-Q1');
const third = quarter.parse('2026-Q3');

function rowOf(file: ReturnType<typeof fileOf>, endorsementNo = '', of = first) {
  return buildRow({ programmeId, quarter: of, endorsementNo }, file);
}

describe('a row of a policy', () => {
  it('has premium, firm and levels as the ledger booked them (REC-0: 1,000.00 = 200.00 + 480.00 + 240.00 + 80.00)', () => {
    const row = rowOf(fileOf(paidPolicy({ serial: 1 })));
    expect(row).toMatchObject({
      endorsementNo: '',
      insurer: 'picc-sn',
      sharePpm: 1_000_000,
      productCode: 'qinke-inclusive',
      name: '示范企业甲',
      period: { start: '2026-01-10', end: '2027-01-10' },
      sumInsuredFen: 20_000_000,
      budgetYear: 2026,
      premiumFen: 100_000,
      firmFen: 20_000,
      subsidyFen: 80_000,
      paidOn: '2026-01-06',
      receivedFen: 20_000,
      status: 'in-force',
      outcome: 'MATCHED',
    });
    expect(row.levels).toEqual([
      { level: 'province', payer: '610000', fen: 48_000 },
      { level: 'city', payer: '610100', fen: 24_000 },
      { level: 'county', payer: '610113', fen: 8_000 },
    ]);
  });

  it('names the entries that it was made from, and leaves the reservation out', () => {
    const file = fileOf(paidPolicy({ serial: 2 }));
    const [, accrued, premium] = file.entries;
    expect(rowOf(file).entryIds).toEqual([accrued?.entryId, premium?.entryId]);
  });

  it('bears the budget year of the start of cover, not of the booking', () => {
    const file = fileOf(paidPolicy({ serial: 3, start: '2027-01-02', paidAt: '2026-12-20T02:00:00.000Z' }));
    expect(rowOf(file, '', quarter.parse('2026-Q4')).budgetYear).toBe(2027);
  });

  it('is held when the firm’s share is not on the bank statement (REC-4)', () => {
    const paid = paidPolicy({ serial: 4 });
    const row = rowOf(fileOf({ ...paid, payment: { ...paid.payment, receivedFen: asFen(19_999) } }));
    expect(row).toMatchObject({ outcome: 'AMOUNT_DIFF', reason: 'firm-share-not-received' });
    expect(isPayable(row)).toBe(false);
  });

  it('is held when its parts are not its premium', () => {
    const file = fileOf(paidPolicy({ serial: 5 }));
    const withoutMoney = {
      ...file,
      entries: file.entries.filter((entry) => entry.kind !== 'premium-booked'),
    };
    expect(rowOf(withoutMoney)).toMatchObject({ outcome: 'AMOUNT_DIFF', reason: 'does-not-add-up' });
  });

  it('says what the policy was at the end of the quarter, whatever became of it later', () => {
    const file = cancelledFile(fileOf(paidPolicy({ serial: 6 })), halfYearRefund, '2026-07-01T01:00:00.000Z');
    expect(rowOf(file).status).toBe('in-force');
    expect(rowOf(file, 'C1', third)).toMatchObject({ status: 'cancelled', endedOn: '2026-07-01' });
  });
});

describe('a row of a cancellation', () => {
  it('is a row of its own with the opposite sign (REC-7: −423.02; CAN-2-levels)', () => {
    const file = cancelledFile(fileOf(paidPolicy({ serial: 7 })), halfYearRefund, '2026-07-01T01:00:00.000Z');
    const row = rowOf(file, 'C1', third);
    expect(row).toMatchObject({
      premiumFen: -52_877,
      firmFen: -10_575,
      subsidyFen: -42_302,
      outcome: 'MATCHED',
    });
    expect(row.levels.map((part) => part.fen)).toEqual([-25_382, -12_690, -4_230]);
  });

  it('is the same row where the money goes to the treasury because the budget’s year is over (14.1)', () => {
    const paid = fileOf(paidPolicy({ serial: 11, start: '2026-07-01' }));
    const late = cancelledFile(paid, halfYearRefund, '2027-02-01T01:00:00.000Z', 'subsidy-returned');
    const row = rowOf(late, 'C1', quarter.parse('2027-Q1'));
    expect(row).toMatchObject({ subsidyFen: -42_302, budgetYear: 2026, outcome: 'MATCHED' });
    expect(positionFromJournal(late.entries, programmeId, 2026)).toEqual(
      positionFromJournal(paid.entries, programmeId, 2026),
    );
  });

  it('leaves the row of the policy as it was', () => {
    const file = fileOf(paidPolicy({ serial: 8 }));
    const before = rowOf(file);
    const after = rowOf(cancelledFile(file, halfYearRefund, '2026-07-01T01:00:00.000Z'));
    expect(after).toEqual(before);
  });
});

describe('every row adds up', () => {
  const amounts = fc.record({
    firmFen: fc.integer({ min: 1, max: 10_000_000 }),
    levels: fc.tuple(
      fc.integer({ min: 0, max: 30_000_000 }),
      fc.integer({ min: 0, max: 30_000_000 }),
      fc.integer({ min: 1, max: 30_000_000 }),
    ),
    returnedPpm: fc.integer({ min: 0, max: 1_000_000 }),
  });

  it('firm + Σ levels = premium, for the policy and for its cancellation (17.3 no. 1)', () => {
    fc.assert(
      fc.property(amounts, ({ firmFen, levels: [province, city, county], returnedPpm }) => {
        const levels = [
          { level: 'province', payer: '610000', fen: province },
          { level: 'city', payer: '610100', fen: city },
          { level: 'county', payer: '610113', fen: county },
        ] as const;
        const file = fileOf(
          paidPolicy({ serial: 9, premiumFen: firmFen + province + city + county, levels }),
        );
        const back = (fen: number) => fractionDown(asFen(fen), returnedPpm, 1_000_000);
        const refund = refundOf(
          back(firmFen),
          levels.map((part) => ({ ...part, fen: back(part.fen) })),
        );
        const cancelled = cancelledFile(file, refund, '2026-07-01T01:00:00.000Z');
        const row = rowOf(cancelled);
        expect(addsUp(row) && isPayable(row)).toBe(true);
        expect(row.subsidyFen).toBe(province + city + county);
        if (refund.bureauFen === 0) return;
        const reversal = rowOf(cancelled, 'C1', third);
        expect(addsUp(reversal) && isPayable(reversal)).toBe(true);
        expect(reversal.subsidyFen).toBe(0 - refund.bureauFen);
      }),
      { seed: 20_260_105 },
    );
  });

  it('an entry moves what its row says', () => {
    const file = fileOf(paidPolicy({ serial: 10 }));
    expect(sumFen(file.entries.map(subsidyMovedBy))).toBe(80_000);
  });
});
