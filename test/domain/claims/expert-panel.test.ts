import { describe, expect, it } from 'vitest';
import { assessClaim } from '../../../shared/domain/claims/assess-claim.ts';
import type { AssessmentRequest } from '../../../shared/domain/claims/assessment.ts';
import { assessmentRequest } from '../../../shared/domain/claims/assessment.ts';
import { demandsPanel, type Finding, panelFaults } from '../../../shared/domain/claims/expert-panel.ts';
import { proposePayment } from '../../../shared/domain/claims/propose-payment.ts';
import { claimDocument } from '../../../shared/domain/claims/claim-document.ts';
import { asFen } from '../../../shared/domain/money.ts';
import { coverCode } from '../../../shared/domain/products/cover.ts';
import {
  at,
  claimIn,
  equipmentLoss,
  firstAssessment,
  inclusive,
  person,
  policyOf,
} from './claim-fixtures.ts';

const rdCost = coverCode.parse('rd-cost');
const keyResearch = policyOf('suichuang', { 'rd-cost': 36_000_000 });
const failed = claimIn('assessing', { coverCode: rdCost, insurers: keyResearch.insurers });

function expert(name: string, vote: string, affiliation = `${name}研究院`) {
  return { name, affiliation, vote, opinion: '对照任务书指标、期限与试验记录' };
}

function findingOf(outcome: 'covered' | 'rejected', ruleId = 'CLM-24'): Finding {
  return outcome === 'covered' ? { outcome } : { outcome, rejection: { ruleId } };
}

const faultsOf = (panel: readonly ReturnType<typeof expert>[] | undefined, outcome: 'covered' | 'rejected') =>
  panelFaults({ panel }, findingOf(outcome), failed, keyResearch).map(({ path }) => path);

describe('a panel of experts (CLM-24)', () => {
  const twoToOne = [expert('张', 'covered'), expert('李', 'covered'), expert('王', 'not-covered')];

  it('is demanded by the product that lists its report, for the covers it lists it for', () => {
    expect(demandsPanel(failed, keyResearch)).toBe(true);
    expect(demandsPanel({ coverCode: coverCode.parse('rd-liability') }, keyResearch)).toBe(false);
    expect(demandsPanel({ coverCode: coverCode.parse('equipment') }, inclusive)).toBe(false);
    expect(faultsOf(undefined, 'covered')).toEqual(['panel']);
    expect(faultsOf(undefined, 'rejected')).toEqual(['panel']);
  });

  it.each(['CLM-25', 'CLM-15', 'CLM-22', 'CAN-7', 'case-10'])(
    'is not needed for a refusal under %s, whatever the failure was',
    (ruleId) => {
      const finding = findingOf('rejected', ruleId);
      expect(panelFaults({ panel: undefined }, finding, failed, keyResearch)).toEqual([]);
    },
  );

  it.each([
    ['不属于保险责任', 'rejected', 'covered'],
    ['不属于', 'rejected', 'covered'],
    ['ＮＯＴ Covered', 'rejected', 'covered'],
    ['属于保险责任', 'covered', 'rejected'],
    ['target_unreachable', 'covered', 'rejected'],
  ] as const)('three votes of “%s” mean %s, not %s', (vote, found, other) => {
    const panel = [expert('张', vote), expert('李', vote), expert('王', vote)];
    expect(faultsOf(panel, found)).toEqual([]);
    expect(faultsOf(panel, other)).toEqual(['outcome']);
  });

  it.each(['弃权', 'perhaps', 'constructor', '__proto__'])('reads no opinion into a vote of “%s”', (vote) => {
    const panel = [expert('张', 'covered'), expert('李', vote), expert('王', 'covered')];
    expect(faultsOf(panel, 'covered')).toEqual(['panel.1.vote']);
    expect(faultsOf(panel, 'rejected')).toEqual(['panel.1.vote']);
  });

  it('two to one for a target that cannot be reached is covered', () => {
    expect(faultsOf(twoToOne, 'covered')).toEqual([]);
    expect(faultsOf(twoToOne, 'rejected')).toEqual(['outcome']);
  });

  it('case 36: technical and cost reasons together may be covered', () => {
    expect(
      faultsOf([expert('张', 'mixed'), expert('李', 'mixed'), expert('王', 'commercial')], 'covered'),
    ).toEqual([]);
  });

  it('case 37: a project stopped because the market vanished is not covered', () => {
    const commercial = [expert('张', 'commercial'), expert('李', 'commercial'), expert('王', 'covered')];
    expect(faultsOf(commercial, 'covered')).toEqual(['outcome']);
    expect(faultsOf(commercial, 'rejected')).toEqual([]);
  });

  it.each([
    ['of two', twoToOne.slice(0, 2), ['panel']],
    ['of four', [...twoToOne, expert('赵', 'covered')], ['panel']],
    [
      'in which one votes twice',
      [expert('张', 'covered'), expert('张', 'covered'), expert('李', 'covered')],
      ['panel.1.name'],
    ],
    [
      'with an expert of the firm',
      [expert('张', 'covered', keyResearch.insuredName), expert('李', 'covered'), expert('王', 'covered')],
      ['panel.0.affiliation'],
    ],
    [
      'with an expert of the insurer',
      [expert('张', 'covered'), expert('李', 'covered'), expert('王', 'covered', 'picc-sn')],
      ['panel.2.affiliation'],
    ],
  ])('%s is none', (_, panel, paths) => {
    expect(faultsOf(panel, 'covered')).toEqual(paths);
  });
});

