import { businessTable } from '../../functions/runtime/business-table.ts';
import { handler as bindingApi } from '../../functions/binding/binding-api.ts';
import { handler as quoting } from '../../functions/quoting/quoting-api.ts';
import { binding } from './bindings.ts';
import type { ClaimDesk } from './claim-desk.ts';
import { caller, callers } from './http.ts';
import { testFirm } from './journeys.ts';
import { CountedWrites } from './counted-writes.ts';

export interface UnitCosts {
  readonly quote: number;
  readonly bind: number;
  readonly report: number;
  readonly payout: number;
}

/** One firm's way from quote to payout, with the write units that each of the four costs. */
export async function unitCostsAt(desk: ClaimDesk): Promise<UnitCosts> {
  const units = new CountedWrites(businessTable());
  const firm = testFirm(900_001);
  const name = '西安示范写入单位科技有限公司';
  await desk.journeys.approveBudget('2026', [60_000_000, 30_000_000, 10_000_000]);
  await desk.journeys.register(firm, name);
  const ask = caller(quoting, () => desk.now);
  await units.taken();

  const answers = { q1: 'no', q2: 'no' };
  const request = { productCode: 'qinke-inclusive', uscc: firm.org, start: '2026-01-10', answers };
  const quoted = await ask('POST /v1/quotes', { caller: firm, body: request });
  const quote = await units.taken();

  const params = { quoteId: quoted.body.quoteId };
  const bound = await caller(bindingApi, () => desk.now)('POST /v1/quotes/{quoteId}/bind', {
    caller: firm,
    params,
    body: binding,
  });
  const bind = await units.taken();

  await desk.journeys.pay(bound.body, name);
  desk.now = '2026-03-25T01:00:00.000Z';
  await units.taken();
  const { body: claim } = await desk.report(firm, bound.body.policyNo);
  const report = await units.taken();

  await desk.relay();
  await desk.offeredFrom(claim.claimNo);
  await desk.answer(claim.claimNo, firm, { outcome: 'accept' });
  const { taskId } = await desk.openTask(claim.claimNo);
  await units.taken();
  const confirmation = { bankReference: 'OUT-1', paidAt: desk.now, amountFen: 2_376_000 };
  const paid = await desk.complete(taskId, callers.insurerFinance, confirmation);
  if (paid.status !== 200) throw new Error(`payout: ${paid.text}`);
  return { quote, bind, report, payout: await units.taken() };
}
