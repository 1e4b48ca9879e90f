import { describe, expect, it } from 'vitest';
import { claimHistory } from '../../../shared/domain/claims/claim-history.ts';
import { claimDocument } from '../../../shared/domain/claims/claim-document.ts';
import type { Claim, ClaimCheck } from '../../../shared/domain/claims/claim.ts';
import {
  checkDuplicate,
  checkLimit,
  checkPayment,
  checkPeriod,
} from '../../../shared/domain/claims/coverage-checks.ts';
import { claimedCover } from '../../../shared/domain/claims/policy-terms.ts';
import { proposePayment } from '../../../shared/domain/claims/propose-payment.ts';
import { recovery } from '../../../shared/domain/claims/recovery.ts';
import { withRepeatedEvidence } from '../../../shared/domain/claims/repeated-evidence.ts';
import { requestFurther } from '../../../shared/domain/claims/request-documents.ts';
import { moveReserve, reserveReason } from '../../../shared/domain/claims/reserve-movement.ts';
import { asFen, asPpm } from '../../../shared/domain/money.ts';
import { coverCode, type LossItem, lossItem } from '../../../shared/domain/products/cover.ts';
import { invariant } from '../../../shared/domain/result.ts';
import { expectEnglish } from '../../support/english.ts';
import {
  assessedAs,
  at,
  claimIn,
  equipment,
  equipmentLoss,
  inclusive,
  indemnityOf,
  lender,
  loss,
  paymentOf,
  person,
  policyOf,
  rdFailure,
  reportedAt,
  research,
  termsOf,
} from './claim-fixtures.ts';

const equipmentTerms = termsOf(inclusive, equipment);
const { cover } = equipmentTerms;
const proportional = { ...equipmentTerms, cover: { ...cover, basis: 'proportional' as const } };
const liabilityTerms = termsOf(inclusive, coverCode.parse('liability'));
const interruptionTerms = termsOf(
  policyOf('rd-interruption', { 'rd-interruption': 100_000_000 }, { insurableValueFen: asFen(100_000_000) }),
  coverCode.parse('rd-interruption'),
);

/** Steps of a calculation in English, each with its amount in fen. */
function steps(...of: Parameters<typeof indemnityOf>): readonly string[] {
  const { lines } = indemnityOf(...of);
  expectEnglish(lines.map((line) => line.labelEn));
  return lines.map((line) => `${line.labelEn} | ${line.fen}`);
}

