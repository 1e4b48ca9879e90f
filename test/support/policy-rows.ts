import { policyColumns } from '../../shared/domain/imports/policy-row.ts';
import type { TestCaller } from './http.ts';

const names = policyColumns.map(({ name }) => name);

/** A policy of 秦科普惠保 as its insurer lists it: 1,000.00, of which the public pays 800.00. */
export function policyRow(firm: TestCaller, name: string, more: Readonly<Record<string, string>> = {}) {
  return {
    insurerPolicyNo: `PICC-${firm.org}`,
    uscc: firm.org,
    productCode: 'qinke-inclusive',
    start: '2026-01-10',
    boundOn: '2026-01-05',
    clauseConfirmations: 'deductible;payment-ratio;general-exclusions',
    clawbackConsent: '是',
    premiumFen: '100000',
    subsidyFen: '80000',
    firmFen: '20000',
    paidOn: '2026-01-06',
    payerName: name,
    bankReference: `B-${firm.org}`,
    ...more,
  };
}

/** Titles and rows of a list of policies. */
export function policyTable(rows: readonly Readonly<Record<string, string>>[]): string[][] {
  return [names, ...rows.map((row) => names.map((column) => row[column] ?? ''))];
}

export function policyText(...rows: readonly Readonly<Record<string, string>>[]): string {
  return policyTable(rows)
    .map((cells) => cells.join(','))
    .join('\n');
}
