import { afterAll, beforeAll, expect, it } from 'vitest';
import { businessTable } from '../../functions/runtime/business-table.ts';
import { handler as quoting } from '../../functions/quoting/quoting-api.ts';
import { ClaimDesk } from '../support/claim-desk.ts';
import { caller, callers } from '../support/http.ts';
import { testFirm } from '../support/journeys.ts';
import { WriteUnits } from '../support/write-units.ts';

let desk: ClaimDesk;
let units: WriteUnits;

beforeAll(async () => {
  desk = await ClaimDesk.open();
  units = new WriteUnits(businessTable());
});
afterAll(() => desk.close());

it('takes at most 2 write units for a quote, 12 for a bind, 4 for a report and 12 for a payout (goal U1)', async () => {
  const firm = testFirm(900_001);
  await desk.journeys.approveBudget('2026', [60_000_000, 30_000_000, 10_000_000]);
  await desk.journeys.register(firm, '西安示范写入单位科技有限公司');
  const ask = caller(quoting, () => desk.now);
  await units.taken();

  const answers = { q1: 'no', q2: 'no' };
  const request = { productCode: 'qinke-inclusive', uscc: firm.org, start: '2026-01-10', answers };
  const quoted = await ask('POST /v1/quotes', { caller: firm, body: request });
  const quote = await units.taken();
  const binding = {
    clauseConfirmations: ['deductible', 'payment-ratio', 'general-exclusions'],
    consent: { clawback: true },
  };
  const params = { quoteId: quoted.body.quoteId };
  const bound = await ask('POST /v1/quotes/{quoteId}/bind', { caller: firm, params, body: binding });
  const bind = await units.taken();
  await desk.journeys.pay(bound.body, '西安示范写入单位科技有限公司');
  desk.now = '2026-03-25T01:00:00.000Z';
  await units.taken();
  const { body: claim } = await desk.report(firm, bound.body.policyNo);
  const report = await units.taken();
  await desk.relay();
  await desk.offeredFrom(claim.claimNo);
  await desk.answer(claim.claimNo, firm, { outcome: 'accept' });
  const { taskId } = await desk.openTask(claim.claimNo);
  await units.taken();
  const paid = await desk.complete(taskId, callers.insurerFinance, {
    bankReference: 'OUT-1',
    paidAt: desk.now,
    amountFen: 2_376_000,
  });
  expect(paid.status).toBe(200);
  const payout = await units.taken();

  console.log(`write units: quote ${quote}, bind ${bind}, report ${report}, payout ${payout}`);
  expect(quote).toBeLessThanOrEqual(2);
  expect(bind).toBeLessThanOrEqual(12);
  expect(report).toBeLessThanOrEqual(4);
  expect(payout).toBeLessThanOrEqual(12);
});
