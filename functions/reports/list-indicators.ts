import { listIndicatorsOperation } from '../../shared/contract/operations/reports.ts';
import { leadOf, type Policy } from '../../shared/domain/policies/policy.ts';
import type { ReadBankLine } from '../../shared/domain/policies/bank-line.ts';
import {
  type OtherMoney,
  type PremiumPayer,
  riskIndicators,
} from '../../shared/domain/reports/indicators.ts';
import { bankLinesOf } from '../../shared/persistence/bank-lines.ts';
import { listClaims } from '../../shared/persistence/claims.ts';
import { readFirmFile } from '../../shared/persistence/firms.ts';
import { policiesOfScope } from '../../shared/persistence/policies.ts';
import { businessTable } from '../runtime/business-table.ts';
import { readingRoute } from '../runtime/route.ts';
import { everything, mostPolicies, tooManyPolicies } from './report-bounds.ts';
import { reportAnswer } from './report-answer.ts';

const firmsAtOnce = 25;

export const listIndicators = readingRoute(listIndicatorsOperation, async ({ query, caller }) => {
  const policies = await policiesOfScope(businessTable(), caller.scope, mostPolicies);
  if (policies === undefined) return tooManyPolicies();
  const [firms, lines, claims] = await Promise.all([
    firmsOf(policies),
    linesOf(policies),
    listClaims(businessTable(), caller.scope, everything, () => true),
  ]);
  const items = riskIndicators({
    policies,
    firms,
    payers: lines.flatMap(payerOf),
    claims: claims.items,
    otherMoney: lines.flatMap(otherMoneyOf),
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

async function linesOf(policies: readonly Policy[]): Promise<readonly ReadBankLine[]> {
  const insurers = [...new Set(policies.map(leadOf))];
  const lines = await Promise.all(insurers.map((insurer) => bankLinesOf(businessTable(), insurer)));
  return lines.flat().filter((line) => line.direction !== 'out');
}

function payerOf({ policyNo, payerAccount, outcome }: ReadBankLine): readonly PremiumPayer[] {
  return policyNo === undefined || outcome !== 'matched' ? [] : [{ policyNo, account: payerAccount }];
}

function otherMoneyOf(line: ReadBankLine): readonly OtherMoney[] {
  if (line.outcome === 'matched') return [];
  const { payerName, amountFen, paidAt, reason, policyNo } = line;
  return [
    { payerName, amountFen, paidAt, mismatchedPolicyNo: reason === 'payer-mismatch' ? policyNo : undefined },
  ];
}