describe('a calculation in English', () => {
  it('goes from the repair bill over the deductible to 23,760.00 (CLM-8)', () => {
    expect(steps(equipmentLoss, equipmentTerms)).toEqual([
      'Repair | 3350000',
      'Less: salvage | -50000',
      'Less: deductible, the higher of ¥500.00 and 10 % | -330000',
      '× payment ratio 80 % | 2376000',
      'Indemnity | 2376000',
    ]);
  });

  it.each([
    [
      'input tax, third parties and public grants',
      {
        lossLines: [{ ...loss('repair', 3_785_500), inputTaxFen: 435_500 }],
        recoveriesFen: 1_000_000,
        publicGrantFen: 100_000,
      },
      equipmentTerms,
      [
        'Less: input VAT that is deducted | -435500',
        'Less: paid by third parties | -1000000',
        'Less: borne by public grants | -100000',
      ],
    ],
    [
      'other costs above their tenth (CLM-9)',
      { lossLines: [loss('staff', 9_000_000), loss('other', 1_130_000)] },
      termsOf(research, rdFailure),
      ['Less: other costs above 10 % of the whole (limit ¥10,000.00) | -130000'],
    ],
    [
      'an interruption of more than a year',
      {
        lossLines: [loss('staff', 3_000_000)],
        interruption: { stoppedOn: '2026-03-01', resumedOn: '2028-02-29' },
      },
      interruptionTerms,
      [
        '× 365 of 730 days, at most 12 months | 1500000',
        "× 358 of 365 days, the first 7 are the insured's own | 1471233",
      ],
    ],
    [
      'recourse given up after the loss (CLM-21)',
      { ...equipmentLoss, recourseWaiver: { waivedFen: 1_000_000, waivedAt: '2026-03-30T02:00:00.000Z' } },
      equipmentTerms,
      ['Less: recourse given up after the loss | -1000000'],
    ],
    [
      'recourse given up before the loss (CLM-21)',
      { ...equipmentLoss, recourseWaiver: { waivedFen: 1_000_000, waivedAt: '2026-03-01T02:00:00.000Z' } },
      equipmentTerms,
      [
        'Recourse given up before the loss takes nothing off; the insurer has none against that third party | 0',
      ],
    ],
    [
      'a sum below the value (CLM-12)',
      { ...equipmentLoss, insurableValueFen: 8_000_000 },
      proportional,
      ['× in proportion, ¥50,000.00 ÷ ¥80,000.00 | 2062500'],
    ],
    [
      'duplicate insurance (CLM-18)',
      {
        lossLines: [loss('repair', 2_700_000)],
        insurableValueFen: 6_000_000,
        otherPolicies: [{ insurer: 'B', sumInsuredFen: 4_000_000 }],
      },
      proportional,
      ['× share in duplicate insurance, ¥50,000.00 ÷ ¥90,000.00 | 1500000'],
    ],
    [
      'clauses that were not explained, and what another policy has paid (QTE-4, CLM-18b)',
      {
        lossLines: [loss('repair', 2_700_000)],
        insurableValueFen: 10_000_000,
        otherPolicies: [{ insurer: 'B', sumInsuredFen: 4_000_000, paidFen: 1_080_000 }],
      },
      { ...equipmentTerms, confirmedClauses: [] },
      [
        'The deductible was not explained and has no effect | 0',
        'The payment ratio was not explained and has no effect | 0',
        'Less: more than the loss together with ¥10,800.00 paid by other policies | -1080000',
      ],
    ],
    [
      'a late notice (CLM-1)',
      { ...equipmentLoss, lateNotice: { determinablePpm: 600_000 } },
      equipmentTerms,
      ['× late notice, determinable part 60 % | 1425600'],
    ],
    [
      'limits of an event and of the cover (CLM-15)',
      equipmentLoss,
      {
        ...equipmentTerms,
        cover: { ...cover, perOccurrenceFen: asFen(2_000_000) },
        limitLeftFen: asFen(1_200_000),
      },
      [
        'Less: above the limit of ¥20,000.00 an event | -376000',
        'Less: above the ¥12,000.00 left of the limit | -800000',
      ],
    ],
    [
      'what remains of a thing (CLM-20)',
      { lossLines: [loss('repair', 8_000_000)], insurableValueFen: 8_000_000, scrapFen: 600_000 },
      { ...proportional, confirmedClauses: [] },
      ['Rights in what remains: insurer ¥3,750.00, insured ¥2,250.00 | 0'],
    ],
    [
      'costs beside the limit (CLM-11, CLM-16, CLM-17)',
      { lossLines: [loss('award', 100_000)], rescueCostFen: 1, expertCostFen: 2, defenceCostFen: 3 },
      { ...liabilityTerms, cover: { ...liabilityTerms.cover, paymentRatioPpm: asPpm(1_000_000) } },
      ['Rescue cost | 1', 'Survey and expert cost | 2', 'Cost of defence | 3'],
    ],
    [
      'a lender (LOS-2)',
      { lossLines: [loss('staff', 9_000_000)] },
      termsOf({ ...research, lossPayee: lender }, rdFailure),
      [
        "The policy's lender is paid first and hands on to the insured what is above its loan and interest | 0",
      ],
    ],
  ])('names %s', (_, sheet, terms, expected) => {
    const said = steps(sheet, terms);
    expect(said.filter((step) => expected.includes(step))).toEqual(expected);
  });

  it('names every kind of loss', () => {
    const named = lossItem.options.map((item: LossItem) => {
      return steps({ lossLines: [loss(item, 100)] }, equipmentTerms)[0];
    });
    expect(new Set(named).size).toBe(lossItem.options.length);
  });
});

