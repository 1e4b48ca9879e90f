import { describe, expect, it } from 'vitest';
import {
  acceptOffer,
  barredFromAssessing,
  disputeOffer,
} from '../../../shared/domain/claims/answer-offer.ts';
import { assessClaim } from '../../../shared/domain/claims/assess-claim.ts';
import { assessmentRequest, type AssessmentRequest } from '../../../shared/domain/claims/assessment.ts';
import { approverOf } from '../../../shared/domain/claims/authority.ts';
import type { Claim } from '../../../shared/domain/claims/claim.ts';
import { decideApproval } from '../../../shared/domain/claims/decide-approval.ts';
import { payClaim } from '../../../shared/domain/claims/pay-claim.ts';
import { rejectionLetter, sendRejection } from '../../../shared/domain/claims/reject-claim.ts';
import { day, instantFromMillis, millisOf } from '../../../shared/domain/dates.ts';
import { firm } from '../../../shared/domain/firms/firm.ts';
import { asFen } from '../../../shared/domain/money.ts';
import {
  assessedAs,
  at,
  claimIn,
  covered,
  equipmentLoss,
  firmA,
  firstAssessment,
  inclusive,
  lender,
  loss,
  newPaymentId,
  paymentOf,
  person,
  rdDelay,
  rdFailure,
  research,
} from './claim-fixtures.ts';

const now = at('2026-03-26T04:00:00.000Z');
const adjuster = person('adjuster', 'adjuster');

function assess(
  request: AssessmentRequest,
  open = claimIn('assessing'),
  left = 5_000_000,
  policy = inclusive,
) {
  return assessClaim(
    open,
    request,
    { policy, limitLeftFen: asFen(left) },
    { caller: adjuster, assessmentId: firstAssessment, now },
  );
}

function rejected(rejection: { ruleId: string; reason: string }): AssessmentRequest {
  return { lossLines: [], outcome: 'rejected', rejection };
}

const rejection = { ruleId: 'CLM-25', reason: '出险在保险期间之前' };

describe('authority (CLM-27)', () => {
  it.each([
    [1_000_000, undefined],
    [1_000_001, 'adjuster'],
    [2_376_000, 'adjuster'],
    [10_000_000, 'adjuster'],
    [10_000_001, 'claims-manager'],
    [32_725_022, 'claims-manager'],
  ])('of %i fen needs %s beside the assessor', (total, role) => {
    expect(approverOf(asFen(total))).toBe(role);
  });
});

