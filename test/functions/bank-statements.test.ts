import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handler as paymentsApi } from '../../functions/payments/payments-api.ts';
import { camt053, type StatementEntry } from '../support/camt053.ts';
import { type Engine, startEngine } from '../support/engine.ts';
import { caller, callers } from '../support/http.ts';
import { journeysAt, testFirm } from '../support/journeys.ts';

const now = '2026-01-06T01:00:00.000Z';
let engine: Engine;
let serial = 900;
const journeys = journeysAt(() => now);
const payments = caller(paymentsApi, () => now);

beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.stop());

function post(body: string, key: string = randomUUID()) {
  return payments('POST /v1/bank-statements', { caller: callers.insurerFinance, body, key });
}

/** A firm with a policy that waits for 200.00, and its payment as the bank states it. */
async function premiumDue(): Promise<{ policyNo: string; paid: StatementEntry }> {
  serial += 1;
  const firm = testFirm(serial);
  const name = `西安对账${serial}号科技有限公司`;
  await journeys.register(firm, name);
  const { policyNo, payment } = await journeys.bind(firm, '2026-01-10');
  return {
    policyNo,
    paid: {
      reference: `B-${serial}`,
      yuan: `${payment.dueFen / 100}`,
      party: { name, account: '6222020000000001' },
      remark: payment.reference,
    },
  };
}

describe('a statement in camt.053', () => {
  it('pays a premium as a line of CSV does, once', async () => {
    const { policyNo, paid } = await premiumDue();
    const key = randomUUID();
    const item = { bankReference: paid.reference, policyNo };
    const answered = { matched: 1, unmatched: 0, held: 0, items: [{ ...item, outcome: 'matched' }] };
    const first = await post(camt053([paid]), key);
    expect(first).toMatchObject({ status: 200, body: answered });
    expect((await post(camt053([paid]), key)).body).toEqual(first.body);
    expect((await post(camt053([paid]))).body.items).toEqual([
      { ...item, outcome: 'unmatched', reason: 'seen-before' },
    ]);
  });

  it('holds what another pays, and passes over what left the account', async () => {
    const { policyNo, paid } = await premiumDue();
    const fee = { reference: `F-${serial}`, yuan: '3.00', direction: 'DBIT' } as const;
    const statement = camt053([{ ...paid, party: { name: '别家有限公司' } }, fee]);
    expect((await post(statement)).body.items).toEqual([
      { bankReference: paid.reference, outcome: 'held', reason: 'payer-mismatch', policyNo },
      { bankReference: fee.reference, outcome: 'unmatched', reason: 'reference-unknown' },
    ]);
  });

  it('is refused whole where an entry cannot be read, with its path', async () => {
    const { paid } = await premiumDue();
    const broken = camt053([paid, { ...paid, reference: 'B-x', yuan: 'many' }]);
    expect(await post(broken)).toMatchObject({
      status: 400,
      body: { code: 'invalid-request', errors: [{ path: 'Document.BkToCstmrStmt.Stmt.0.Ntry.1.Amt' }] },
    });
    expect(await post(camt053([{ ...paid, bookedOn: '2026-01-07' }]))).toMatchObject({
      status: 400,
      body: { errors: [{ path: `movements.${paid.reference}.bookedAt` }] },
    });
    expect((await post(camt053([paid]))).body.matched).toBe(1);
  });

  it('has to be of this message and version', async () => {
    const other = camt053([]).replace('camt.053.001.08', 'camt.053.001.02');
    expect(await post(other)).toMatchObject({ status: 422, body: { code: 'format-unsupported' } });
  });
});