describe('checks of a claim in English', () => {
  function facts(checks: readonly ClaimCheck[], names: readonly string[] = []) {
    expectEnglish(
      checks.map((check) => check.factEn),
      names,
    );
    return checks.map((check) => check.factEn);
  }
  const report = {
    ...claimIn('reported'),
    claimNo: 'KC202600000000021' as Claim['claimNo'],
    reportedAt: at('2026-03-26T01:00:00.000Z'),
  };

  it('say when cover runs, what is left of the limit, whether the premium is paid and what was reported before', () => {
    const inForce = claimedCover(inclusive, equipment);
    expect(
      facts([
        checkPeriod(inclusive, inForce, reportedAt),
        checkLimit(asFen(2_624_000)),
        checkPayment(inclusive),
        checkPayment({ ...inclusive, isPaid: false }),
        checkDuplicate(report, []),
        checkDuplicate(report, [claimIn('registered')]),
      ]),
    ).toEqual([
      'Loss on 2026-03-25; cover runs from 2026-01-10 00:00 to 2027-01-09 24:00',
      '¥26,240.00 left of the limit',
      'The premium has been received',
      'The firm share had not been received when the loss was reported',
      'No other report under this cover within 72 hours before or after',
      'At most 72 hours apart from the loss of claim KC202600000000013',
    ]);
  });

  const paper = claimDocument.parse({
    documentId: `doc_${'0'.repeat(26)}`,
    claimNo: report.claimNo,
    kind: 'repair-invoice',
    fileName: '发票.pdf',
    contentType: 'application/pdf',
    sizeBytes: 1,
    sha256: 'a'.repeat(64),
    attachedAt: reportedAt,
    attachedBy: 'firm-a',
  });

  it('name evidence that another claim has used (case 11)', () => {
    const other = claimIn('registered').claimNo;
    const invoice = { number: '1234', sellerUscc: claimIn('registered').uscc, amountFen: 100 };
    const used = [
      { ...paper, sameAs: { of: 'file' as const, claimNo: other } },
      { ...paper, invoice, sameAs: { of: 'invoice' as const, claimNo: other } },
    ].flatMap((document) => withRepeatedEvidence(report, claimDocument.parse(document)).checks);
    expect(facts(used, [paper.fileName])).toEqual([
      'File 发票.pdf (SHA-256 aaaaaaaaaaaa…) was handed in for another claim before; please look into it',
      'Invoice 1234 (seller 91610100QKB0000102) was handed in for another claim before; please look into it',
    ]);
  });

  it('say which papers are asked for again, and why (CLM-2)', () => {
    const asked = requestFurther(
      claimIn('assessing', { clocks: { pauseFrom: reportedAt } }),
      { documentKinds: ['repair-invoice', 'loss-photos'], reason: 'the invoice is cut off' },
      { by: person('manager', 'claims-manager'), tasks: [] },
    );
    invariant(asked.accepted, 'papers are asked for');
    expect(facts(asked.value.checks)).toEqual([
      'More papers are asked for (repair-invoice, loss-photos); no period stops. Reason: the invoice is cut off',
    ]);
  });

  it('are the facts that a proposal rests on, with its own (invariant 10, CLM-27)', () => {
    const small = claimIn('assessing', {
      estimatedFen: asFen(1_000_000),
      checks: [checkLimit(asFen(100)), { rule: 'CLM-25', met: true, fact: '在保险期间内' }],
      handedIn: [paper.documentId],
    });
    expect(proposePayment(small, [paper], inclusive)?.facts.map((one) => one.factEn)).toEqual([
      '¥1.00 left of the limit',
      undefined,
      'Estimated loss ¥10,000.00, within what an adjuster decides alone',
      '1 paper received, used in no other claim',
    ]);
  });
});

describe('the history of a claim in English', () => {
  it('tells amounts, periods and the reserve; what people wrote stays as it is', () => {
    const recovered = recovery.parse({
      taskId: `tsk_${'0'.repeat(26)}`,
      kind: 'salvage',
      receivedAt: reportedAt,
      bankReference: 'R-1',
      from: '旧货商',
      netFen: 60_000,
      insurerFen: 60_000,
      insuredFen: 0,
      insurers: [],
    });
    const paid = claimIn('paid', {
      reserveFen: asFen(0),
      assessed: assessedAs(2_376_000),
      clocks: { agreedAt: reportedAt },
      payments: [paymentOf({ status: 'paid', paidAt: reportedAt })],
      recoveries: [recovered],
    });
    const moved = reserveReason.options.flatMap((reason) => {
      const before = { ...paid, reserveFen: asFen(3_350_000) };
      return moveReserve(before, paid, { reason, actor: 'adjuster', at: reportedAt });
    });
    const clockMark = { at: reportedAt, kind: 'decision-30', word: 'near', movedTo: '2026-04-24' };
    const events = claimHistory(paid, [], {
      assessments: [],
      clockMarks: [clockMark as Parameters<typeof claimHistory>[2]['clockMarks'][number]],
      reserveMovements: moved,
    });
    const said = events.filter((one) => one.detail !== '' && one.event !== 'reported');
    expectEnglish(said.map((one) => one.detailEn));
    expect(said.filter((one) => !one.event.startsWith('reserve-')).map((one) => one.detailEn)).toEqual([
      'decision-30: last day 2026-04-24 (CLM-3)',
      'final: insured ¥23,760.00',
      'salvage: ¥600.00',
      '¥23,760.00',
    ]);
    expect(said.map((one) => one.detailEn)).toContain('Reserve now ¥0.00, -33,500.00 (rejection)');
    expect(events.find((one) => one.event === 'reported')).not.toHaveProperty('detailEn');
  });
});
