import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Indemnity } from '../../../shared/domain/claims/indemnity.ts';
import { computeIndemnity } from '../../../shared/domain/claims/indemnity.ts';
import { overpaidFen, payableFen } from '../../../shared/domain/claims/pay-claim.ts';
import { lossSheet } from '../../../shared/domain/claims/loss-sheet.ts';
import { insurerCode } from '../../../shared/domain/ids.ts';
import { asFen, asPpm } from '../../../shared/domain/money.ts';
import { coverCode } from '../../../shared/domain/products/cover.ts';
import {
  assessedAs,
  claimIn,
  equipment,
  equipmentLoss,
  inclusive,
  indemnityOf,
  lender,
  loss,
  paymentOf,
  policyOf,
  rdDelay,
  rdFailure,
  research,
  termsOf,
} from './claim-fixtures.ts';

const equipmentTerms = termsOf(inclusive, equipment);
const researchTerms = termsOf(research, rdFailure);
const proportionalEquipment = {
  ...equipmentTerms,
  cover: { ...equipmentTerms.cover, basis: 'proportional' as const },
};

const researchLoss = {
  lossLines: [
    loss('staff', 42_000_000),
    loss('direct-input', 31_000_050),
    loss('depreciation', 8_800_000),
    loss('amortisation', 3_500_000),
    loss('design-trial', 12_000_000),
    loss('other', 14_000_000),
  ],
  publicGrantFen: 20_000_000,
  salvageFen: 5_000_000,
};

/** The amounts of a calculation by step, the last one of a step where it has several. */
function byStep(of: Indemnity): Record<number, number> {
  return Object.fromEntries(of.lines.map((line) => [line.step, line.fen]));
}

/** What a reader gets who works the lines through with a pencil. */
function workedThrough(of: Indemnity): number {
  return of.lines.slice(0, -1).reduce((amount, line) => {
    return line.label.startsWith('×') ? line.fen : amount + line.fen;
  }, 0);
}

