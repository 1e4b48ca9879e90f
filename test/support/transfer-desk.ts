import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { handler as discrepancies } from '../../functions/discrepancies/discrepancies-api.ts';
import { handler as ledger } from '../../functions/ledger/ledger-api.ts';
import { handler as payments } from '../../functions/payments/payments-api.ts';
import { handler as settlement } from '../../functions/settlement/settlement-api.ts';
import { caller, callers, type TestCaller } from './http.ts';
import { journeysAt, testFirm } from './journeys.ts';
import { runSettlementWorkflow } from './settlement-workflow.ts';

/** Approved settlements of 秦科普惠保 and what bureaus send for them, on one table. */
export function transferDesk(time: { now: string }) {
  const people = journeysAt(() => time.now);
  const ask = {
    settlement: caller(settlement, () => time.now),
    payments: caller(payments, () => time.now),
    discrepancies: caller(discrepancies, () => time.now),
    ledger: caller(ledger, () => time.now),
  };

  async function insured(serial: number, start: string): Promise<void> {
    await people.register(testFirm(serial), `企业${serial}`);
    await people.insure(testFirm(serial), `企业${serial}`, start);
  }

  async function approved(quarter: string, on = '2026-07-20T01:00:00Z'): Promise<string> {
    const body = { programmeId: 'SN-QKB-PH', quarter };
    const begun = await ask.settlement('POST /v1/settlements', { caller: callers.insurerFinance, body });
    const { settlementId } = begun.body;
    await runSettlementWorkflow(settlementId, time.now);
    const say = (by: TestCaller, outcome: string) =>
      ask.settlement('POST /v1/settlements/{settlementId}/decision', {
        caller: by,
        params: { settlementId },
        body: { outcome, reason: '核对' },
      });
    await say(callers.insurerFinance, 'submit');
    await say(callers.bureauClerk, 'notice');
    const before = time.now;
    time.now = on;
    expect((await say(callers.bureauApprover, 'approve')).body.status).toBe('approved');
    time.now = before;
    return settlementId;
  }

  function read(settlementId: string) {
    const asked = { caller: callers.insurerFinance, params: { settlementId } };
    return ask.settlement('GET /v1/settlements/{settlementId}', asked);
  }

  function statement(lines: readonly (readonly [string, string, number, string])[], key = randomUUID()) {
    const rows = lines.map(
      ([reference, on, fen, remark]) => `${reference},${on},某财政局,6100,${fen},${remark}`,
    );
    const body = ['bankReference,paidAt,payerName,payerAccount,amountFen,remark', ...rows, ''].join('\n');
    return ask.payments('POST /v1/bank-statements', { caller: callers.insurerFinance, body, key });
  }

  async function open(by: TestCaller = callers.insurerFinance, query: Record<string, string> = {}) {
    const list = await ask.discrepancies('GET /v1/discrepancies', {
      caller: by,
      query: { status: 'open', ...query },
    });
    return list.body.items;
  }

  function resolve(
    discrepancyId: string,
    body: object,
    by: TestCaller = callers.insurerFinance,
    key = randomUUID(),
  ) {
    const params = { discrepancyId };
    return ask.discrepancies('POST /v1/discrepancies/{discrepancyId}/resolution', {
      caller: by,
      params,
      body,
      key,
    });
  }

  async function balanceOf(account: string): Promise<number> {
    const { body } = await ask.ledger('GET /v1/ledger/trial-balance', { caller: callers.insurerFinance });
    expect(body.balanced).toBe(true);
    const found = body.accounts.find((one: { account: string }) => one.account === account);
    return (found?.debitFen ?? 0) - (found?.creditFen ?? 0);
  }

  function record(
    settlementId: string,
    level: string,
    amountFen: number,
    bankReference: string,
    more: object = {},
  ) {
    return ask.settlement('POST /v1/settlements/{settlementId}/payments', {
      caller: callers.cityClerk,
      params: { settlementId },
      body: { level, bankReference, paidAt: '2026-07-21T01:00:00Z', amountFen },
      ...more,
    });
  }

  return { people, ask, insured, approved, read, record, statement, open, resolve, balanceOf };
}