describe('assessing a loss', () => {
  it('sends 23,760.00 to a second person and reserves it (CLM-8, CLM-27)', () => {
    const decision = assess(covered(equipmentLoss));
    expect(decision).toMatchObject({
      value: {
        outcome: 'approval-needed',
        claim: {
          status: 'assessing',
          reserveFen: 2_376_000,
          assessed: { totalFen: 2_376_000, limitUseFen: 2_376_000, assessedBy: 'adjuster' },
        },
        assessment: { outcome: 'covered', assessedBy: 'adjuster', indemnity: { totalFen: 2_376_000 } },
      },
    });
    expect(decision.accepted && decision.value.claim.clocks.decidedAt).toBeUndefined();
  });

  it('decides within the assessor’s own authority at once', () => {
    expect(assess(covered({ lossLines: [loss('repair', 1_000_000)] }))).toMatchObject({
      value: { outcome: 'offer', claim: { status: 'decided-covered', clocks: { decidedAt: now } } },
    });
  });

  it('closes a loss at the deductible without rejecting it (CLM-14, case 53)', () => {
    expect(assess(covered({ lossLines: [loss('repair', 50_000)] }))).toMatchObject({
      value: {
        outcome: 'below-deductible',
        claim: {
          status: 'closed',
          closedReason: 'below-deductible',
          reserveFen: 0,
          clocks: { closedAt: now },
        },
      },
    });
  });

  it('rejects with the rule, the reason and the person (invariant 10)', () => {
    expect(assess(rejected(rejection))).toMatchObject({
      value: {
        outcome: 'rejected',
        claim: {
          status: 'decided-rejected',
          reserveFen: 0,
          rejection: { ...rejection, by: 'adjuster', at: now },
          clocks: { decidedAt: now, rejectedAt: now },
        },
      },
    });
  });

  it.each([
    ['no rejection', { lossLines: [], outcome: 'rejected' }],
    ['no reason', { lossLines: [], outcome: 'rejected', rejection: { ruleId: 'CLM-25', reason: ' ' } }],
    ['no rule', { lossLines: [], outcome: 'rejected', rejection: { ruleId: '', reason: '期外' } }],
    ['a rejection of a covered loss', { lossLines: [], outcome: 'covered', rejection }],
  ])('takes no rejection with %s', (_, body) => {
    expect(assessmentRequest.safeParse(body).success).toBe(false);
  });

  it.each([['CAN-7'], ['CAN-8'], ['NON_DISCLOSURE'], ['non-disclosure']])(
    'case 29: refuses a rejection for non-disclosure without rescission, and links it to one in time (CAN-8): %s',
    (ruleId) => {
      const hidden = rejected({ ruleId, reason: '未如实告知' });
      expect(assess(hidden)).toMatchObject({ refusal: { kind: 'rescission-missing' } });
      const rescinded = { ...inclusive, rescindedOn: day.parse('2026-05-20') };
      expect(assess(hidden, undefined, undefined, rescinded)).toMatchObject({
        value: { outcome: 'rejected', claim: { rejection: { ruleId, rescindedOn: '2026-05-20' } } },
      });
    },
  );

  it.each([
    ['lossLines.0.item', covered({ lossLines: [loss('award', 1)] })],
    ['lossLines.1.acceptedFen', covered({ lossLines: [loss('repair', 1), loss('repair', 2, 1)] })],
    ['lossLines', covered({ lossLines: [loss('repair', 0, 500)] })],
    ['panel', covered({ ...equipmentLoss, panel: [] })],
  ])('says where a sheet does not fit: %s', (path, request) => {
    expect(assess(request)).toMatchObject({ refusal: { kind: 'invalid-sheet', faults: [{ path }] } });
  });

  it('asks for the dates of a delay, and for a real one (CLM-10)', () => {
    const open = claimIn('assessing', { coverCode: rdDelay });
    const sheet = { lossLines: [loss('extra-cost', 18_000_000)] };
    expect(assess(covered(sheet), open, 30_000_000, research)).toMatchObject({
      refusal: { faults: [{ path: 'delay' }] },
    });
    const inTime = { ...sheet, delay: { plannedEnd: '2026-09-30', succeededOn: '2026-09-30' } };
    expect(assess(covered(inTime), open, 30_000_000, research)).toMatchObject({
      refusal: { faults: [{ path: 'delay.succeededOn' }] },
    });
  });

  it('asks for the value where average needs one (CLM-12)', () => {
    const open = claimIn('assessing', { coverCode: rdFailure });
    const unvalued = { ...research, insurableValueFen: undefined };
    expect(assess(covered({ lossLines: [loss('staff', 100)] }), open, 1, unvalued)).toMatchObject({
      refusal: { kind: 'invalid-sheet', faults: [{ path: 'insurableValueFen' }] },
    });
  });

  it('gives the indemnity to the lender that the policy names (LOS-2)', () => {
    const request = covered({ lossLines: [loss('staff', 42_000_000)] });
    const decided = assess(request, claimIn('assessing', { coverCode: rdFailure }), 100_000_000, {
      ...research,
      lossPayee: lender,
    });
    expect(decided).toMatchObject({
      value: { assessment: { indemnity: { payees: [{ kind: 'loss-payee' }] } } },
    });
  });

  it('offers nothing from an exhausted limit: a person has to reject (CLM-15)', () => {
    expect(assess(covered(equipmentLoss), claimIn('assessing'), 0)).toMatchObject({
      refusal: { kind: 'limit-exhausted' },
    });
  });

  it.each(['reported', 'decided-covered', 'paid', 'withdrawn'] as const)(
    'does not act on a claim %s',
    (status) => {
      expect(assess(covered(equipmentLoss), claimIn(status))).toEqual({
        accepted: false,
        refusal: { kind: 'claim-not-open', status },
      });
    },
  );
});

describe('approving', () => {
  it('decides the claim, and starts no second thirty days after a dispute', () => {
    const first = at('2026-03-20T04:00:00.000Z');
    const disputed = claimIn('assessing', {
      assessed: assessedAs(2_376_000),
      clocks: { decidedAt: first, disputedAt: at('2026-03-22T04:00:00.000Z') },
    });
    expect(decideApproval(disputed, 'approve', { now, awaitsFollowers: false })).toMatchObject({
      value: { status: 'decided-covered', clocks: { decidedAt: first } },
    });
  });

  it('gives a returned assessment back undecided', () => {
    const decision = decideApproval(claimIn('assessing'), 'return', { now, awaitsFollowers: false });
    expect(decision).toMatchObject({ value: { status: 'assessing', clocks: {} } });
  });
});

