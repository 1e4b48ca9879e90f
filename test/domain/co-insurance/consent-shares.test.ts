import { describe, expect, it } from 'vitest';
import { builtInCalendar } from '../../../shared/domain/calendar/working-calendar.ts';
import type { Claim } from '../../../shared/domain/claims/claim.ts';
import {
  answerConsent,
  askFollowers,
  asksFollowers,
  consentBySilence,
} from '../../../shared/domain/co-insurance/consent-shares.ts';
import { insurerCode, taskId } from '../../../shared/domain/ids.ts';
import { asPpm } from '../../../shared/domain/money.ts';
import { assessedAs, at, claimIn } from '../claims/claim-fixtures.ts';

const ids = ['1', '2'].map((digit) => taskId.parse(`tsk_${digit.padStart(26, '0')}`));
/** Thursday before the Dragon Boat holiday of 2026: Friday the 19th is off. */
const thursday = at('2026-06-18T02:00:00.000Z');
const pool = [
  { insurer: insurerCode.parse('picc-sn'), sharePpm: asPpm(400_000) },
  { insurer: insurerCode.parse('cpic-sn'), sharePpm: asPpm(350_000) },
  { insurer: insurerCode.parse('taiping-hb'), sharePpm: asPpm(250_000) },
];

function approvedOf(totalFen: number, changes: Partial<Claim> = {}): Claim {
  return claimIn('assessing', { insurers: pool, assessed: assessedAs(totalFen), ...changes });
}

const asked = askFollowers(approvedOf(32_725_022), ids, { now: thursday, calendar: builtInCalendar });

describe('consent of followers (CLM-27)', () => {
  it.each([
    [10_000_000, pool, false],
    [10_000_001, pool, true],
    [32_725_022, pool.slice(0, 1), false],
  ])('of %i fen is asked above 100,000.00 and in a pool only', (totalFen, insurers, isAsked) => {
    expect(asksFollowers(approvedOf(totalFen, { insurers }))).toBe(isAsked);
  });

  it('is asked of everybody but the lead, for two working days, once', () => {
    expect(asked.tasks.map(({ insurer, dueOn }) => [insurer, dueOn])).toEqual([
      ['cpic-sn', '2026-06-23'],
      ['taiping-hb', '2026-06-23'],
    ]);
    expect(asksFollowers(asked.claim)).toBe(false);
  });

  it('decides with the last of them', () => {
    const now = at('2026-06-22T02:00:00.000Z');
    const first = answerConsent(
      asked.claim,
      { taskId: ids[0]! },
      { outcome: 'consent' },
      { now, isHeld: false },
    );
    expect(first).toMatchObject({ value: { goesOn: false, claim: { status: 'assessing' } } });
    if (!first.accepted) return;
    const second = answerConsent(
      first.value.claim,
      { taskId: ids[1]! },
      { outcome: 'consent' },
      { now, isHeld: false },
    );
    expect(second).toMatchObject({
      value: { goesOn: true, claim: { status: 'decided-covered', clocks: { decidedAt: now } } },
    });
  });

  it('is given by silence when the second working day is over, not before', () => {
    expect(
      consentBySilence(asked.claim, { now: at('2026-06-23T15:59:59.999Z'), isHeld: false }),
    ).toBeUndefined();
    const silent = consentBySilence(asked.claim, { now: at('2026-06-23T16:00:00.000Z'), isHeld: false });
    expect(silent).toMatchObject({ goesOn: true, claim: { status: 'decided-covered' } });
    expect(
      silent && consentBySilence(silent.claim, { now: at('2026-06-24T16:00:00.000Z'), isHeld: false }),
    ).toBeUndefined();
  });

  it('is withheld with a reason, and nobody else is waited for then', () => {
    const object = { outcome: 'object', reason: '按折旧后价值计算' } as const;
    expect(
      answerConsent(asked.claim, { taskId: ids[0]! }, object, { now: thursday, isHeld: false }),
    ).toMatchObject({
      value: {
        goesOn: true,
        claim: { status: 'assessing', consents: [{ state: 'objected' }, { state: 'dropped' }] },
      },
    });
    expect(
      answerConsent(
        asked.claim,
        { taskId: ids[0]! },
        { outcome: 'object' },
        { now: thursday, isHeld: false },
      ),
    ).toEqual({
      accepted: false,
      refusal: { kind: 'reason-missing' },
    });
  });
});
