import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handler as bindingApi } from '../../functions/binding/binding-api.ts';
import { handler as ledgerApi } from '../../functions/ledger/ledger-api.ts';
import { handler as quotingApi } from '../../functions/quoting/quoting-api.ts';
import { builtInCatalogue } from '../../shared/domain/catalogue/built-in-catalogue.ts';
import { day } from '../../shared/domain/dates.ts';
import type { Product } from '../../shared/domain/products/product.ts';
import { ClaimDesk } from '../support/claim-desk.ts';
import { fullRequest, playClaim } from '../support/claim-play.ts';
import { caller, callers } from '../support/http.ts';
import { testFirm } from '../support/journeys.ts';

const products = builtInCatalogue.productsOn(day.parse('2026-01-05'));
const covers = products.flatMap((product) => product.covers.map((cover) => ({ product, cover })));

let desk: ClaimDesk;
const ask = {
  binding: caller(bindingApi, () => desk.now),
  ledger: caller(ledgerApi, () => desk.now),
  quoting: caller(quotingApi, () => desk.now),
};
let firms = 900;

beforeAll(async () => {
  desk = await ClaimDesk.open();
});
beforeEach(() => desk.clear());
afterAll(() => desk.close());

/** A policy of the product, sold with all its covers. */
async function sell(product: Product) {
  desk.now = '2026-01-05T01:00:00.000Z';
  firms += 1;
  const firm = testFirm(firms);
  const name = `西安示范${product.names.zh}投保科技有限公司`;
  await desk.journeys.register(firm, name);
  const body = { productCode: product.code, uscc: firm.org, start: '2026-01-10', ...fullRequest(product) };
  const quoted = await ask.quoting('POST /v1/quotes', { caller: firm, body });
  expect(quoted.status, quoted.text).toBe(201);
  const { quoteId, status } = quoted.body;
  if (status === 'referred') {
    const rated = product.premium.kind === 'underwritten' ? { ratePpm: 30_000 } : {};
    const accepted = await ask.quoting('POST /v1/quotes/{quoteId}/underwriting', {
      caller: callers.underwriter,
      params: { quoteId },
      body: { outcome: 'accept', reason: '同意承保', ...rated },
    });
    expect(accepted.status, accepted.text).toBe(200);
  }
  const clauses = product.exemptionClauses.map((clause) => clause.id);
  const bound = await desk.journeys.bindQuote(firm, quoteId, clauses);
  await desk.journeys.pay(bound, name);
  return { firm, policyNo: String(bound.policyNo) };
}

describe('a claim of each cover of each product', () => {
  it.each(covers)('$product.code: $cover.code from report to payout', async ({ product, cover }) => {
    const { firm, policyNo } = await sell(product);
    desk.now = '2026-06-24T01:00:00.000Z';
    const report = { coverCode: cover.code, cause: cover.causes[0], occurredAt: '2026-06-20T02:00:00Z' };
    const claimNo = await desk.reported(firm, policyNo, report);
    await playClaim(desk, claimNo, firm, cover);
    const claim = await desk.read(claimNo);
    expect(claim).toMatchObject({ status: 'paid', closedReason: 'paid', reserveFen: 0 });
    const paid = claim.indemnity.insurers.reduce((sum: number, one: { fen: number }) => sum + one.fen, 0);
    expect(paid).toBe(claim.indemnity.totalFen);
    expect(claim.indemnity.totalFen).toBeGreaterThan(0);
  });

  it('leaves the books of every insurer balanced', async () => {
    const balance = await ask.ledger('GET /v1/ledger/trial-balance', { caller: callers.insurerFinance });
    expect(balance.body.balanced).toBe(true);
  });
});
