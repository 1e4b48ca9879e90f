import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { divisionCode, settlementId } from '../../../shared/domain/ids.ts';
import { asFen, negateFen, ppmDown, asPpm, subtractFen, sumFen } from '../../../shared/domain/money.ts';
import {
  type Carry,
  countOutcomes,
  paidByYear,
  totalRows,
} from '../../../shared/domain/settlement/total-rows.ts';

type Row = Parameters<typeof totalRows>[0][number];

const payers = {
  province: divisionCode.parse('610000'),
  city: divisionCode.parse('610100'),
  county: divisionCode.parse('610113'),
};

function row(firmFen: number, parts: [number, number, number], more: Partial<Row> = {}): Row {
  const [province, city, county] = parts;
  const subsidyFen = province + city + county;
  return {
    premiumFen: asFen(firmFen + subsidyFen),
    firmFen: asFen(firmFen),
    subsidyFen: asFen(subsidyFen),
    budgetYear: 2026,
    levels: [
      { level: 'province', payer: payers.province, fen: asFen(province) },
      { level: 'city', payer: payers.city, fen: asFen(city) },
      { level: 'county', payer: payers.county, fen: asFen(county) },
    ],
    outcome: 'MATCHED',
    ...more,
  };
}

function reversed(of: Row): Row {
  return {
    ...of,
    premiumFen: negateFen(of.premiumFen),
    firmFen: negateFen(of.firmFen),
    subsidyFen: negateFen(of.subsidyFen),
    levels: of.levels.map((part) => ({ ...part, fen: negateFen(part.fen) })),
  };
}

const inclusive = row(20_000, [48_000, 24_000, 8_000]);
const cancellation = row(-10_575, [-25_382, -12_690, -4_230]);

function carryOf(parts: readonly { level: keyof typeof payers; fen: number }[]): Carry {
  return {
    settlementId: settlementId.parse(`set_${'0'.repeat(26)}`),
    levels: parts.map((part) => ({ level: part.level, payer: payers[part.level], fen: asFen(part.fen) })),
  };
}

describe('totals of a settlement', () => {
  it('nets cancellations of earlier quarters: 2,400.00 − 423.02 = 1,976.98 (SUB-15)', () => {
    const totals = totalRows([inclusive, inclusive, inclusive, cancellation], []);
    expect(totals).toMatchObject({
      premiumFen: 300_000,
      firmFen: 60_000,
      subsidyFen: 240_000,
      clawbackFen: 42_302,
      payableFen: 197_698,
      carriedForwardFen: 0,
      broughtForwardFen: 0,
    });
    expect(totals.levels.map(({ level, payer, fen }) => ({ level, payer, fen }))).toEqual([
      { level: 'province', payer: '610000', fen: 118_618 },
      { level: 'city', payer: '610100', fen: 59_310 },
      { level: 'county', payer: '610113', fen: 19_770 },
    ]);
  });

  it('leaves out a row with an objection and pays the others: 2,400.00 − 800.00 = 1,600.00 (SUB-13, case 50)', () => {
    const totals = totalRows([inclusive, inclusive, { ...inclusive, reason: 'objection' }], []);
    expect(totals.payableFen).toBe(160_000);
  });

  it('leaves out what does not match (REC-2, case 44)', () => {
    const rows = [inclusive, inclusive, row(20_000, [48_001, 24_000, 8_000], { outcome: 'AMOUNT_DIFF' })];
    expect(totalRows(rows, []).payableFen).toBe(160_000);
    expect(countOutcomes(rows)).toMatchObject({ MATCHED: 2, AMOUNT_DIFF: 1, DUPLICATE: 0 });
  });

  it('has the control totals of 5,000 policies of 秦科普惠保 (REC-3, vector SET)', () => {
    const totals = totalRows(
      Array.from({ length: 5_000 }, () => inclusive),
      [],
    );
    expect(totals).toMatchObject({
      premiumFen: 500_000_000,
      firmFen: 100_000_000,
      subsidyFen: 400_000_000,
      payableFen: 400_000_000,
    });
  });

  it('adds what was split per policy: city 1,018.47, where splitting the total gives 1,018.49 (MNY-5)', () => {
    const policy = row(48_501, [67_901, 33_949, 11_316]);
    const totals = totalRows([policy, policy, policy], []);
    const city = totals.levels.find((level) => level.level === 'city');
    expect(city?.fen).toBe(101_847);
    expect(ppmDown(totals.subsidyFen, asPpm(300_000))).toBe(101_849);
  });

  it('carries a negative net forward and pays nothing (case 43)', () => {
    const totals = totalRows([cancellation], []);
    expect(totals).toMatchObject({ clawbackFen: 42_302, payableFen: 0, carriedForwardFen: 42_302 });
    expect(totals.levels.map((level) => level.fen)).toEqual([0, 0, 0]);
  });

  it('nets what earlier quarters carried forward', () => {
    const carry = carryOf([
      { level: 'province', fen: 25_382 },
      { level: 'city', fen: 12_690 },
      { level: 'county', fen: 4_230 },
    ]);
    expect(totalRows([inclusive], [carry])).toMatchObject({
      subsidyFen: 80_000,
      clawbackFen: 0,
      broughtForwardFen: 42_302,
      payableFen: 37_698,
    });
  });

  it('nets within one payer: another county’s clawback does not lower this county’s payment', () => {
    const elsewhere = row(-10_575, [-25_382, -12_690, -4_230]);
    const other = divisionCode.parse('610102');
    const totals = totalRows(
      [
        inclusive,
        {
          ...elsewhere,
          levels: elsewhere.levels.map((part) =>
            part.level === 'county' ? { ...part, payer: other } : part,
          ),
        },
      ],
      [],
    );
    expect(totals.levels.map((level) => [level.payer, level.fen, level.carriedForwardFen])).toEqual([
      ['610000', 22_618, 0],
      ['610100', 11_310, 0],
      ['610102', 0, 4_230],
      ['610113', 8_000, 0],
    ]);
  });

  it('has nothing to pay for a quarter without rows', () => {
    expect(totalRows([], [])).toMatchObject({ payableFen: 0, carriedForwardFen: 0, levels: [] });
  });
});