describe('indemnity for equipment', () => {
  it('takes salvage, the deductible and the payment ratio off a repair bill (CLM-8)', () => {
    const result = indemnityOf(equipmentLoss, equipmentTerms);
    expect(byStep(result)).toEqual({ 2: 3_350_000, 3: -50_000, 7: -330_000, 8: 2_376_000, 13: 2_376_000 });
    expect(result).toMatchObject({
      totalFen: 2_376_000,
      interimFen: 0,
      payees: [{ kind: 'insured', fen: 2_376_000 }],
      insurers: [{ insurer: 'picc-sn', fen: 2_376_000 }],
    });
    expect(result.lines.map((line) => line.rule)).toEqual(['CLM-8', 'CLM-8', 'CLM-14', 'CLM-8', 'CLM-8']);
  });

  it('pays in proportion when the sum insured is below the value (CLM-12)', () => {
    const result = indemnityOf({ ...equipmentLoss, insurableValueFen: 8_000_000 }, proportionalEquipment);
    expect(byStep(result)).toMatchObject({ 6: 2_062_500, 7: -206_250, 8: 1_485_000 });
    expect(result.totalFen).toBe(1_485_000);
  });

  it('pays a first-loss cover in full whatever the value is', () => {
    const result = indemnityOf({ ...equipmentLoss, insurableValueFen: 8_000_000 }, equipmentTerms);
    expect(result.totalFen).toBe(2_376_000);
  });

  it.each([
    ['below the deductible (CLM-14)', 40_000],
    ['exactly at the deductible (case 53)', 50_000],
  ])('pays nothing for a loss %s', (_, accepted) => {
    const result = indemnityOf({ lossLines: [loss('repair', accepted)] }, equipmentTerms);
    expect(byStep(result)).toEqual({ 2: accepted, 7: -accepted, 8: 0, 13: 0 });
    expect(result.payees).toEqual([]);
  });

  it('pays a fen above the deductible by its ratio', () => {
    expect(indemnityOf({ lossLines: [loss('repair', 50_001)] }, equipmentTerms).totalFen).toBe(1);
  });

  it('stops at what is left of the limit (CLM-15)', () => {
    const left = { ...proportionalEquipment, limitLeftFen: asFen(1_200_000) };
    const result = indemnityOf({ ...equipmentLoss, insurableValueFen: 8_000_000 }, left);
    expect(byStep(result)).toMatchObject({ 8: 1_485_000, 10: -285_000, 13: 1_200_000 });
    expect(result.limitUseFen).toBe(1_200_000);
  });

  it('pays rescue cost beside the limit, up to one more sum insured, also where the measure failed (CLM-16, case 58)', () => {
    const result = indemnityOf({ ...equipmentLoss, rescueCostFen: 320_000 }, equipmentTerms);
    expect(result).toMatchObject({ totalFen: 2_696_000, limitUseFen: 2_376_000 });
    const huge = indemnityOf({ ...equipmentLoss, rescueCostFen: 9_000_000 }, equipmentTerms);
    expect(huge.totalFen).toBe(2_376_000 + 5_000_000);
  });

  it('bears the cost of experts outside the limit (CLM-17)', () => {
    const exhausted = { ...equipmentTerms, limitLeftFen: asFen(2_376_000) };
    const result = indemnityOf({ ...equipmentLoss, expertCostFen: 800_000 }, exhausted);
    expect(result).toMatchObject({ totalFen: 3_176_000, limitUseFen: 2_376_000 });
  });

  it('takes off what a third party has paid, before the deductible (CLM-19)', () => {
    const result = indemnityOf({ ...equipmentLoss, recoveriesFen: 1_000_000 }, equipmentTerms);
    expect(byStep(result)).toMatchObject({ 4: -1_000_000, 7: -230_000, 8: 1_656_000 });
  });

  it('pays the true part of an overstated loss (CLM-22)', () => {
    const sheet = { lossLines: [loss('repair', 2_100_000, 3_350_000)], salvageFen: 50_000 };
    expect(indemnityOf(sheet, equipmentTerms).totalFen).toBe(1_476_000);
  });

  it('pays in full when nothing proves that the clauses were explained (QTE-4, case 28)', () => {
    const result = indemnityOf(equipmentLoss, { ...equipmentTerms, confirmedClauses: [] });
    expect(result.totalFen).toBe(3_300_000);
    expect(result.lines.filter((line) => line.rule === 'QTE-4').map((line) => line.step)).toEqual([7, 8]);
  });

  it('keeps the statutory average without any clause (QTE-4)', () => {
    const unproven = { ...proportionalEquipment, confirmedClauses: [] };
    const result = indemnityOf({ ...equipmentLoss, insurableValueFen: 8_000_000 }, unproven);
    expect(result.totalFen).toBe(2_062_500);
  });

  it('takes the loss without input tax where the firm deducts it (TAX-7, case 60)', () => {
    const sheet = { lossLines: [loss('repair', 3_350_000, 3_785_500)], salvageFen: 50_000 };
    expect(indemnityOf(sheet, equipmentTerms).totalFen).toBe(2_376_000);
  });

  it('deducts what was paid in the interim from what is due, not from the indemnity (CLM-4)', () => {
    const result = indemnityOf(equipmentLoss, { ...equipmentTerms, interimFen: asFen(1_000_000) });
    expect(result).toMatchObject({
      totalFen: 2_376_000,
      interimFen: 1_000_000,
      payees: [{ kind: 'insured', fen: 1_376_000 }],
    });
  });

  it('pays nobody when the interim payment was higher than the indemnity (case 18)', () => {
    expect(indemnityOf(equipmentLoss, { ...equipmentTerms, interimFen: asFen(2_400_000) }).payees).toEqual(
      [],
    );
  });
});

describe('indemnity for research and development', () => {
  it('pays a failure by cost class, other cost held to a tenth (CLM-9)', () => {
    const result = indemnityOf(researchLoss, researchTerms);
    expect(result.lines.map(({ step, fen }) => [step, fen])).toEqual([
      [2, 42_000_000],
      [2, 31_000_050],
      [2, 8_800_000],
      [2, 3_500_000],
      [2, 12_000_000],
      [2, 14_000_000],
      [2, -(14_000_000 - 10_811_116)],
      [3, -5_000_000],
      [5, -20_000_000],
      [6, 51_944_479],
      [7, -5_194_448],
      [8, 32_725_022],
      [13, 32_725_022],
    ]);
  });

  it('leaves other cost alone while it is at most a tenth', () => {
    const lossLines = [loss('staff', 9_000_000), loss('other', 1_000_000)];
    expect(indemnityOf({ lossLines }, researchTerms).lines.map((line) => line.step)).not.toContain(5);
    expect(indemnityOf({ lossLines }, researchTerms).lines.filter((line) => line.step === 2)).toHaveLength(2);
  });

  it('asks for a value when a proportional cover has none (CLM-12)', () => {
    const computed = computeIndemnity(lossSheet.parse(researchLoss), {
      ...researchTerms,
      insurableValueFen: undefined,
    });
    expect(computed).toEqual({ accepted: false, refusal: { kind: 'insurable-value-missing' } });
  });

  it('pays the extra cost of a delay within its sub-limit (CLM-10)', () => {
    const delay = { plannedEnd: '2026-09-30', succeededOn: '2026-12-15' };
    const result = indemnityOf(
      { lossLines: [loss('extra-cost', 18_000_000)], delay },
      termsOf(research, rdDelay),
    );
    expect(byStep(result)).toEqual({ 2: 18_000_000, 7: -1_800_000, 8: 11_340_000, 13: 11_340_000 });
  });
});

