import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeIndemnity } from '../../../shared/domain/claims/indemnity.ts';
import { limitLeft, newLimitUse, takeLimit } from '../../../shared/domain/claims/limit-use.ts';
import { lossSheet, sheetFaults } from '../../../shared/domain/claims/loss-sheet.ts';
import { asFen, type Fen } from '../../../shared/domain/money.ts';
import { coverCode } from '../../../shared/domain/products/cover.ts';
import {
  equipment,
  equipmentLoss,
  inclusive,
  indemnityOf,
  loss,
  paymentOf,
  policyOf,
  rdDelay,
  rdFailure,
  research,
  termsOf,
} from './claim-fixtures.ts';

const equipmentTerms = termsOf(inclusive, equipment);
const interruption = coverCode.parse('rd-interruption');
const interruptionTerms = termsOf(
  policyOf('rd-interruption', { 'rd-interruption': 100_000_000 }, { insurableValueFen: asFen(100_000_000) }),
  interruption,
);

describe('the measured loss', () => {
  it('is the bill without the input tax that the firm deducts (TAX-7, case 60)', () => {
    const bill = { ...loss('repair', 3_785_500), inputTaxFen: 435_500 };
    const result = indemnityOf({ lossLines: [bill], salvageFen: 50_000 }, equipmentTerms);
    expect(result.lines.slice(0, 2)).toMatchObject([
      { step: 2, fen: 3_785_500, rule: 'CLM-8' },
      { step: 2, fen: -435_500, rule: 'TAX-7' },
    ]);
    expect(result.totalFen).toBe(2_376_000);
  });

  it('is the whole bill where the firm deducts no input tax (TAX-7)', () => {
    const result = indemnityOf({ lossLines: [loss('repair', 3_785_500)] }, equipmentTerms);
    expect(result.lines.map((line) => line.rule)).not.toContain('TAX-7');
  });

  it('refuses more input tax than the amount it is part of (TAX-7)', () => {
    const sheet = lossSheet.parse({ lossLines: [{ ...loss('repair', 100), inputTaxFen: 101 }] });
    expect(sheetFaults(sheet, equipmentTerms.cover).map(({ path }) => path)).toEqual([
      'lossLines.0.inputTaxFen',
    ]);
  });

  it('holds other R&D cost to a tenth of cost without input tax (CLM-9, TAX-7)', () => {
    const lossLines = [loss('staff', 9_000_000), { ...loss('other', 1_130_000), inputTaxFen: 130_000 }];
    const result = indemnityOf({ lossLines }, termsOf(research, rdFailure));
    expect(result.lines.filter(({ step }) => step === 2).map(({ fen }) => fen)).toEqual([
      9_000_000, 1_130_000, -130_000,
    ]);
  });

  it('case 35: leaves out what a public grant has paid', () => {
    const sheet = { lossLines: [loss('staff', 100_000_000)], publicGrantFen: 20_000_000 };
    const result = indemnityOf(sheet, termsOf(research, rdFailure));
    expect(result.lines).toContainEqual(
      expect.objectContaining({ step: 5, fen: -20_000_000, rule: 'CLM-9' }),
    );
  });

  it('case 39: a sub-contractor has paid 10,000.00 already (CLM-19)', () => {
    expect(indemnityOf({ ...equipmentLoss, recoveriesFen: 1_000_000 }, equipmentTerms).totalFen).toBe(
      1_656_000,
    );
  });
});

