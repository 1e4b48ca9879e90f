import { describe, expect, it } from 'vitest';
import { builtInCatalogue } from '../../../shared/domain/catalogue/built-in-catalogue.ts';
import { asFen, asPpm } from '../../../shared/domain/money.ts';
import { explainQuote } from '../../../shared/domain/quoting/explain-quote.ts';
import { faultsOfRequest } from '../../../shared/domain/quoting/faults-of-request.ts';
import { coverLimits } from '../../../shared/domain/quoting/insured-sums.ts';
import type { Quote } from '../../../shared/domain/quoting/quote.ts';
import type { QuoteRequest } from '../../../shared/domain/quoting/quote-request.ts';
import { underwriteQuote } from '../../../shared/domain/quoting/underwrite-quote.ts';
import { factsFor, firmA, known, now, quoted, requestFor, row } from '../quoting/quote-fixtures.ts';

type Asked = Partial<Record<keyof QuoteRequest, unknown>>;

/** Requests with the premium that rulebook 4.1 to 4.4 and 6.3 give for them. */
const examples: readonly (readonly [name: string, grossFen: number, asked: Asked])[] = [
  ['秦科普惠保: 1,000.00 a year', 100_000, { productCode: 'qinke-inclusive' }],
  [
    '秦科研发保: 1,000,000.00 × 5 %',
    5_000_000,
    { productCode: 'qinke-rd', sumsInsured: { 'rd-failure': 100_000_000 }, insurableValueFen: 125_000_000 },
  ],
  ['穗创保: 360,000.00 × 3 %', 1_080_000, { productCode: 'suichuang' }],
  ['概念验证保险: 200,000.00 × 4 %', 800_000, { productCode: 'proof-of-concept' }],
  ['科技成果转化费用损失保险: 200,000.00 × 4 %', 800_000, { productCode: 'conversion-cost' }],
  [
    '科技成果转化费用损失保险, half the sum',
    400_000,
    { productCode: 'conversion-cost', sumsInsured: { 'conversion-cost': 10_000_000 } },
  ],
  [
    '研发费用损失保险: 1,500,000.00 × 5 %',
    7_500_000,
    { productCode: 'rd-cost', sumsInsured: { 'rd-cost': 150_000_000 }, insurableValueFen: 200_000_000 },
  ],
  [
    '研发费用损失保险 with overrun: 20 % of the sum more at the same rate',
    6_000_000,
    {
      productCode: 'rd-cost',
      sumsInsured: { 'rd-cost': 100_000_000 },
      insurableValueFen: 200_000_000,
      riders: ['budget-overrun'],
    },
  ],
  ['中试综合保险: 500,000.00 × 5 %', 2_500_000, { productCode: 'pilot-trial' }],
  [
    '关键研发设备保险: 2,000,000.00 × 0.3 %',
    600_000,
    { productCode: 'key-equipment', sumsInsured: { 'key-equipment': 200_000_000 } },
  ],
  [
    '关键研发设备保险 with theft: 400,000.00 × 0.1 % more',
    640_000,
    { productCode: 'key-equipment', sumsInsured: { 'key-equipment': 200_000_000 }, riders: ['theft'] },
  ],
  [
    '研发中断保险: 3,000,000.00 × 0.5 %',
    1_500_000,
    { productCode: 'rd-interruption', sumsInsured: { 'rd-interruption': 300_000_000 } },
  ],
  [
    '首台(套)保险: 5,000,000.00 × 2 %',
    10_000_000,
    { productCode: 'first-equipment', sumsInsured: { quality: 500_000_000 } },
  ],
  [
    '专利执行与被侵权损失保险: five patents × 10,000.00 (6.3)',
    5_000_000,
    { productCode: 'ip-protection', units: { class: 'sme', count: 5 } },
  ],
  [
    '专利执行与被侵权损失保险 of a champion: 25,000.00 a patent',
    2_500_000,
    { productCode: 'ip-protection', units: { class: 'champion-product', count: 1 } },
  ],
];