describe('indemnity of a policy with a loss payee', () => {
  const assigned = termsOf({ ...research, lossPayee: lender }, rdFailure);

  it('goes to the lender as a whole, and says who passes on the rest (LOS-2)', () => {
    const result = indemnityOf(researchLoss, assigned);
    expect(result).toMatchObject({ totalFen: 32_725_022, payees: [{ kind: 'loss-payee', fen: 32_725_022 }] });
    expect(result.lines.at(-2)).toMatchObject({
      rule: 'LOS-2',
      fen: 0,
      label: expect.stringMatching(/银行.*超过.*转付被保险人/),
    });
    expect(workedThrough(result)).toBe(result.totalFen);
  });

  it('tells nothing of a lender that gets nothing', () => {
    const result = indemnityOf({ lossLines: [loss('staff', 100)] }, assigned);
    expect(result).toMatchObject({ totalFen: 0, payees: [] });
    expect(result.lines.map((line) => line.rule)).not.toContain('LOS-2');
  });
});

describe('indemnity for liability', () => {
  const noDeductible = termsOf(inclusive, coverCode.parse('liability'), { limitLeftFen: asFen(5_000_000) });
  const terms = { ...noDeductible, cover: { ...noDeductible.cover, deductibleFen: asFen(0) } };
  const award = { lossLines: [loss('award', 8_000_000)], defenceCostFen: 600_000 };

  it('pays cost of defence on top of the limit (CLM-11)', () => {
    expect(indemnityOf(award, terms)).toMatchObject({ totalFen: 5_600_000, limitUseFen: 5_000_000 });
  });

  it('pays the third party directly and the insured only its cost (CLM-11)', () => {
    const thirdParty = { name: '受损方', account: '6222020000000000' };
    expect(indemnityOf({ ...award, thirdParty }, terms).payees).toEqual([
      { kind: 'third-party', fen: 5_000_000 },
      { kind: 'insured', fen: 600_000 },
    ]);
  });

  it('pays no cost of defence on a cover of damage', () => {
    expect(indemnityOf({ ...equipmentLoss, defenceCostFen: 600_000 }, equipmentTerms).totalFen).toBe(
      2_376_000,
    );
  });
});

