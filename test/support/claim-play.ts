import { handler as quotingApi } from '../../functions/quoting/quoting-api.ts';
import type { Cover } from '../../shared/domain/products/cover.ts';
import type { Product } from '../../shared/domain/products/product.ts';
import { invariant } from '../../shared/domain/result.ts';
import type { Task } from '../../shared/domain/tasks/task.ts';
import { surveyed, type ClaimDesk } from './claim-desk.ts';
import { caller, callers, type TestCaller } from './http.ts';

const million = 100_000_000;

/** What insures every cover of a product, riders among them: sums within their bounds and a value twice as high. */
function fullRequest(of: Product) {
  const sums = of.covers.flatMap((cover): [string, number][] => {
    if (cover.sum === undefined) return [];
    const { minFen, maxFen = million } = cover.sum;
    return [[cover.code, Math.max(minFen, Math.min(million, maxFen))]];
  });
  const riders = of.covers.filter((cover) => cover.rider === true).map((cover) => cover.code);
  return {
    ...(sums.length === 0 ? {} : { sumsInsured: Object.fromEntries(sums) }),
    ...(sums.length === 0 ? {} : { insurableValueFen: 2 * Math.max(...sums.map(([, fen]) => fen)) }),
    ...(riders.length === 0 ? {} : { riders }),
    programmeIds: [],
  };
}

/** A policy of the product from 2026-01-10, sold with all its covers and paid. */
export async function sellFull(desk: ClaimDesk, firm: TestCaller, product: Product, more: object = {}) {
  desk.now = '2026-01-05T01:00:00.000Z';
  const name = `西安示范${product.names.zh}投保科技有限公司`;
  const quoting = caller(quotingApi, () => desk.now);
  await desk.journeys.register(firm, name);
  const body = {
    productCode: product.code,
    uscc: firm.org,
    start: '2026-01-10',
    ...fullRequest(product),
    ...more,
  };
  const quoted = await quoting('POST /v1/quotes', { caller: firm, body });
  invariant(quoted.status === 201, quoted.text);
  const { quoteId, status } = quoted.body;
  if (status === 'referred') {
    const rated = product.premium.kind === 'underwritten' ? { ratePpm: 30_000 } : {};
    const accepted = await quoting('POST /v1/quotes/{quoteId}/underwriting', {
      caller: callers.underwriter,
      params: { quoteId },
      body: { outcome: 'accept', reason: '同意承保', ...rated },
    });
    invariant(accepted.status === 200, accepted.text);
  }
  const clauses = product.exemptionClauses.map((clause) => clause.id);
  const bound = await desk.journeys.bindQuote(firm, quoteId, clauses);
  await desk.journeys.pay(bound, name);
  return { firm, policyNo: String(bound.policyNo) };
}

/** A sheet on which 200,000.00 of the cover's first item are lost and accepted, with what the cover's kind of loss needs. */
export function sheetFor(cover: Cover) {
  const [item] = cover.lossItems;
  const delayed = cover.lossItems.includes('extra-cost');
  const interrupted = cover.deductibleDays !== undefined || cover.maxIndemnityMonths !== undefined;
  return {
    lossLines: [{ item, claimedFen: 20_000_000, acceptedFen: 20_000_000 }],
    insurableValueFen: 2 * million,
    ...(delayed ? { delay: { plannedEnd: '2026-03-01', succeededOn: '2026-06-01' } } : {}),
    ...(interrupted && !delayed
      ? { interruption: { stoppedOn: '2026-03-01', resumedOn: '2026-05-01' } }
      : {}),
    panel: ['张', '李', '王'].map((name) => ({
      name: `${name}专家`,
      affiliation: `${name}氏研究院`,
      vote: 'covered',
      opinion: '指标在预算内无法达到，属于技术原因',
    })),
    outcome: 'covered',
  };
}

/** Plays a reported claim of a cover to its payment: whoever is asked answers as well as can be. */
export async function playClaim(
  desk: ClaimDesk,
  claimNo: string,
  firm: TestCaller,
  cover: Cover,
): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) {
    const open = (await desk.tasksOf(claimNo)).find((task) => task.status === 'open');
    if (open === undefined) return;
    const [by, body] = answerTo(open, firm, cover, desk.now);
    const answered = await desk.complete(open.taskId, by, body);
    invariant(answered.status === 200, `${open.kind}: ${answered.text}`);
    await desk.relay();
  }
  throw new Error(`claim ${claimNo} does not end`);
}

type Answer = readonly [by: TestCaller, body: unknown];

function answerTo(task: Task, firm: TestCaller, cover: Cover, now: string): Answer {
  const finance = { ...callers.insurerFinance, org: task.insurer ?? callers.insurerFinance.org };
  const paid = { bankReference: `OUT-${task.taskId}`, paidAt: now, amountFen: task.amountFen };
  const approver = task.role === 'claims-manager' ? callers.claimsManager : callers.adjuster2;
  const answers: Partial<Record<Task['kind'], Answer>> = {
    survey: [callers.adjuster, surveyed],
    'assess-loss': [callers.adjuster, sheetFor(cover)],
    approve: [approver, { outcome: 'approve', reason: '同意' }],
    'consent-share': [
      { ...callers.cpicAdjuster, org: task.insurer ?? '' },
      { outcome: 'consent', reason: '同意分担' },
    ],
    'accept-offer': [firm, { outcome: 'accept' }],
    'confirm-payment': [finance, paid],
  };
  const answer = answers[task.kind];
  invariant(answer !== undefined, `nobody answers ${task.kind}`);
  return answer;
}