const withoutTariff: readonly (readonly [code: string, asked: Asked, grossFen: number])[] = [
  ['kerongxin', { sumsInsured: { 'rd-cost': 500_000_000, production: 900_000_000 } }, 42_000_000],
  ['clinical-trial', { sumsInsured: { 'trial-cost': 1_000_000_000 } }, 30_000_000],
  ['commercial-space', { sumsInsured: { launch: 20_000_000_000 } }, 600_000_000],
];

function expectExplained(of: Quote): void {
  const lines = explainQuote(of, builtInCatalogue);
  for (const line of lines) {
    expect(line.source).not.toBe('');
    expect(line.rule).not.toBe('');
    expect(line.inputs).toBeDefined();
  }
  const borne = lines.reduce((sum, line) => sum + (line.fen ?? 0), 0);
  expect(borne).toBe(of.firmNetFen);
}

describe('a tariff gives the example price', () => {
  it.each(examples)('%s', (_, grossFen, asked) => {
    const request = requestFor(asked);
    expect(faultsOfRequest(known(request.productCode), request, now)).toEqual([]);
    const of = quoted(request);
    expect(of).toMatchObject({ status: 'quoted', premium: { grossFen } });
    expect(of.insurers.reduce((sum, one) => sum + one.premiumFen, 0)).toBe(grossFen);
    expectExplained(of);
  });

  it('with the same words in the explanation as in the figures: where the price comes from', () => {
    const lines = explainQuote(
      quoted(requestFor({ productCode: 'ip-protection', units: { class: 'sme', count: 5 } })),
      builtInCatalogue,
    );
    expect(lines.find((line) => line.rule === 'QTE-1')?.source).toContain('S28, S29');
  });
});

describe('factors', () => {
  const asked = requestFor({ productCode: 'pilot-trial' });

  it('make chemicals a tenth dearer in a pilot, and the explanation says so', () => {
    const of = quoted(asked, { firm: { ...firmA, industryCode: 'C2614' } });
    expect(of.premium.grossFen).toBe(2_750_000);
    const said = explainQuote(of, builtInCatalogue).find((line) => line.text.startsWith('基准费率'));
    expect(said).toMatchObject({ rule: 'QTE-2', inputs: { basePpm: 50_000, ratePpm: 55_000 } });
    expectExplained(of);
  });

  it('leave the rate alone in any other industry, and say nothing', () => {
    const of = quoted(asked, { firm: { ...firmA, industryCode: 'M7320' } });
    expect(of.premium.grossFen).toBe(2_500_000);
    expect(explainQuote(of, builtInCatalogue).some((line) => line.text.startsWith('基准费率'))).toBe(false);
  });

  it('take five per cent off for a pilot, and off that again from 90 innovation points', () => {
    const request = requestFor({
      productCode: 'rd-cost',
      sumsInsured: { 'rd-cost': 100_000_000 },
      insurableValueFen: 200_000_000,
      answers: { stage: 'pilot' },
    });
    expect(quoted(request).premium.grossFen).toBe(4_750_000);
    const rows = [row({ kind: 'innovation-points', number: 'IP-1', score: 95 })];
    expect(quoted(request, { rows }).premium.grossFen).toBe(4_512_500);
  });
});

describe.each(withoutTariff)('%s has no tariff', (productCode, asked, grossFen) => {
  const request = requestFor({ productCode, ...asked });

  it('is referred without a price, and priced by the rate of the underwriter', () => {
    expect(faultsOfRequest(known(productCode), request, now)).toEqual([]);
    const of = quoted(request);
    expect(of).toMatchObject({ status: 'referred', premium: { grossFen: 0, lines: [] } });
    expectExplained(of);
    const decision = {
      outcome: 'accept',
      ratePpm: asPpm(30_000),
      reason: '资料齐全',
      by: 'underwriter',
    } as const;
    const decided = underwriteQuote(of, decision, factsFor(productCode));
    expect(decided).toMatchObject({ accepted: true, value: { status: 'quoted', premium: { grossFen } } });
    if (decided.accepted) expectExplained(decided.value);
  });

  it('insures the covers whose sum is named, at 10 % and 70 %, and needs at least one', () => {
    const named = Object.keys(request.sumsInsured ?? {});
    expect(coverLimits(known(productCode), quoted(request)).map((one) => one.code)).toEqual(named);
    for (const cover of known(productCode).covers) {
      expect(cover).toMatchObject({ deductiblePpm: 100_000, paymentRatioPpm: 700_000 });
      expect(cover.limitFen).toBeUndefined();
    }
    const [fault, ...others] = faultsOfRequest(known(productCode), requestFor({ productCode }), now);
    expect(fault?.path).toBe('sumsInsured');
    expect(others).toEqual([]);
  });
});