describe('several policies for one loss', () => {
  const plain = {
    ...equipmentTerms,
    cover: {
      ...equipmentTerms.cover,
      basis: 'proportional' as const,
      deductibleFen: asFen(0),
      deductiblePpm: asPpm(0),
      paymentRatioPpm: asPpm(1_000_000),
    },
  };
  const a = { insurer: 'A', sumInsuredFen: 5_000_000 };
  const b = { insurer: 'B', sumInsuredFen: 4_000_000 };
  const lossLines = [loss('repair', 2_700_000)];
  const paidBy = (own: typeof a, other: typeof a, value: number) =>
    indemnityOf(
      { lossLines, insurableValueFen: value, otherPolicies: [other] },
      { ...plain, sumInsuredFen: asFen(own.sumInsuredFen) },
    ).totalFen;

  it('shares the loss by sums when they exceed the value (CLM-18, case 13)', () => {
    expect([paidBy(a, b, 6_000_000), paidBy(b, a, 6_000_000)]).toEqual([1_500_000, 1_200_000]);
  });

  it('is no duplicate insurance while the sums stay within the value (CLM-18b, case 14)', () => {
    expect([paidBy(a, b, 10_000_000), paidBy(b, a, 10_000_000)]).toEqual([1_350_000, 1_080_000]);
  });

  it('pays its own share of a second policy that is found later, and what was paid beyond is the firm’s to pay back (case 15)', () => {
    const paidBefore = asFen(1_800_000);
    const found = indemnityOf(
      { lossLines, insurableValueFen: 6_000_000, otherPolicies: [b] },
      { ...plain, sumInsuredFen: asFen(a.sumInsuredFen), interimFen: paidBefore },
    );
    expect(found).toMatchObject({ totalFen: 1_500_000, interimFen: paidBefore, payees: [] });
    const assessed = claimIn('decided-covered', {
      assessed: assessedAs(found.totalFen),
      payments: [paymentOf({ purpose: 'interim', fen: paidBefore, status: 'paid' })],
    });
    expect([payableFen(assessed), overpaidFen(assessed)]).toEqual([0, 300_000]);
  });

  it('never pays more than the loss in all (invariant 8)', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000_000 }),
        fc.integer({ min: 1, max: 9_000_000 }),
        fc.integer({ min: 1, max: 9_000_000 }),
        fc.integer({ min: 1, max: 9_000_000 }),
        (accepted, sumA, sumB, value) => {
          fc.pre(sumA + sumB > value);
          const pay = (own: number, other: number) =>
            indemnityOf(
              {
                lossLines: [loss('repair', accepted)],
                insurableValueFen: value,
                otherPolicies: [{ insurer: 'other', sumInsuredFen: other }],
              },
              { ...plain, sumInsuredFen: asFen(own), limitLeftFen: asFen(own) },
            ).totalFen;
          expect(pay(sumA, sumB) + pay(sumB, sumA)).toBeLessThanOrEqual(accepted);
        },
      ),
      { seed: 8, numRuns: 300 },
    );
  });
});

describe('every calculation', () => {
  const pool = policyOf(
    'qinke-inclusive',
    { equipment: 5_000_000 },
    {
      insurers: [
        ['lead', 400_000],
        ['second', 350_000],
        ['third', 250_000],
      ].map(([insurer, share]) => ({
        insurer: insurerCode.parse(insurer),
        sharePpm: asPpm(Number(share)),
      })),
    },
  );

  it('splits an indemnity among three insurers, the lead taking the rest (COI-3)', () => {
    const terms = { ...termsOf(pool, equipment), confirmedClauses: [] };
    const result = indemnityOf({ lossLines: [loss('repair', 2_345_678)] }, terms);
    expect(result.insurers.map((share) => share.fen)).toEqual([938_272, 820_987, 586_419]);
  });

  it('ends in its total, stays within loss and limit, and adds up over insurers and payees (invariants 6, 7)', () => {
    const fen = fc.integer({ min: 0, max: 20_000_000 });
    const sheets = fc.record(
      {
        lossLines: fc.array(
          fc.record({ item: fc.constantFrom('staff', 'direct-input', 'other'), acceptedFen: fen }),
          { minLength: 1, maxLength: 5 },
        ),
        salvageFen: fen,
        recoveriesFen: fen,
        publicGrantFen: fen,
        rescueCostFen: fen,
        insurableValueFen: fc.integer({ min: 1, max: 50_000_000 }),
      },
      { requiredKeys: ['lossLines', 'insurableValueFen'] },
    );
    fc.assert(
      fc.property(
        sheets,
        fen,
        fc.boolean(),
        fc.boolean(),
        fen,
        (sheet, left, isResearch, proven, interim) => {
          const lossLines = sheet.lossLines.map((line) => loss(line.item, line.acceptedFen));
          const base = isResearch ? researchTerms : termsOf(pool, equipment);
          const terms = {
            ...base,
            limitLeftFen: asFen(left),
            interimFen: asFen(interim),
            insurableValueFen: undefined,
            ...(proven ? {} : { confirmedClauses: [] }),
          };
          const result = indemnityOf({ ...sheet, lossLines }, terms);
          const accepted = lossLines.reduce((sum, line) => sum + line.acceptedFen, 0);
          expect(result.lines.at(-1)?.fen).toBe(result.totalFen);
          expect(workedThrough(result)).toBe(result.totalFen);
          expect(result.limitUseFen).toBeLessThanOrEqual(Math.min(left, accepted));
          expect(result.insurers.every((share) => share.fen >= 0)).toBe(true);
          expect(result.insurers.reduce((sum, share) => sum + share.fen, 0)).toBe(result.totalFen);
          expect(result.payees.reduce((sum, payee) => sum + payee.fen, 0)).toBe(
            Math.max(0, result.totalFen - interim),
          );
        },
      ),
      { seed: 7, numRuns: 500 },
    );
  });
});
