import { handler as endorsements } from '../../functions/endorsements/endorsements-api.ts';
import { handler as settlement } from '../../functions/settlement/settlement-api.ts';
import { invariant } from '../../shared/domain/result.ts';
import type { Store } from '../../shared/persistence/store.ts';
import { caller, callers, type TestCaller } from './http.ts';
import { journeysAt, testFirm } from './journeys.ts';
import { runSettlementWorkflow } from './settlement-workflow.ts';
import { sealEverything } from './stream-changes.ts';

/** A book of everything that moves money: what it holds is told by the tests that use it. */
export interface SettledBook {
  readonly settlementId: string;
  readonly policyNos: readonly string[];
}

/**
 * A year: two programmes with money, premiums paid, one policy endorsed up and down, one cancelled, one not paid yet, and
 * the first quarter settled and paid by the province. Everything is sealed.
 */
export async function settledBook(
  store: Store,
  time: { now: string },
  serials: readonly [number, number, number],
): Promise<SettledBook> {
  const people = journeysAt(() => time.now);
  const ask = caller(settlement, () => time.now);
  const [kept, ended, unpaid] = serials.map(testFirm) as [TestCaller, TestCaller, TestCaller];
  await people.approveBudget('2026', [60_000_000, 30_000_000, 10_000_000]);
  await people.approveBudget('2026', [60_000_000, 30_000_000, 10_000_000], 'SN-QKB-YF');
  for (const [index, firm] of [kept, ended, unpaid].entries())
    await people.register(firm, `账簿公司${index}`);
  const inclusive = await people.insure(kept, '账簿公司0', '2026-01-10');
  const cancelled = await people.insure(ended, '账簿公司1', '2026-01-10');
  const research = await people.insureResearch(kept, '账簿公司0', '2026-01-10');
  await people.bind(unpaid, '2026-01-10');

  time.now = '2026-04-02T01:00:00Z';
  await sealEverything(store);
  const settlementId = await settleFirstQuarter(ask, time);
  time.now = '2026-07-01T01:00:00Z';
  await people.cancel(ended, cancelled, '2026-07-01');
  time.now = '2026-10-02T01:00:00Z';
  const change = caller(endorsements, () => time.now);
  for (const [effectiveDate, sum] of [
    ['2026-10-02', 92_000_000],
    ['2026-10-05', 80_000_000],
  ] as const) {
    const agreed = await change('POST /v1/policies/{policyNo}/endorsements', {
      caller: kept,
      params: { policyNo: research },
      body: { effectiveDate, changes: { sumsInsured: { 'rd-failure': sum } } },
    });
    invariant(agreed.status === 201, `endorsement: ${agreed.text}`);
    if (agreed.body.status === 'awaiting-payment') await people.pay(agreed.body, '账簿公司0');
  }
  await sealEverything(store);
  return { settlementId, policyNos: [inclusive, cancelled, research] };
}

async function settleFirstQuarter(ask: ReturnType<typeof caller>, time: { now: string }): Promise<string> {
  const begun = await ask('POST /v1/settlements', {
    caller: callers.insurerFinance,
    body: { programmeId: 'SN-QKB-PH', quarter: '2026-Q1' },
  });
  invariant(begun.status === 202, `settlement: ${begun.text}`);
  const { settlementId } = begun.body;
  await runSettlementWorkflow(settlementId, new Date(time.now).toISOString());
  const decide = async (by: TestCaller, outcome: string) => {
    const body = { outcome, reason: '已核对' };
    const decided = await ask('POST /v1/settlements/{settlementId}/decision', {
      caller: by,
      params: { settlementId },
      body,
    });
    invariant(decided.status === 200, `decision: ${decided.text}`);
    time.now = new Date(Date.parse(time.now) + 1_000).toISOString();
  };
  await decide(callers.insurerFinance, 'submit');
  await decide(callers.bureauClerk, 'notice');
  time.now = '2026-05-06T01:00:00Z';
  await decide(callers.bureauApprover, 'approve');
  const read = await ask('GET /v1/settlements/{settlementId}', {
    caller: callers.bureauApprover,
    params: { settlementId },
  });
  const province = read.body.totals.levels.find((one: { level: string }) => one.level === 'province');
  const paid = await ask('POST /v1/settlements/{settlementId}/payments', {
    caller: callers.bureauApprover,
    params: { settlementId },
    body: { level: 'province', bankReference: 'Q1-P', paidAt: time.now, amountFen: province.fen },
  });
  invariant(paid.status === 200, `payment: ${paid.text}`);
  return settlementId;
}