describe('a waiver of recourse (CLM-21)', () => {
  const waived = (waivedAt: string, waivedFen: number) =>
    indemnityOf({ ...equipmentLoss, recourseWaiver: { waivedFen, waivedAt } }, equipmentTerms);

  it('case 40: after the loss and before payment there is no indemnity for that part', () => {
    const result = waived('2026-03-24T02:00:00.000Z', 1_000_000);
    expect(result.lines).toContainEqual(
      expect.objectContaining({ step: 4, fen: -1_000_000, rule: 'CLM-21' }),
    );
    expect(result.totalFen).toBe(1_656_000);
    expect(waived('2026-03-30T02:00:00.000Z', 9_000_000).totalFen).toBe(0);
  });

  it('case 41: before the loss it stands and takes nothing off', () => {
    const result = waived('2026-03-24T01:59:59.999Z', 1_000_000);
    expect(result.totalFen).toBe(2_376_000);
    expect(result.lines).toContainEqual(expect.objectContaining({ step: 4, fen: 0, rule: 'CLM-21' }));
  });
});

describe('a late notice (CLM-1)', () => {
  it.each([
    ['60 % of it', 600_000, 1_425_600],
    ['case 32: half of it', 500_000, 1_188_000],
    ['all of it', 1_000_000, 2_376_000],
    ['nothing', 0, 0],
  ])('pays what can still be determined: %s', (_, determinablePpm, paid) => {
    const result = indemnityOf({ ...equipmentLoss, lateNotice: { determinablePpm } }, equipmentTerms);
    expect(result.totalFen).toBe(paid);
    expect(result.lines).toContainEqual(expect.objectContaining({ step: 8, fen: paid, rule: 'CLM-1' }));
  });
});

describe('several policies (CLM-18b)', () => {
  const unproven = { ...equipmentTerms, confirmedClauses: [] };
  const paid = (paidFen: number) =>
    indemnityOf(
      {
        lossLines: [loss('repair', 2_700_000)],
        insurableValueFen: 10_000_000,
        otherPolicies: [{ insurer: 'B', sumInsuredFen: 4_000_000, paidFen }],
      },
      unproven,
    );

  it.each([
    [0, 2_700_000],
    [1_080_000, 1_620_000],
    [2_700_000, 0],
    [9_000_000, 0],
  ])('after %i fen of another policy pays no more than the rest of the loss', (other, own) => {
    expect(paid(other).totalFen).toBe(own);
    const stopped = paid(other).lines.filter((line) => line.rule === 'CLM-18b');
    expect(stopped.map((line) => line.step)).toEqual(other === 0 ? [] : [9]);
  });

  it('leaves alone what stays within the loss together (case 14)', () => {
    const sheet = {
      lossLines: [loss('repair', 2_700_000)],
      insurableValueFen: 10_000_000,
      otherPolicies: [{ insurer: 'B', sumInsuredFen: 4_000_000, paidFen: 1_080_000 }],
    };
    const proportional = { ...unproven.cover, basis: 'proportional' as const };
    expect(indemnityOf(sheet, { ...unproven, cover: proportional }).totalFen).toBe(1_350_000);
  });
});

describe('the value agreed in the policy (CLM-13)', () => {
  it('goes before the market value at the time of loss', () => {
    const cover = { ...equipmentTerms.cover, basis: 'agreed-value' as const };
    const sheet = {
      lossLines: [loss('repair', 8_000_000)],
      insurableValueFen: 6_000_000,
      otherPolicies: [{ insurer: 'B', sumInsuredFen: 3_000_000 }],
    };
    const agreed = { ...equipmentTerms, cover, confirmedClauses: [], insurableValueFen: asFen(8_000_000) };
    expect(indemnityOf(sheet, agreed).lines.map((line) => line.rule)).not.toContain('CLM-18');
    expect(indemnityOf(sheet, { ...agreed, insurableValueFen: undefined }).lines).toContainEqual(
      expect.objectContaining({ rule: 'CLM-18', fen: 5_000_000 }),
    );
  });
});

describe('one event', () => {
  it('is paid at most the limit for each (CLM-15)', () => {
    const cover = { ...equipmentTerms.cover, perOccurrenceFen: asFen(2_000_000) };
    const result = indemnityOf(equipmentLoss, { ...equipmentTerms, cover });
    expect(result).toMatchObject({ totalFen: 2_000_000, limitUseFen: 2_000_000 });
    const left = indemnityOf(equipmentLoss, { ...equipmentTerms, cover, limitLeftFen: asFen(1_200_000) });
    expect(left.lines.filter((line) => line.step === 10).map((line) => line.fen)).toEqual([
      -376_000, -800_000,
    ]);
  });
});