const by = {
  caller: person('adjuster', 'adjuster'),
  assessmentId: firstAssessment,
  now: at('2026-03-26T01:00:00.000Z'),
};
const assess = (request: AssessmentRequest) =>
  assessClaim(claimIn('assessing'), request, { policy: inclusive, limitLeftFen: asFen(5_000_000) }, by);

describe('a third party that the insured has not sued (CLM-26)', () => {
  it.each([['CLM-26'], ['third-party-not-sued']])('is no ground to refuse under %s', (ruleId) => {
    const rejection = { ruleId, reason: '被保险人未起诉供应商' };
    expect(assess(assessmentRequest.parse({ outcome: 'rejected', rejection }))).toEqual({
      accepted: false,
      refusal: { kind: 'not-a-ground', rule: 'CLM-26' },
    });
  });

  it('does not stand against paying 23,760.00', () => {
    const request = assessmentRequest.parse({ ...equipmentLoss, outcome: 'covered' });
    expect(assess(request)).toMatchObject({ value: { claim: { assessed: { totalFen: 2_376_000 } } } });
  });
});

describe('a machine', () => {
  const paper = claimDocument.parse({
    documentId: `doc_${'0'.repeat(26)}`,
    claimNo: failed.claimNo,
    kind: 'repair-invoice',
    fileName: '发票.pdf',
    contentType: 'application/pdf',
    sizeBytes: 1,
    sha256: 'a'.repeat(64),
    attachedAt: '2026-03-25T01:00:00.000Z',
    attachedBy: 'firm-a',
  });
  const check = { rule: 'CLM-25', met: true, fact: '在保险期间内' };
  const small = claimIn('assessing', {
    estimatedFen: asFen(1_000_000),
    checks: [check],
    handedIn: [paper.documentId],
  });

  it('may propose to pay a small clear claim, with the facts it rests on (invariant 10, CLM-27)', () => {
    expect(proposePayment(small, [paper], inclusive)).toMatchObject({
      outcome: 'pay',
      upToFen: 1_000_000,
      facts: [{ rule: 'CLM-25' }, { rule: 'CLM-27' }, { rule: 'case-11' }],
    });
  });

  it.each([
    ['above what the assessor decides alone', { ...small, estimatedFen: asFen(1_000_001) }, [paper]],
    ['with a check that is not met', { ...small, checks: [{ ...check, met: false }] }, [paper]],
    ['under suspicion', { ...small, status: 'fraud-hold' as const }, [paper]],
    ['without a paper', small, []],
    ['whose paper is only announced', { ...small, handedIn: undefined }, [paper]],
    [
      'whose paper was used elsewhere',
      small,
      [{ ...paper, sameAs: { of: 'file' as const, claimNo: failed.claimNo } }],
    ],
    ['that is decided', { ...small, status: 'decided-covered' as const }, [paper]],
  ])('proposes nothing for a claim %s', (_, claim, documents) => {
    expect(proposePayment(claim, documents, inclusive)).toBeUndefined();
  });
});
