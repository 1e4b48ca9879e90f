import { describe, expect, it } from 'vitest';
import {
  askForAccount,
  confirmAccount,
  forfeit,
  remindOfAccount,
} from '../../../shared/domain/applications/confirm-account.ts';
import { recordTransfer } from '../../../shared/domain/applications/record-transfer.ts';
import { builtInCalendar } from '../../../shared/domain/calendar/working-calendar.ts';
import { instant } from '../../../shared/domain/dates.ts';
import { bankAccount } from '../../../shared/domain/firms/firm.ts';
import { grantedFen, newStanding, withGrants } from '../../../shared/domain/firms/standing.ts';
import { taskId } from '../../../shared/domain/ids.ts';
import { asFen } from '../../../shared/domain/money.ts';
import { invariant } from '../../../shared/domain/result.ts';
import { firmA } from '../quoting/quote-fixtures.ts';
import { applicationIn, payee } from './application-fixtures.ts';

const at = (text: string) => instant.parse(text);
const account = bankAccount.parse(payee);
const task = (serial: number) => taskId.parse(`tsk_${String(serial).padStart(26, '0')}`);
const granted = withGrants(newStanding(firmA.uscc), [
  { programmeId: 'SN-BACK', year: 2026, fen: asFen(80_000) },
]);

describe('the message to confirm an account (SUB-14)', () => {
  const ask = (confirmationWorkingDays?: number) => {
    const notice = applicationIn('under-notice');
    return askForAccount(notice, notice.grant, {
      now: at('2026-07-09T01:00:00.000Z'),
      calendar: builtInCalendar,
      programme: confirmationWorkingDays === undefined ? {} : { confirmationWorkingDays },
      taskId: task(1),
    });
  };

  it('of Thursday 2026-07-09 has Tuesday 2026-07-14 for its last day', () => {
    expect(ask(3)).toMatchObject({ dueOn: '2026-07-14', forfeits: true });
  });

  it('forfeits nothing where the programme does not say so', () => {
    expect(ask()).toMatchObject({ dueOn: '2026-07-23', forfeits: false });
    expect(forfeit(ask(), granted, at('2027-07-09T01:00:00.000Z')).accepted).toBe(false);
  });
});

describe('an account that is not confirmed, where nothing is forfeited (SUB-14)', () => {
  const waiting = applicationIn('awaiting-account', { forfeits: false });
  const nextDay = at('2026-07-14T16:00:00.000Z');

  it('is asked for again once, after the last day, and may still be named', () => {
    expect(remindOfAccount(waiting, at('2026-07-14T15:59:59.999Z')).accepted).toBe(false);
    const decided = remindOfAccount(waiting, nextDay);
    invariant(decided.accepted, 'the firm is reminded');
    expect(decided.value).toMatchObject({
      status: 'awaiting-account',
      remindedAt: nextDay,
      dueOn: '2026-07-14',
    });
    expect(remindOfAccount(decided.value, nextDay).accepted).toBe(false);
    const by = { now: nextDay, nextTaskId: () => task(1) };
    expect(confirmAccount(decided.value, account, { name: account.name }, by).accepted).toBe(true);
  });

  it('is not asked for again once it is named or forfeited', () => {
    for (const other of [applicationIn('awaiting-payment'), applicationIn('awaiting-account')]) {
      expect(remindOfAccount(other, nextDay).accepted).toBe(false);
    }
  });
});

describe('case 51: an account that is not confirmed', () => {
  const waiting = applicationIn('awaiting-account');

  it('by the end of the last day forfeits the money, and the firm’s counter falls', () => {
    expect(forfeit(waiting, granted, at('2026-07-14T15:59:59.999Z')).accepted).toBe(false);
    const decided = forfeit(waiting, granted, at('2026-07-14T16:00:00.000Z'));
    invariant(decided.accepted, 'it is forfeited');
    expect(decided.value.application).toMatchObject({ status: 'forfeited', grant: { grantedFen: 80_000 } });
    expect(grantedFen(decided.value.standing, 'SN-BACK', 2026)).toBe(0);
  });

  it('is forfeited once', () => {
    const over = applicationIn('forfeited');
    expect(forfeit(over, granted, at('2026-07-15T01:00:00.000Z')).accepted).toBe(false);
  });
});

describe('the firm’s account (13.3)', () => {
  const by = { now: at('2026-07-10T01:00:00.000Z'), nextTaskId: () => task(2) };

  it('is taken in the firm’s own name only', () => {
    const waiting = applicationIn('awaiting-account');
    expect(confirmAccount(waiting, account, { name: '西安示范 科技有限公司' }, by)).toMatchObject({
      accepted: true,
      value: { status: 'awaiting-payment', payee },
    });
    expect(confirmAccount(waiting, account, { name: '西安别的公司' }, by)).toMatchObject({
      refusal: { kind: 'payee-not-insured', registeredName: '西安别的公司' },
    });
  });

  it('is not taken twice, nor after the money is forfeited', () => {
    for (const status of ['awaiting-payment', 'paid', 'forfeited'] as const) {
      expect(confirmAccount(applicationIn(status), account, firmA, by)).toMatchObject({
        refusal: { kind: 'wrong-status', status },
      });
    }
  });
});

describe('a transfer', () => {
  it('is of one payer’s part, once, and the last one makes the application paid', () => {
    const now = at('2026-07-20T01:00:00.000Z');
    let serial = 10;
    const nextTaskId = () => task((serial += 1));
    const confirmed = confirmAccount(applicationIn('awaiting-account'), account, firmA, { now, nextTaskId });
    invariant(confirmed.accepted, 'the account is confirmed');
    let paid: Parameters<typeof recordTransfer>[0] = confirmed.value;
    for (const { taskId: id, fen } of confirmed.value.transfers) {
      const payment = { bankReference: `T-${fen}`, paidAt: now, amountFen: fen };
      expect(recordTransfer(paid, id, { ...payment, amountFen: asFen(fen - 1) }, { now })).toMatchObject({
        refusal: { kind: 'amount-differs', dueFen: fen },
      });
      const recorded = recordTransfer(paid, id, payment, { now });
      invariant(recorded.accepted, 'the transfer is recorded');
      paid = recorded.value.application;
      expect(recordTransfer(paid, id, payment, { now })).toMatchObject({ refusal: { kind: 'wrong-status' } });
    }
    expect(paid.status).toBe('paid');
  });
});
