import { describe, expect, it } from 'vitest';
import { builtInCatalogue } from '../../../shared/domain/catalogue/built-in-catalogue.ts';
import { asFen } from '../../../shared/domain/money.ts';
import { coversTable, limitsTable } from '../../../shared/domain/papers/covers-table.ts';
import { product, type Product } from '../../../shared/domain/products/product.ts';
import { known } from '../quoting/quote-fixtures.ts';

/** 秦科普惠保 whose first cover has terms of its own. */
function withFirstCover(changes: object): Product {
  const { covers, ...rest } = known('qinke-inclusive');
  const [first, ...others] = covers;
  return product.parse({ ...rest, covers: [{ ...first, ...changes }, ...others] });
}

const insured = { sumsInsured: {} };
const firstRow = (changes: object) => coversTable(withFirstCover(changes), insured).rows[0]?.cells;

describe('the covers of a paper', () => {
  it.each([
    [{ deductibleFen: 50_000, deductiblePpm: 100_000 }, '500.00 元或 10 %，取高者'],
    [{ deductibleFen: 50_000, deductiblePpm: 0 }, '500.00 元'],
    [{ deductibleFen: 0, deductiblePpm: 100_000 }, '损失的 10 %'],
    [{ deductibleFen: 0, deductiblePpm: 0, deductibleDays: 3 }, '最初 3 天'],
    [
      { deductibleFen: 50_000, deductiblePpm: 100_000, deductibleDays: 3 },
      '500.00 元或 10 %，取高者；最初 3 天',
    ],
    [{ deductibleFen: 0, deductiblePpm: 0 }, '无'],
  ])('say what of a loss stays with the firm: %o', (terms, words) => {
    expect(firstRow(terms)?.[2]).toBe(words);
  });

  it('say what one event and one interruption are paid at most', () => {
    const terms = { perOccurrenceFen: 1_000_000, maxIndemnityMonths: 12, waitingDays: 30 };
    expect(firstRow(terms)?.[0]).toBe('研发设备损失\n每次至多 10,000.00 元，最长 12 个月');
    expect(firstRow(terms)?.[4]).toBe('30 天');
  });

  it('name a rider as one, and only where it was chosen', () => {
    const rider = withFirstCover({ rider: true });
    expect(limitsTable(rider, insured).rows).toHaveLength(4);
    const chosen = limitsTable(rider, { ...insured, riders: ['equipment'] }).rows;
    expect(chosen[0]?.cells).toEqual(['研发设备损失（附加险）', '50,000.00']);
  });

  it.each(builtInCatalogue.products.map((one) => [`${one.code} ${one.version}`, one] as const))(
    'of %s can be printed, every one',
    (_, one) => {
      const riders = one.covers.map((cover) => cover.code);
      const sumsInsured = Object.fromEntries(riders.map((code) => [code, asFen(10_000_000)]));
      const { rows } = coversTable(one, { sumsInsured, riders });
      expect(rows.length).toBeGreaterThanOrEqual(one.covers.length);
      for (const { cells, kind } of rows) {
        if (kind === undefined) expect(cells.every((cell) => cell !== '')).toBe(true);
      }
    },
  );
});
