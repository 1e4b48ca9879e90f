import { describe, expect, it } from 'vitest';
import { builtInCalendar } from '../../../shared/domain/calendar/working-calendar.ts';
import type { Claim } from '../../../shared/domain/claims/claim.ts';
import { instructedFen } from '../../../shared/domain/claims/payment.ts';
import {
  answerInterim,
  askForInterim,
  asksForInterim,
  interimBySilence,
  type InterimConsent,
  interimObjection,
  instructInterim,
} from '../../../shared/domain/co-insurance/consent-interim.ts';
import { insurerCode, paymentId, taskId } from '../../../shared/domain/ids.ts';
import { asFen, asPpm } from '../../../shared/domain/money.ts';
import { invariant } from '../../../shared/domain/result.ts';
import { at, claimIn } from '../claims/claim-fixtures.ts';

const ids = ['1', '2'].map((digit) => taskId.parse(`tsk_${digit.padStart(26, '0')}`));
const thursday = at('2026-06-18T02:00:00.000Z');
const pool = [
  { insurer: insurerCode.parse('picc-sn'), sharePpm: asPpm(400_000) },
  { insurer: insurerCode.parse('cpic-sn'), sharePpm: asPpm(350_000) },
  { insurer: insurerCode.parse('taiping-hb'), sharePpm: asPpm(250_000) },
];

function proposed(certainFen: number, changes: Partial<Claim> = {}): Claim {
  const interim = { certainFen: asFen(certainFen), reason: '已核定部分', by: 'adjuster', at: thursday };
  return claimIn('assessing', { insurers: pool, interim, ...changes });
}

const asked = askForInterim(proposed(12_000_000), ids, { now: thursday, calendar: builtInCalendar });
const [first, second] = asked.tasks;
invariant(first !== undefined && second !== undefined, 'two followers are asked');

function answered(of: Claim, task = first, outcome: 'consent' | 'object' = 'consent'): InterimConsent {
  invariant(task !== undefined, 'there is a task');
  const taken = answerInterim(of, task, { outcome, reason: '金额有异议' });
  invariant(taken.accepted, 'the answer is taken');
  return taken.value;
}

describe('consent of followers to an interim payment (CLM-4, CLM-27)', () => {
  it.each([
    [10_000_000, {}, false],
    [10_000_001, {}, true],
    [12_000_000, { insurers: pool.slice(0, 1) }, false],
  ])('of %i fen is asked above 100,000.00 and in a pool only', (certainFen, changes, isAsked) => {
    expect(asksForInterim(proposed(certainFen, changes))).toBe(isAsked);
  });

  it('counts what was instructed before, and is asked once', () => {
    const payer = pool[0]!.insurer;
    const earlier = {
      paymentId: paymentId.parse('pay_01KHQGZ0000000000000000001'),
      purpose: 'interim',
      payee: 'insured',
      payer,
      fen: asFen(9_000_000),
      status: 'paid',
    } as const;
    expect(asksForInterim(proposed(1_000_001, { payments: [earlier] }))).toBe(true);
    expect(asksForInterim(asked.claim)).toBe(false);
  });

  it('is asked of everybody but the lead, for two working days', () => {
    expect(asked.tasks.map(({ insurer, dueOn, amountFen }) => [insurer, dueOn, amountFen])).toEqual([
      ['cpic-sn', '2026-06-23', 12_000_000],
      ['taiping-hb', '2026-06-23', 12_000_000],
    ]);
  });

  it('agrees with the last answer, and the amount is instructed once', () => {
    const one = answered(asked.claim);
    expect(one.state).toBe('waits');
    const both = answered(one.claim, second);
    expect(both.state).toBe('agreed');
    const on = {
      lossPayee: undefined,
      assessment: undefined,
      nextId: () => paymentId.parse('pay_01KHQGZ0000000000000000001'),
    };
    const paid = instructInterim(both.claim, on);
    expect(instructedFen(paid)).toBe(12_000_000);
    expect(paid.revision).toBe(both.claim.revision);
    expect(instructInterim(paid, on)).toBe(paid);
  });

  it('is given by silence after two working days, and not before', () => {
    expect(interimBySilence(asked.claim, at('2026-06-23T15:59:59.999Z'))).toBeUndefined();
    const silent = interimBySilence(asked.claim, at('2026-06-23T16:00:00.000Z'));
    expect(silent?.state).toBe('agreed');
    expect(silent && interimBySilence(silent.claim, at('2026-06-24T16:00:00.000Z'))).toBeUndefined();
  });

  it('is refused with a reason, and others need not answer any more', () => {
    const objected = answered(asked.claim, first, 'object');
    expect(objected.state).toBe('objected');
    expect(interimObjection(objected.claim)).toBe('cpic-sn：金额有异议');
    expect(objected.claim.interim?.consents?.map((one) => one.state)).toEqual(['objected', 'dropped']);
    expect(answerInterim(asked.claim, first, { outcome: 'object' })).toMatchObject({
      refusal: { kind: 'reason-missing' },
    });
  });

  it('is overtaken once the claim is agreed or over', () => {
    const agreed: Claim = { ...asked.claim, status: 'agreed' };
    expect(answered(agreed)).toMatchObject({ state: 'overtaken' });
    const late = interimBySilence(agreed, at('2026-06-24T16:00:00.000Z'));
    expect(late).toMatchObject({ state: 'overtaken' });
    expect(late?.claim.interim).toBeUndefined();
  });
});
