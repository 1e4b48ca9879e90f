import { describe, expect, it } from 'vitest';
import type { Claim } from '../../../shared/domain/claims/claim.ts';
import { insurerCode } from '../../../shared/domain/ids.ts';
import { portfolio, PortfolioTally } from '../../../shared/domain/reports/portfolio.ts';
import { bookedClaims, bookedPolicies } from '../../../shared/domain/reports/portfolio-facts.ts';
import type { Policy } from '../../../shared/domain/policies/policy.ts';
import { paidPolicy } from '../../support/settled-policies.ts';
import { at, claimIn, paymentOf } from '../claims/claim-fixtures.ts';

function reportPortfolio(
  insurer: typeof picc,
  year: number,
  { policies, claims }: { readonly policies: readonly Policy[]; readonly claims: readonly Claim[] },
) {
  const tally = new PortfolioTally({ insurer, year });
  tally.add([...bookedClaims(claims, insurer), ...bookedPolicies(policies, { insurer, year })]);
  return tally.report();
}

const [picc, cpic] = [insurerCode.parse('picc-sn'), insurerCode.parse('cpic-sn')];
const policy = paidPolicy({ serial: 1 });
/** Two insurers, 60 to 40. */
const pooled = {
  ...paidPolicy({ serial: 2, start: '2026-03-10' }),
  insurers: [
    { insurer: picc, lead: true, sharePpm: 600_000, premiumFen: policy.premium.grossFen },
    { insurer: cpic, lead: false, sharePpm: 400_000, premiumFen: policy.premium.vatFen },
  ],
};

/** Reported on 25 March, paid on that day of the year. */
function paid(day: string, changes: Partial<Claim> = {}): Claim {
  const paidAt = at(`2026-${day}T02:00:00.000Z`);
  const payments = [paymentOf({ status: 'paid', paidAt })];
  return claimIn('paid', {
    policyNo: policy.policyNo,
    closedReason: 'paid',
    clocks: { paidAt },
    payments,
    ...changes,
  });
}

describe('an insurer’s own book', () => {
  it('is its premium, what it paid and the ratio of the two, by product and in total', () => {
    const open = claimIn('assessing', { policyNo: policy.policyNo });
    const of = portfolio.parse(
      reportPortfolio(picc, 2026, { policies: [policy], claims: [paid('04-10'), open] }),
    );
    const figures = {
      policies: 1,
      premiumFen: 100_000,
      claims: 2,
      open: 1,
      paidFen: 2_376_000,
      lossRatioPpm: 23_760_000,
    };
    expect(of.products).toEqual([{ productCode: 'qinke-inclusive', ...figures }]);
    expect(of.totals).toEqual(figures);
    expect(of.months).toEqual([
      { month: '2026-01', premiumFen: 100_000, paidFen: 0 },
      { month: '2026-04', premiumFen: 0, paidFen: 2_376_000 },
    ]);
  });

  it('has of a pool the own part alone, whoever advanced the payment (COI-3, COI-7)', () => {
    const insurers = [
      { insurer: picc, fen: 1_425_600 },
      { insurer: cpic, fen: 950_400 },
    ];
    const payment = paymentOf({ status: 'paid', paidAt: at('2026-04-10T02:00:00.000Z'), insurers });
    const claims = [paid('04-10', { policyNo: pooled.policyNo, payments: [payment] })];
    const bookOf = (insurer: typeof picc) =>
      reportPortfolio(insurer, 2026, { policies: [pooled], claims }).totals;
    expect(bookOf(picc)).toMatchObject({ premiumFen: 100_000, paidFen: 1_425_600 });
    expect(bookOf(cpic)).toMatchObject({ premiumFen: 0, paidFen: 950_400 });
    expect(bookOf(cpic).lossRatioPpm).toBeUndefined();
  });

  it('leaves out what came back, what the firm owes back, and covers of other years', () => {
    const payments = [
      paymentOf({ status: 'returned', paidAt: at('2026-04-10T02:00:00.000Z') }),
      paymentOf({ status: 'paid', paidAt: at('2026-04-10T02:00:00.000Z'), claimedBack: true }),
    ];
    const facts = { policies: [policy], claims: [paid('04-10', { payments })] };
    expect(reportPortfolio(picc, 2026, facts).totals).toMatchObject({
      claims: 1,
      paidFen: 0,
      lossRatioPpm: 0,
    });
    expect(reportPortfolio(picc, 2025, facts)).toMatchObject({ products: [], months: [], daysToPayment: [] });
  });

  it('tells for each month how many claims took how many days, with median and nine in ten', () => {
    const claims = ['04-04', '04-04', '04-24', '05-04'].map((day) => paid(day));
    expect(reportPortfolio(picc, 2026, { policies: [policy], claims }).daysToPayment).toEqual([
      {
        month: '2026-04',
        claims: 3,
        median: 10,
        p90: 30,
        counts: [
          { days: 10, claims: 2 },
          { days: 30, claims: 1 },
        ],
      },
      { month: '2026-05', claims: 1, median: 40, p90: 40, counts: [{ days: 40, claims: 1 }] },
    ]);
  });
});
