import { describe, expect, it } from 'vitest';
import { collectedUntil, openWindow } from '../../../shared/domain/applications/application-window.ts';
import { day, instant } from '../../../shared/domain/dates.ts';

const at = (text: string) => instant.parse(text);
const on = (text: string) => day.parse(text);

describe('a window (SUB-11, TIM-5)', () => {
  const haidian = { spans: [{ from: on('2025-11-10'), to: on('2025-11-14') }] };

  it.each([
    ['2025-11-09T15:59:59.999Z', false],
    ['2025-11-09T16:00:00.000Z', true],
    ['2025-11-14T15:59:59.000Z', true],
    ['2025-11-14T16:00:00.000Z', false],
  ])('of 10 to 14 November is open at %s: %s', (now, open) => {
    expect(openWindow(haidian, at(now)).accepted).toBe(open);
  });

  it('that is closed says when it was open and when it opens again', () => {
    const yearly = {
      yearly: [
        { from: '03-01', to: '03-31' },
        { from: '07-01', to: '07-31' },
      ],
    };
    expect(openWindow(yearly, at('2026-05-01T01:00:00.000Z'))).toMatchObject({
      refusal: { kind: 'window-closed', closedOn: '2026-03-31', opensOn: '2026-07-01' },
    });
    expect(openWindow(yearly, at('2026-12-01T01:00:00.000Z'))).toMatchObject({
      refusal: { closedOn: '2026-07-31', opensOn: '2027-03-01' },
    });
    expect(openWindow(haidian, at('2026-05-01T01:00:00.000Z'))).toMatchObject({
      refusal: { closedOn: '2025-11-14', opensOn: undefined },
    });
  });

  it('may run over the turn of the year, and end on the last of February', () => {
    const winter = { yearly: [{ from: '12-15', to: '02-29' }] };
    for (const now of ['2026-12-20T01:00:00.000Z', '2027-02-28T15:59:59.000Z']) {
      expect(openWindow(winter, at(now))).toEqual({ accepted: true, value: { lastDay: '2027-02-28' } });
    }
    expect(openWindow(winter, at('2027-02-28T16:00:00.000Z')).accepted).toBe(false);
  });

  it('of six months after the loan was repaid: 2026-01-15 → last day 2026-07-15', () => {
    const loan = { monthsAfterLoanRepaid: 6 };
    const repaid = on('2026-01-15');
    expect(openWindow(loan, at('2026-07-15T15:59:59.000Z'), repaid)).toEqual({
      accepted: true,
      value: { lastDay: '2026-07-15' },
    });
    expect(openWindow(loan, at('2026-07-15T16:00:00.000Z'), repaid)).toMatchObject({
      refusal: { kind: 'window-closed', closedOn: '2026-07-15' },
    });
    expect(openWindow(loan, at('2026-07-15T01:00:00.000Z'))).toMatchObject({
      refusal: { kind: 'loan-repayment-missing' },
    });
  });

  it('that a programme does not have is always open, and a shared budget is collected for to the end of its year', () => {
    expect(openWindow(undefined, at('2026-07-15T16:00:00.000Z'))).toEqual({ accepted: true, value: {} });
    expect(collectedUntil({}, 2026)).toBe('2026-12-31T16:00:00.000Z');
    expect(collectedUntil({ lastDay: on('2026-03-14') }, 2026)).toBe('2026-03-14T16:00:00.000Z');
  });
});
