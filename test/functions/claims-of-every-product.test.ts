import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handler as ledgerApi } from '../../functions/ledger/ledger-api.ts';
import { builtInCatalogue } from '../../shared/domain/catalogue/built-in-catalogue.ts';
import { day } from '../../shared/domain/dates.ts';
import { ClaimDesk } from '../support/claim-desk.ts';
import { playClaim, sellFull } from '../support/claim-play.ts';
import { caller, callers } from '../support/http.ts';
import { testFirm } from '../support/journeys.ts';

const products = builtInCatalogue.productsOn(day.parse('2026-01-05'));
const covers = products.flatMap((product) => product.covers.map((cover) => ({ product, cover })));

let desk: ClaimDesk;
const ask = {
  ledger: caller(ledgerApi, () => desk.now),
};
let firms = 900;

beforeAll(async () => {
  desk = await ClaimDesk.open();
});
beforeEach(() => desk.clear());
afterAll(() => desk.close());

describe('a claim of each cover of each product', () => {
  it.each(covers)('$product.code: $cover.code from report to payout', async ({ product, cover }) => {
    const { firm, policyNo } = await sellFull(desk, testFirm((firms += 1)), product);
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
