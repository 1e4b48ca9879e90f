import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asFen, asPpm, sumFen } from '../../../shared/domain/money.ts';
import { netOfVat, type Priced, pricePremium } from '../../../shared/domain/quoting/price-premium.ts';
import { seeded } from '../../support/seeded.ts';
import { known, pooled } from './quote-fixtures.ts';

const inclusive = known('qinke-inclusive');
const research = known('qinke-rd');
const yearly: Priced = { limits: [], rates: [], months: 12 };

/** A sum insured of 秦科研发保 at a yearly rate. */
function rated(insuredFen: number, ratePpm: number, months = 12): Priced {
  return {
    limits: [{ code: 'rd-failure', limitFen: asFen(insuredFen) }],
    rates: [{ code: 'rd-failure', ratePpm: asPpm(ratePpm) }],
    months,
  };
}

describe('a fixed premium', () => {
  it('is 1,000.00, of which 56.60 is VAT (QTE-1, TAX-1)', () => {
    const { premium, insurers } = pricePremium(inclusive, yearly);
    expect(premium).toEqual({
      grossFen: 100_000,
      netOfVatFen: 94_340,
      vatFen: 5_660,
      lines: [{ label: '年度保险费', labelEn: 'Premium of a year', fen: 100_000, rule: 'QTE-1' }],
    });
    expect(insurers).toEqual([{ insurer: 'picc-sn', lead: true, sharePpm: 1_000_000, premiumFen: 100_000 }]);
  });
});

describe('a premium by rate', () => {
  it('is 5 % of 1,000,000.00: 50,000.00 (QTE-2)', () => {
    const { premium } = pricePremium(research, rated(100_000_000, 50_000));
    expect(premium).toMatchObject({ grossFen: 5_000_000, netOfVatFen: 4_716_981, vatFen: 283_019 });
    expect(premium.lines).toEqual([
      {
        label: '研发失败费用损失保险费',
        labelEn: 'Premium of R&D cost lost by failure',
        fen: 5_000_000,
        rule: 'QTE-2',
        cover: 'rd-failure',
        ratePpm: 50_000,
      },
    ]);
  });

  it('is rounded half up once: 333,333.33 at 4,850 ppm is 1,616.67 (MNY-2)', () => {
    expect(pricePremium(research, rated(33_333_333, 4_850)).premium.grossFen).toBe(161_667);
  });

  it('is reckoned by months of the yearly rate: 13 months of 50,000.00 a year are 54,166.67', () => {
    expect(pricePremium(research, rated(100_000_000, 50_000, 13)).premium.grossFen).toBe(5_416_667);
  });

  it('follows the rate that an underwriter set', () => {
    expect(pricePremium(research, rated(100_000_000, 80_000)).premium.grossFen).toBe(8_000_000);
  });
});

describe('VAT', () => {
  it.each([
    [100_000, 94_340],
    [3_000_000, 2_830_189],
    [20_000, 18_868],
    [80_000, 75_472],
    [33_330, 31_443],
    [33_340, 31_453],
    [10_575, 9_976],
    [42_302, 39_908],
    [0, 0],
  ])('of %i fen leaves %i: half up of gross ÷ 1.06 (TAX-1, TAX-2, TAX-5, TAX-6)', (gross, net) => {
    expect(netOfVat(asFen(gross))).toBe(net);
  });

  it('on the firm’s and the public part is that on the whole: 11.32 and 45.28 of 56.60 (TAX-2)', () => {
    const firm = 20_000 - netOfVat(asFen(20_000));
    const bureaus = 80_000 - netOfVat(asFen(80_000));
    expect([firm, bureaus, firm + bureaus]).toEqual([1_132, 4_528, 5_660]);
  });

  it('of a pool of three thirds is each insurer’s own: 56.61, a fen more than on the whole (COI-2, case 16)', () => {
    const { premium, insurers } = pricePremium(pooled, yearly);
    expect(insurers.map((one) => one.premiumFen)).toEqual([33_340, 33_330, 33_330]);
    expect(insurers.map((one) => one.premiumFen - netOfVat(one.premiumFen))).toEqual([1_887, 1_887, 1_887]);
    expect(premium).toMatchObject({ grossFen: 100_000, netOfVatFen: 94_339, vatFen: 5_661 });
  });
});

describe('any premium', () => {
  const sumsFen = fc.integer({ min: 0, max: 10_000_000_000_000 });
  const shares = fc.tuple(fc.nat(1_000_000), fc.nat(1_000_000)).map(([a, b]) => {
    return [Math.min(a, b), Math.abs(a - b), 1_000_000 - Math.max(a, b)];
  });

  it('is shared without a fen left over, net and VAT make the gross (invariants 1 and 6)', () => {
    fc.assert(
      fc.property(sumsFen, fc.nat(1_000_000), shares, (sum, rate, parts) => {
        const insurers = pooled.insurers.map((one, index) => ({
          ...one,
          sharePpm: asPpm(parts[index] ?? 0),
        }));
        const priced = pricePremium({ ...research, insurers }, rated(sum, rate));
        const { grossFen, netOfVatFen, vatFen, lines } = priced.premium;
        expect(netOfVatFen + vatFen).toBe(grossFen);
        expect(sumFen(lines.map((line) => line.fen))).toBe(grossFen);
        expect(sumFen(priced.insurers.map((one) => one.premiumFen))).toBe(grossFen);
        expect(priced.insurers.every((one) => one.premiumFen >= 0)).toBe(true);
        expect(Math.abs(vatFen - (grossFen - netOfVat(grossFen)))).toBeLessThanOrEqual(3);
      }),
      seeded,
    );
  });
});