describe('an interruption (4.4)', () => {
  const stopped = (stoppedOn: string, resumedOn: string) => ({
    lossLines: [loss('staff', 3_000_000)],
    interruption: { stoppedOn, resumedOn },
  });

  it('takes off the first seven days, then pays by the ratio', () => {
    const result = indemnityOf(stopped('2026-03-01', '2026-03-31'), interruptionTerms);
    expect(result.lines.map(({ step, fen }) => [step, fen])).toEqual([
      [2, 3_000_000],
      [7, 2_300_000],
      [8, 1_840_000],
      [13, 1_840_000],
    ]);
  });

  it.each([
    ['seven days', '2026-03-08', 0],
    ['eight days', '2026-03-09', 300_000],
  ])('pays for what goes beyond seven days: %s', (_, resumedOn, paid) => {
    expect(indemnityOf(stopped('2026-03-01', resumedOn), interruptionTerms).totalFen).toBe(paid);
  });

  it('pays for twelve months at most', () => {
    const whole = indemnityOf(stopped('2026-03-01', '2027-03-01'), interruptionTerms);
    expect(whole.lines.filter(({ step }) => step === 2)).toHaveLength(1);
    const longer = indemnityOf(stopped('2026-03-01', '2028-02-29'), interruptionTerms);
    expect(longer.lines.slice(0, 3).map(({ step, fen }) => [step, fen])).toEqual([
      [2, 3_000_000],
      [2, 1_500_000],
      [7, 1_471_233],
    ]);
  });

  it('keeps all days where nothing proves that the clause was explained (QTE-4)', () => {
    const unproven = { ...interruptionTerms, confirmedClauses: [] };
    expect(indemnityOf(stopped('2026-03-01', '2026-03-31'), unproven).totalFen).toBe(3_000_000);
  });

  it.each([
    ['without its days', {}, 'interruption'],
    ['that ended as it began', stopped('2026-03-01', '2026-03-01'), 'interruption.resumedOn'],
  ])('refuses one %s', (_, sheet, path) => {
    const faults = sheetFaults(
      lossSheet.parse({ lossLines: [loss('staff', 1)], ...sheet }),
      interruptionTerms.cover,
    );
    expect(faults.map((fault) => fault.path)).toEqual([path]);
  });
});

describe('what remains of a thing (CLM-20)', () => {
  const cover = { ...equipmentTerms.cover, basis: 'proportional' as const };
  const proportional = { ...equipmentTerms, cover, confirmedClauses: [] };
  const rights = (accepted: number, insurableValueFen: number) => {
    const sheet = { lossLines: [loss('repair', accepted)], insurableValueFen, scrapFen: 600_000 };
    return indemnityOf(sheet, proportional).lines.filter((line) => line.rule === 'CLM-20');
  };

  it.each([
    ['in proportion where the sum is below the value', 8_000_000, '保险人 3,750.00，被保险人 2,250.00'],
    ['as a whole where the sum is the value', 5_000_000, '保险人 6,000.00，被保险人 0.00'],
  ])('is the insurer’s %s, once the full sum is paid', (_, value, label) => {
    expect(rights(value, value)).toMatchObject([{ fen: 0, label: expect.stringContaining(label) }]);
  });

  it('stays with the insured while less than the sum is paid', () => {
    expect(rights(7_999_000, 8_000_000)).toEqual([]);
  });

  it('asks for the value it is shared by', () => {
    const sheet = lossSheet.parse({ lossLines: [loss('repair', 100)], scrapFen: 1 });
    expect(computeIndemnity(sheet, equipmentTerms)).toMatchObject({
      refusal: { kind: 'insurable-value-missing' },
    });
  });
});