describe('a payment by budget year', () => {
  it('pays the oldest year first and no year more than its net', () => {
    const nextYear = row(20_000, [48_000, 24_000, 8_000], { budgetYear: 2027 });
    const province = totalRows([inclusive, nextYear, cancellation], []).levels[0];
    expect(province?.years).toEqual([
      { year: 2026, fen: 22_618 },
      { year: 2027, fen: 48_000 },
    ]);
    expect(province && paidByYear(province)).toEqual([
      { year: 2026, fen: 22_618 },
      { year: 2027, fen: 48_000 },
    ]);
  });

  it('lowers the payment of the later year where the earlier one got back more than it gave', () => {
    const nextYear = row(20_000, [48_000, 24_000, 8_000], { budgetYear: 2027 });
    const province = totalRows([nextYear, cancellation], []).levels[0];
    expect(province && paidByYear(province)).toEqual([{ year: 2027, fen: 22_618 }]);
  });
});

describe('whatever the rows are', () => {
  const part = fc.integer({ min: 0, max: 50_000_000 });
  const anyRow = fc
    .record({
      firmFen: part,
      parts: fc.tuple(part, part, part),
      reverse: fc.boolean(),
      budgetYear: fc.constantFrom(2026, 2027),
      outcome: fc.constantFrom<Row['outcome']>('MATCHED', 'MATCHED', 'MATCHED', 'AMOUNT_DIFF'),
    })
    .map(({ firmFen, parts, reverse, ...more }) => {
      const made = row(firmFen, parts, more);
      return reverse ? reversed(made) : made;
    });
  const rows = fc.array(anyRow, { maxLength: 40 });
  const carries = fc
    .array(fc.tuple(fc.constantFrom('province', 'city', 'county'), part), { maxLength: 3 })
    .map((parts) => [carryOf(parts.map(([level, fen]) => ({ level, fen })))]);

  it('payable = subsidy − clawback − brought forward + carried forward, in total and for each payer', () => {
    fc.assert(
      fc.property(rows, carries, (list, carried) => {
        const totals = totalRows(list, carried);
        for (const of of [...totals.levels, { ...totals, fen: totals.payableFen }]) {
          const net = subtractFen(of.subsidyFen, of.clawbackFen, of.broughtForwardFen);
          expect(of.fen - of.carriedForwardFen).toBe(net);
          expect(of.fen).toBeGreaterThanOrEqual(0);
        }
        expect(sumFen(totals.levels.map((level) => level.fen))).toBe(totals.payableFen);
      }),
      { seed: 15 },
    );
  });

  it('reversing a row restores every net total (17.3 no. 12)', () => {
    fc.assert(
      fc.property(rows, anyRow, (list, extra) => {
        const before = totalRows(list, []);
        const after = totalRows([...list, extra, reversed(extra)], []);
        expect(after.payableFen - after.carriedForwardFen).toBe(before.payableFen - before.carriedForwardFen);
        for (const level of before.levels) {
          const same = after.levels.find((one) => one.level === level.level && one.payer === level.payer);
          expect(same).toMatchObject({ fen: level.fen, carriedForwardFen: level.carriedForwardFen });
          for (const { year, fen } of level.years) {
            expect(same?.years.find((one) => one.year === year)?.fen).toBe(fen);
          }
        }
      }),
      { seed: 12 },
    );
  });

  it('spreads exactly what is paid over the years', () => {
    fc.assert(
      fc.property(rows, carries, (list, carried) => {
        for (const level of totalRows(list, carried).levels) {
          expect(paidByYear(level).reduce((sum, year) => sum + year.fen, 0)).toBe(level.fen);
        }
      }),
      { seed: 2026 },
    );
  });
});
