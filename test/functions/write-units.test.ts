import { afterAll, beforeAll, expect, it } from 'vitest';
import { ClaimDesk } from '../support/claim-desk.ts';
import { unitCostsAt } from '../support/unit-costs.ts';

let desk: ClaimDesk;

beforeAll(async () => {
  desk = await ClaimDesk.open();
});
afterAll(() => desk.close());

it('takes at most 2 write units for a quote, 12 for a bind, 4 for a report and 12 for a payout (goal U1)', async () => {
  const { quote, bind, report, payout } = await unitCostsAt(desk);
  expect(quote).toBeLessThanOrEqual(2);
  expect(bind).toBeLessThanOrEqual(12);
  expect(report).toBeLessThanOrEqual(4);
  expect(payout).toBeLessThanOrEqual(12);
});