describe('a delay and then a failure (CLM-10)', () => {
  it('case 38: the failure is paid from the 886,600.00 that the delay has left', () => {
    const delay = { coverCode: rdDelay, limitTakenFen: asFen(11_340_000) };
    const payments = [paymentOf({ fen: 11_340_000, status: 'paid' })];
    const none = { coverCode: rdDelay };
    const paid = takeLimit(research, newLimitUse(research.policyNo), none, { ...delay, payments });
    if (!paid.accepted) throw new Error(paid.refusal.kind);
    const limitLeftFen = limitLeft(research, paid.value, rdFailure);
    expect(limitLeftFen).toBe(88_660_000);
    const total = { lossLines: [loss('staff', 400_000_000)] };
    const failure = indemnityOf(total, termsOf(research, rdFailure, { limitLeftFen }));
    expect(failure).toMatchObject({ totalFen: 88_660_000, limitUseFen: 88_660_000 });
  });
});

describe('every calculation with everything on its sheet', () => {
  const fen = fc.integer({ min: 0, max: 20_000_000 });
  const ppm = fc.integer({ min: 0, max: 1_000_000 });
  const line = fc.record({ acceptedFen: fen, taxPpm: ppm }).map(({ acceptedFen, taxPpm }) => ({
    ...loss('repair', acceptedFen),
    inputTaxFen: Math.floor((acceptedFen * taxPpm) / 1_000_000),
  }));
  const other = fc.record({ sumInsuredFen: fc.integer({ min: 1, max: 9_000_000 }), paidFen: fen });
  const sheets = fc.record(
    {
      lossLines: fc.array(line, { minLength: 1, maxLength: 4 }),
      insurableValueFen: fc.integer({ min: 1, max: 20_000_000 }),
      salvageFen: fen,
      scrapFen: fen,
      recoveriesFen: fen,
      publicGrantFen: fen,
      lateNotice: fc.record({ determinablePpm: ppm }),
      recourseWaiver: fc.record({
        waivedFen: fen,
        waivedAt: fc.constantFrom('2026-03-23T00:00:00Z', '2026-03-25T00:00:00Z'),
      }),
      otherPolicies: fc.array(other, { maxLength: 3 }),
    },
    { requiredKeys: ['lossLines', 'insurableValueFen'] },
  );

  it('pays with all other policies no more than the net loss, nor more than event and limit allow (2,000 sheets)', () => {
    fc.assert(
      fc.property(sheets, fen, fen, fc.boolean(), (sheet, left, perEvent, isProportional) => {
        const others = (sheet.otherPolicies ?? []).map((policy) => ({ ...policy, insurer: 'B' }));
        const basis = isProportional ? ('proportional' as const) : ('first-loss' as const);
        const cover = { ...equipmentTerms.cover, basis, perOccurrenceFen: asFen(perEvent) };
        const result = indemnityOf(
          { ...sheet, otherPolicies: others },
          { ...equipmentTerms, cover, limitLeftFen: asFen(left) },
        );
        const net = sum(sheet.lossLines.map((one) => one.acceptedFen - one.inputTaxFen));
        const paidByOthers = sum(others.map((policy) => policy.paidFen));
        expect(result.totalFen).toBeLessThanOrEqual(
          Math.min(left, perEvent, Math.max(0, net - paidByOthers)),
        );
        expect(workedThrough(result.lines)).toBe(result.totalFen);
        expect(sum(result.insurers.map((share) => share.fen))).toBe(result.totalFen);
      }),
      { seed: 83, numRuns: 2000 },
    );
  });

  function sum(amounts: readonly number[]): number {
    return amounts.reduce((total, amount) => total + amount, 0);
  }

  function workedThrough(lines: readonly { readonly label: string; readonly fen: Fen }[]): number {
    return lines
      .slice(0, -1)
      .reduce<number>((amount, { label, fen: own }) => (label.startsWith('×') ? own : amount + own), 0);
  }
});