describe('answering the offer', () => {
  const insured = firm.parse({ uscc: firmA, name: '西安示例 科技有限公司', divisionCode: '610113' });
  const offered = claimIn('decided-covered', { assessed: assessedAs(2_376_000) });
  const account = (name: string) => ({
    name,
    number: '6222020000000000',
    bankName: '工商银行',
    cnapsCode: '102791000015',
  });

  const byFirm = { firm: insured, lossPayee: undefined, assessment: undefined, nextId: newPaymentId };
  const onFile = (name: string) => ({ ...byFirm, firm: { ...insured, bankAccount: account(name) } });
  const notInsured = {
    accepted: false,
    refusal: { kind: 'payee-not-insured', registeredName: insured.name },
  };

  it('starts the ten days for payment, without an account too (CLM-5)', () => {
    const decision = acceptOffer(offered, undefined, byFirm, now);
    expect(decision).toMatchObject({ value: { status: 'agreed', clocks: { agreedAt: now } } });
    expect(decision.accepted && decision.value.payeeAccount).toBeUndefined();
  });

  it('keeps the account on file as it is now, and refuses one in another name (13.3)', () => {
    expect(acceptOffer(offered, undefined, onFile(insured.name), now)).toMatchObject({
      value: { payeeAccount: account(insured.name) },
    });
    expect(acceptOffer(offered, undefined, onFile('西安另一家有限公司'), now)).toEqual(notInsured);
  });

  it('pays the lender on the account of the loan, whatever account the firm has (LOS-2)', () => {
    const payee = {
      name: lender.bankName,
      number: lender.account,
      bankName: lender.bankName,
      loanNo: lender.loanNo,
    };
    const on = { ...onFile('西安另一家有限公司'), lossPayee: lender };
    for (const named of [undefined, account(insured.name)]) {
      const decision = acceptOffer(offered, named, on, now);
      expect(decision).toMatchObject({
        value: { payments: [{ payee: 'loss-payee', fen: 2_376_000, account: payee }] },
      });
    }
    expect(acceptOffer(offered, account('西安另一家有限公司'), on, now)).toEqual(notInsured);
  });

  it('takes an account in the firm’s name, however it is spaced', () => {
    const decision = acceptOffer(offered, account('西安示例科技有限公司'), byFirm, now);
    expect(decision).toMatchObject({ value: { payeeAccount: { number: '6222020000000000' } } });
  });

  it('refuses an account in another name (LOS-1)', () => {
    expect(acceptOffer(offered, account('西安另一家有限公司'), byFirm, now)).toEqual(notInsured);
  });

  it('keeps the assessor of a disputed offer from assessing again', () => {
    const disputed = disputeOffer(offered, now);
    expect(disputed.accepted && barredFromAssessing(disputed.value)).toEqual(['adjuster']);
    expect(barredFromAssessing(offered)).toEqual([]);
  });
});

describe('paying', () => {
  const due = paymentOf();
  const paying = claimIn('paying', {
    assessed: assessedAs(2_376_000),
    reserveFen: asFen(2_376_000),
    payments: [due],
  });
  const pay = (amount: number, paidAt = now) =>
    payClaim(paying, due.paymentId, { bankReference: 'B1', paidAt, amountFen: asFen(amount) }, now);

  it('closes the claim with nothing reserved', () => {
    expect(pay(2_376_000)).toMatchObject({
      value: {
        claim: { status: 'paid', closedReason: 'paid', reserveFen: 0, clocks: { paidAt: now } },
        payment: { status: 'paid', bankReference: 'B1', paidAt: now },
      },
    });
  });

  it.each([2_375_999, 2_376_001])('refuses %i fen instead of 2,376,000', (amount) => {
    expect(pay(amount)).toEqual({
      accepted: false,
      refusal: { kind: 'amount-differs', dueFen: 2_376_000, amountFen: amount },
    });
  });

  it('counts from the moment of the bank, which is none to come', () => {
    expect(pay(2_376_000, at('2026-03-25T04:00:00.000Z'))).toMatchObject({
      value: { claim: { clocks: { paidAt: '2026-03-25T04:00:00.000Z' } } },
    });
    const later = instantFromMillis(millisOf(now) + 1);
    expect(pay(2_376_000, later)).toEqual({ accepted: false, refusal: { kind: 'paid-in-future' } });
  });
});

describe('the rejection letter (CLM-6)', () => {
  const refused = (ruleId: string): Claim =>
    claimIn('decided-rejected', { rejection: { ...rejection, ruleId, by: 'adjuster', at: now } });

  it('ends a rejected claim, which stays rejected', () => {
    expect(sendRejection(refused('CLM-25'), now)).toMatchObject({
      value: { status: 'decided-rejected', closedReason: 'rejected', clocks: { letterSentAt: now } },
    });
  });

  it('closes a duplicate (case 10)', () => {
    expect(sendRejection(refused('case-10'), now)).toMatchObject({
      value: { status: 'closed', closedReason: 'duplicate' },
    });
  });

  it('names rule, reason and day in both languages', () => {
    const letter = rejectionLetter(refused('CLM-25'), '西安示例科技有限公司', day.parse('2026-03-26'));
    for (const text of [letter.zh, letter.en]) {
      for (const part of ['KC202600000000013', 'CLM-25', rejection.reason, '2026-03-26']) {
        expect(text).toContain(part);
      }
    }
  });
});