describe('the limits of rulebook 4.4', () => {
  it('穗创保: four covers share 360,000.00 of one technical route', () => {
    const of = known('suichuang');
    expect(of.aggregateLimitFen).toBe(36_000_000);
    expect(of.covers).toHaveLength(4);
    for (const cover of of.covers) {
      expect(cover).toMatchObject({
        limitFen: 36_000_000,
        deductiblePpm: 100_000,
        paymentRatioPpm: 800_000,
      });
    }
  });

  it('概念验证保险 and 商业航天共保 are pools, the lead first', () => {
    for (const code of ['proof-of-concept', 'commercial-space']) {
      expect(known(code).insurers.map((one) => one.lead)).toEqual([true, false, false]);
    }
  });

  it('专利: 850,000.00 a patent-year of a small firm, 2,400,000.00 of a champion', () => {
    const asked = (of: string) =>
      requestFor({ productCode: 'ip-protection', units: { class: of, count: 2 } });
    const limits = (of: string) => coverLimits(known('ip-protection'), quoted(asked(of)));
    expect(limits('sme')[0]?.limitFen).toBe(170_000_000);
    expect(limits('champion-demonstration')[0]?.limitFen).toBe(480_000_000);
  });

  it.each([
    ['key-equipment', 200_000, 100_000, 1_000_000],
    ['rd-interruption', 0, 0, 800_000],
    ['first-equipment', 0, 50_000, 1_000_000],
    ['pilot-trial', 0, 100_000, 700_000],
    ['conversion-cost', 0, 100_000, 700_000],
    ['ip-protection', 0, 100_000, 800_000],
    ['rd-cost', 1_000_000, 100_000, 700_000],
  ])('%s bears its deductible and pays its ratio', (code, deductibleFen, deductiblePpm, paymentRatioPpm) => {
    expect(known(code).covers[0]).toMatchObject({ deductibleFen, deductiblePpm, paymentRatioPpm });
  });

  it('an interruption is borne by the firm for seven days and paid for twelve months at most', () => {
    expect(known('rd-interruption').covers[0]).toMatchObject({ deductibleDays: 7, maxIndemnityMonths: 12 });
  });

  it('a sum above 1,000,000.00 of research cover needs 70 points or an underwriter (ELG-9)', () => {
    const request = requestFor({
      productCode: 'rd-cost',
      sumsInsured: { 'rd-cost': 150_000_000 },
      insurableValueFen: 200_000_000,
    });
    expect(quoted(request, { rows: [] }).status).toBe('referred');
    expect(quoted(request).status).toBe('quoted');
  });

  it('a lender may be named where a loan goes with the cover', () => {
    const allowed = builtInCatalogue.products.filter((one) => one.lossPayeeAllowed).map((one) => one.code);
    expect(allowed.toSorted()).toEqual([
      'commercial-space',
      'kerongxin',
      'key-equipment',
      'pilot-trial',
      'qinke-rd',
      'rd-cost',
    ]);
  });

  it('over-insured equipment is cut to its value before it is priced (QTE-6)', () => {
    const of = quoted(
      requestFor({
        productCode: 'key-equipment',
        sumsInsured: { 'key-equipment': 6_000_000 },
        insurableValueFen: 5_000_000,
      }),
    );
    expect(of.sumsInsured['key-equipment']).toBe(asFen(5_000_000));
    expect(of.premium.grossFen).toBe(15_000);
  });
});
