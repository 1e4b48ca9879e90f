import type { Caller } from '../../shared/domain/access/role.ts';
import { insurerCode } from '../../shared/domain/ids.ts';
import { type Portfolio, PortfolioTally } from '../../shared/domain/reports/portfolio.ts';
import { bookedClaims, bookedPolicies, portfolioFact } from '../../shared/domain/reports/portfolio-facts.ts';
import { type GatheredReport, gatheredReport, type MadeReport, smallReport } from './gathered-report.ts';
import { wholeBuckets } from './workspace.ts';

/** An insurer’s own book of a year. */
export function portfolioReport(year: number, { org }: Pick<Caller, 'org'>): GatheredReport {
  const of = { insurer: insurerCode.parse(org), year };
  return gatheredReport({
    lists: ['POLICIES', 'CLAIMS'],
    fact: portfolioFact,
    keyOf: ({ policyNo }) => policyNo,
    gather: (from) => {
      switch (from.list) {
        case 'POLICIES':
          return bookedPolicies(from.items, of);
        case 'CLAIMS':
          return bookedClaims(from.items, of.insurer);
        case 'ENTRIES':
          return [];
      }
    },
    make: async (space) => {
      const tally = new PortfolioTally(of);
      for await (const bucket of wholeBuckets(space)) tally.add(bucket);
      return made(tally.report());
    },
  });
}

function made(of: Portfolio): MadeReport {
  const figures = ({ policies, premiumFen, claims, open, paidFen, lossRatioPpm }: Portfolio['totals']) => {
    return [policies, premiumFen, claims, open, paidFen, lossRatioPpm ?? ''];
  };
  return smallReport(`portfolio-${of.year}`, of, [
    ['productCode', 'policies', 'premiumFen', 'claims', 'open', 'paidFen', 'lossRatioPpm'],
    ...of.products.map((one) => [one.productCode, ...figures(one)]),
    ['total', ...figures(of.totals)],
  ]);
}
