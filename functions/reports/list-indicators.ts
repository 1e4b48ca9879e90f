import { listIndicatorsOperation } from '../../shared/contract/operations/reports.ts';
import { leadOf, type Policy } from '../../shared/domain/policies/policy.ts';
import { type PremiumPayer, riskIndicators } from '../../shared/domain/reports/indicators.ts';
import { bankLinesOf } from '../../shared/persistence/bank-lines.ts';
import { readFirmFile } from '../../shared/persistence/firms.ts';
import { policiesOfScope } from '../../shared/persistence/policies.ts';
import { businessTable } from '../runtime/business-table.ts';
import { readingRoute } from '../runtime/route.ts';
import { mostPolicies, tooManyPolicies } from './report-bounds.ts';
import { reportAnswer } from './report-answer.ts';

const firmsAtOnce = 25;

export const listIndicators = readingRoute(listIndicatorsOperation, async ({ query, caller }) => {
  const policies = await policiesOfScope(businessTable(), caller.scope, mostPolicies);
  if (policies === undefined) return tooManyPolicies();
  const items = riskIndicators({
    policies,
    firms: await firmsOf(policies),
    payers: await payersOf(policies),
  });
  const rows = [
    ['kind', 'rule', 'firms', 'policyNos', 'fact', 'factEn'],
    ...items.map((one) => [
      one.kind,
      one.rule,
      one.firms.join(' '),
      one.policyNos.join(' '),
      one.fact.zh,
      one.fact.en,
    ]),
  ];
  return reportAnswer({ items }, query.format, { name: 'indicators', rows });
});

/** The firms of policies that the caller may see: who sees a policy sees the firm's record. */
async function firmsOf(policies: readonly Policy[]) {
  const codes = [...new Set(policies.map((policy) => policy.uscc))];
  const firms = [];
  for (let from = 0; from < codes.length; from += firmsAtOnce) {
    const some = codes.slice(from, from + firmsAtOnce);
    const files = await Promise.all(
      some.map((code) => readFirmFile(businessTable(), { kind: 'service' }, code)),
    );
    firms.push(...files.flatMap(({ firm }) => firm ?? []));
  }
  return firms;
}

async function payersOf(policies: readonly Policy[]): Promise<readonly PremiumPayer[]> {
  const insurers = [...new Set(policies.map(leadOf))];
  const lines = await Promise.all(insurers.map((insurer) => bankLinesOf(businessTable(), insurer)));
  return lines.flat().flatMap(({ policyNo, payerAccount, outcome }) => {
    return policyNo === undefined || outcome !== 'matched' ? [] : [{ policyNo, account: payerAccount }];
  });
}
