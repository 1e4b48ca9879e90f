import * as z from 'zod';
import {
  type OtherMoney,
  otherMoneyOf,
  payersOf,
  type PremiumPayer,
  watchClaims,
  watchedClaim,
  watchedFirm,
  watchedPolicy,
  type WatchedPolicy,
  watchFirm,
  watchPolicy,
} from '../../shared/domain/reports/indicator-facts.ts';
import { type Indicator, riskIndicators } from '../../shared/domain/reports/indicators.ts';
import { bankLinePages } from '../../shared/persistence/bank-lines.ts';
import { readFirms } from '../../shared/persistence/firms.ts';
import type { ListedItems } from '../../shared/persistence/list-stretches.ts';
import type { Row } from '../imports/files/xlsx-sheet.ts';
import { businessTable } from '../runtime/business-table.ts';
import { type GatheredReport, gatheredReport } from './gathered-report.ts';

/** So many numbers of policies or firms stand in a cell: it holds 32,767 characters. */
const mostInCell = 1_500;

const indicatorsPart = z.object({
  policies: z.array(watchedPolicy).readonly().optional(),
  firms: z.array(watchedFirm).readonly().optional(),
  claims: z.array(watchedClaim).readonly().optional(),
});
type IndicatorsPart = z.infer<typeof indicatorsPart>;

/** REC-5, over everything that a bureau may see. */
export function indicatorsReport(): GatheredReport {
  return gatheredReport({
    mostPolicies: 200_000,
    lists: ['POLICIES', 'CLAIMS'],
    part: indicatorsPart,
    gather,
    make,
  });
}

async function gather(from: ListedItems): Promise<IndicatorsPart> {
  switch (from.list) {
    case 'POLICIES': {
      const codes = [...new Set(from.items.map((policy) => policy.uscc))];
      // Who sees a policy sees the firm's record.
      const firms = await readFirms(businessTable(), codes);
      return { policies: from.items.map(watchPolicy), firms: firms.map(watchFirm) };
    }
    case 'CLAIMS':
      return { claims: watchClaims(from.items) };
    case 'ENTRIES':
      return {};
  }
}

async function make(parts: AsyncIterable<IndicatorsPart>) {
  const policies: WatchedPolicy[] = [];
  const claims: z.infer<typeof watchedClaim>[] = [];
  const firms = new Map<string, z.infer<typeof watchedFirm>>();
  for await (const part of parts) {
    for (const policy of part.policies ?? []) policies.push(policy);
    for (const claim of part.claims ?? []) claims.push(claim);
    for (const firm of part.firms ?? []) firms.set(firm.uscc, firm);
  }
  const money = await moneyAtBanks(policies);
  const items = riskIndicators({ policies, claims, firms: [...firms.values()], ...money });
  return { name: 'indicators', body: { items }, rows: rowsOf(items) };
}

/** What came to the banks of insurers that lead the policies: their premiums, and what was no premium. */
async function moneyAtBanks(policies: readonly WatchedPolicy[]) {
  const own = new Set(policies.map((policy) => policy.policyNo));
  const payers: PremiumPayer[] = [];
  const otherMoney: OtherMoney[] = [];
  for (const insurer of new Set(policies.map((policy) => policy.lead))) {
    for await (const lines of bankLinePages(businessTable(), insurer)) {
      payers.push(...payersOf(lines).filter((payer) => own.has(payer.policyNo)));
      otherMoney.push(...otherMoneyOf(lines));
    }
  }
  return { payers, otherMoney };
}

function rowsOf(items: readonly Indicator[]): readonly Row[] {
  return [
    ['kind', 'rule', 'firms', 'policyNos', 'fact', 'factEn'],
    ...items.flatMap(({ kind, rule, firms, policyNos, fact }) =>
      Array.from({ length: rowsFor(policyNos.length) }, (_, at) => {
        const some = (of: readonly string[]) => of.slice(at * mostInCell, (at + 1) * mostInCell).join(' ');
        return [kind, rule, some(firms), some(policyNos), fact.zh, fact.en];
      }),
    ),
  ];
}

function rowsFor(numbers: number): number {
  return Math.max(1, Math.trunc((numbers + mostInCell - 1) / mostInCell));
}
