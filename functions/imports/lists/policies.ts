import { type Instant, startOfDay } from '../../../shared/domain/dates.ts';
import { type InsurerCode, insurerCode, quoteId } from '../../../shared/domain/ids.ts';
import { type ImportedPolicy, importPolicy } from '../../../shared/domain/imports/import-policy.ts';
import { type PolicyCells, policyCells, policyColumns } from '../../../shared/domain/imports/policy-row.ts';
import type { RowResult } from '../../../shared/domain/imports/row-outcome.ts';
import { bookCommitments, bookPremium } from '../../../shared/domain/ledger/policy-postings.ts';
import { subtractFen } from '../../../shared/domain/money.ts';
import { policyNoOf } from '../../../shared/domain/policies/bind-quote.ts';
import type { Quote } from '../../../shared/domain/quoting/quote.ts';
import { deductedGrants } from '../../../shared/domain/subsidies/deducted-grants.ts';
import { findBankLine, insertBankLine } from '../../../shared/persistence/bank-lines.ts';
import { writeStanding } from '../../../shared/persistence/firms.ts';
import { insertPolicy } from '../../../shared/persistence/policies.ts';
import { insertQuote, readQuote } from '../../../shared/persistence/quotes.ts';
import type { Write } from '../../../shared/persistence/store.ts';
import { issueWrites } from '../../policies/issue-writes.ts';
import { bookingOf, entriesOf, moveSubsidy } from '../../policies/policy-side-effects.ts';
import { businessTable } from '../../runtime/business-table.ts';
import { published } from '../../runtime/current-catalogue.ts';
import { derivedId, type Minter, sha256 } from '../../runtime/minting.ts';
import { type ListKind, readRow, turnedAway } from '../list-kind.ts';
import { bankReferenceUsed, importedOtherwise, policyFaults } from './policy-faults.ts';
import { pricedRow } from './priced-row.ts';

/**
 * Policies sold elsewhere, by the leading insurer. The insurer's own number makes a policy known: the same again changes
 * nothing, and another policy under the number is turned away.
 */
export const policyList: ListKind = {
  kind: 'policies',
  columns: policyColumns,
  results: [
    { name: 'insurerPolicyNo', zh: '保险公司保单号' },
    { name: 'policyNo', zh: '保单号' },
    { name: 'uscc', zh: '统一社会信用代码' },
    { name: 'premiumFen', zh: '总保费（分）' },
    { name: 'subsidyFen', zh: '已抵扣补贴（分）' },
    { name: 'firmPaysFen', zh: '企业自付（分）' },
  ],
  decide: async (cells, { columns, caller, now, mint }) => {
    const read = readRow(policyCells, cells, columns);
    if (!read.ok) return turnedAway(...read.faults);
    const { row } = read;
    const requestHash = sha256(JSON.stringify(row));
    const seed = ['policy-import', caller.org, row.insurerPolicyNo].join('\n');
    const id = quoteId.parse(derivedId('quo', seed));
    const made = await readQuote(businessTable(), { kind: 'service' }, id);
    if (made !== undefined) {
      return made.requestHash === requestHash
        ? { accepted: true, writes: [], result: resultOf(row, made) }
        : turnedAway(importedOtherwise(policyNoOf(made)));
    }
    const { catalogue, calendar } = await published();
    const at = startOfDay(row.boundOn);
    const priced = await pricedRow(row, columns, { catalogue, caller, at });
    if (!priced.ok) return turnedAway(...priced.faults);
    const insurer = insurerCode.parse(caller.org);
    const seen = await findBankLine(businessTable(), insurer, row.bankReference);
    if (seen !== undefined) return turnedAway(bankReferenceUsed(seen.policyNo));
    const imported = importPolicy(row, priced.priced.request, {
      quoting: priced.priced.facts,
      now,
      catalogue,
      calendar,
      quoteId: id,
      requestHash,
      by: caller.subject,
      mayUnderwrite: caller.roles.includes('underwriter'),
    });
    if (!imported.accepted) return turnedAway(...policyFaults(imported.refusal));
    const writes = writesOf(row, imported.value, insurer, mint, now);
    return { accepted: true, writes, result: resultOf(row, imported.value.quote) };
  },
};

/** What a bind and its payment write, in one: the subsidy goes from available to due in one movement of the budget. */
function writesOf(
  row: PolicyCells,
  { quote, policy, standing }: ImportedPolicy,
  insurer: InsurerCode,
  mint: Minter,
  now: Instant,
): readonly Write[] {
  const booking = bookingOf(mint, now);
  const deducted = deductedGrants(policy.subsidy);
  return [
    insertQuote(quote),
    insertPolicy(policy),
    writeStanding(standing),
    ...moveSubsidy('reserveAndAccrue', policy, deducted),
    ...entriesOf(policy, [
      ...bookCommitments(policy, 'subsidy-reserved', deducted, booking),
      ...bookCommitments(policy, 'subsidy-accrued', deducted, booking),
      bookPremium(policy, booking),
    ]),
    insertBankLine({
      insurer,
      bankReference: row.bankReference,
      paidAt: startOfDay(row.paidOn),
      payerName: row.payerName,
      payerAccount: row.payerAccount,
      amountFen: row.firmFen,
      remark: policy.policyNo,
      outcome: 'matched',
      policyNo: policy.policyNo,
      commandId: quote.requestHash,
      readAt: now,
    }),
    ...issueWrites(policy, mint, now),
  ];
}

function resultOf(row: PolicyCells, of: Quote): RowResult {
  return {
    insurerPolicyNo: row.insurerPolicyNo,
    policyNo: policyNoOf(of),
    uscc: of.uscc,
    premiumFen: of.premium.grossFen,
    subsidyFen: subtractFen(of.premium.grossFen, of.firmPaysFen),
    firmPaysFen: of.firmPaysFen,
  };
}
