import { deductedGrants } from '../../shared/domain/subsidies/deducted-grants.ts';
import { sharesOfPremium } from '../../shared/domain/co-insurance/shares-due.ts';
import type { Caller } from '../../shared/domain/access/role.ts';
import type { Instant } from '../../shared/domain/dates.ts';
import { type InsurerCode, insurerCode, policyNo } from '../../shared/domain/ids.ts';
import {
  bookAllocated,
  bookCommitments,
  bookPremium,
  bookUnallocated,
} from '../../shared/domain/ledger/policy-postings.ts';
import { asFen } from '../../shared/domain/money.ts';
import { settlementsIn } from '../../shared/domain/settlement/match-transfer.ts';
import { noticeOfEndorsementPaid } from '../../shared/domain/notices/endorsement-notices.ts';
import { lenderNoticeOfEndorsement } from '../../shared/domain/notices/lender-notices.ts';
import { noticeOfHeldPayment } from '../../shared/domain/notices/policy-notices.ts';
import type { BankLine, ReadBankLine } from '../../shared/domain/policies/bank-line.ts';
import { matchPayment, type PaymentMatch, referencesIn } from '../../shared/domain/policies/match-payment.ts';
import {
  type InForcePolicy,
  leadOf,
  type Policy,
  type PremiumCharge,
} from '../../shared/domain/policies/policy.ts';
import { findBankLine, insertBankLine } from '../../shared/persistence/bank-lines.ts';
import { insertNotice } from '../../shared/persistence/notices.ts';
import { readPolicy, replacePolicy } from '../../shared/persistence/policies.ts';
import { readPaymentReference } from '../../shared/persistence/settlements.ts';
import { commit, type Write } from '../../shared/persistence/store.ts';
import { issueWrites } from '../policies/issue-writes.ts';
import { tellLender } from '../policies/lender-writes.ts';
import {
  bookingOf,
  entriesOf,
  moveSubsidy,
  noticeIdentity,
  paymentTask,
} from '../policies/policy-side-effects.ts';
import { shareWrites } from '../policies/share-writes.ts';
import { attempts, RacedTooOften } from '../runtime/attempts.ts';
import { businessTable } from '../runtime/business-table.ts';
import { Minter } from '../runtime/minting.ts';
import type { LineResult, Read, Reading } from './line-result.ts';
import { readTransfer, unknownLine } from './read-transfer.ts';

/** Reads one line: its match, ledger entries and whatever follows are one transaction, once for each bank reference. */
export async function readLine(line: BankLine, reading: Reading): Promise<LineResult> {
  const insurer = insurerCode.parse(reading.caller.org);
  for await (const _ of attempts()) {
    const seen = await findBankLine(businessTable(), insurer, line.bankReference);
    if (seen !== undefined) return seenResult(seen, reading);
    const { result, writes } = await readAs(line, insurer, reading);
    const mark: ReadBankLine = {
      ...line,
      insurer,
      outcome: result.outcome,
      reason: result.reason,
      policyNo: result.policyNo,
      settlementIds: result.settlementIds,
      commandId: reading.commandId,
      readAt: reading.now,
    };
    if ((await commit(businessTable(), [insertBankLine(mark), ...writes])).done) return result;
  }
  throw new RacedTooOften('a bank line');
}

/** A line names settlements, or a policy, or repeats a reference that a payer has recorded, or is nobody's. */
async function readAs(line: BankLine, insurer: InsurerCode, reading: Reading): Promise<Read> {
  const transfer = { line, insurer, mint: mintOf(line, reading), reading };
  const settlements = settlementsIn(line.remark);
  if (settlements.length > 0) return readTransfer(transfer, settlements);
  const named = await policyNamed(line, reading.caller);
  if (named !== undefined) return paymentOf(named, line, reading);
  const recorded = await readPaymentReference(businessTable(), insurer, line.bankReference);
  if (recorded !== undefined) return readTransfer(transfer, recorded.settlementIds, recorded.payer);
  return unknownLine(transfer);
}

/** A repetition of the command that read the line answers the same; for any other the line was seen before. */
export function seenResult(of: ReadBankLine, reading: Reading): LineResult {
  const { bankReference, policyNo: named, claimNo, settlementIds, ...seen } = of;
  const { outcome, reason } =
    seen.commandId === reading.commandId ? seen : ({ outcome: 'unmatched', reason: 'seen-before' } as const);
  return { bankReference, outcome, reason, policyNo: named, claimNo, settlementIds };
}

/** The policy whose number a remark holds, and which of its endorsements is meant; empty for the policy itself. */
interface Named {
  readonly policy: Policy;
  readonly endorsementNo: string;
}

async function policyNamed(line: BankLine, caller: Caller): Promise<Named | undefined> {
  for (const { policyNo: candidate, endorsementNo } of referencesIn(line.remark)) {
    const parsed = policyNo.safeParse(candidate);
    const found = parsed.success ? await readPolicy(businessTable(), caller.scope, parsed.data) : undefined;
    if (found !== undefined) return { policy: found, endorsementNo };
  }
  return undefined;
}

function paymentOf({ policy, endorsementNo }: Named, line: BankLine, reading: Reading): Read {
  const match = matchPayment(policy, line, reading.now, endorsementNo);
  const mint = mintOf(line, reading);
  return match.outcome === 'matched'
    ? matched(match, endorsementNo, line, mint, reading.now)
    : held(policy, match, line, mint, reading.now);
}

function matched(
  match: Extract<PaymentMatch, { outcome: 'matched' }>,
  endorsementNo: string,
  line: BankLine,
  mint: Minter,
  now: Instant,
): Read {
  const { policy, charge, earlierFen, excessFen } = match;
  const booking = bookingOf(mint, now);
  const deducted = deductedGrants(charge.subsidy);
  const entries = [
    ...bookCommitments(policy, 'subsidy-accrued', deducted, booking, endorsementNo),
    bookPremium(policy, booking, charge, endorsementNo),
    ...(earlierFen > 0 ? [bookAllocated(policy, earlierFen, booking)] : []),
    ...(excessFen > 0 ? [bookUnallocated(refsOf(policy), leadOf(policy), excessFen, booking)] : []),
  ];
  return {
    result: {
      bankReference: line.bankReference,
      outcome: 'matched',
      policyNo: policy.policyNo,
      reason: excessFen > 0 ? 'overpaid' : undefined,
    },
    writes: [
      replacePolicy(policy),
      ...moveSubsidy('accrue', policy, deducted),
      ...entriesOf(policy, entries),
      ...paymentTask(policy, 'return-payment', excessFen, mint, now),
      ...(endorsementNo === ''
        ? issueWrites(policy, mint, now)
        : endorsementWrites(policy, charge, endorsementNo, mint, now)),
    ],
  };
}

/** What follows from an endorsement being paid for: shares of its premium are due (COI-6), the firm and its lender are told. */
function endorsementWrites(
  of: InForcePolicy,
  charge: PremiumCharge,
  endorsementNo: string,
  mint: Minter,
  now: Instant,
): readonly Write[] {
  return [
    ...shareWrites(of, sharesOfPremium(of, charge), endorsementNo, mint, now),
    insertNotice(noticeOfEndorsementPaid(endorsementNo)(of, noticeIdentity(mint, now))),
    ...tellLender(of, lenderNoticeOfEndorsement, mint, now),
  ];
}

function held(
  policy: Policy,
  match: Extract<PaymentMatch, { outcome: 'held' }>,
  line: BankLine,
  mint: Minter,
  now: Instant,
): Read {
  const entry = bookUnallocated(refsOf(policy), leadOf(policy), line.amountFen, bookingOf(mint, now));
  return {
    result: {
      bankReference: line.bankReference,
      outcome: 'held',
      policyNo: policy.policyNo,
      reason: match.reason,
    },
    writes: [
      ...entriesOf(policy, [entry]),
      ...(match.reason === 'underpaid' ? [replacePolicy(match.policy)] : []),
      ...paymentTask(
        policy,
        'return-payment',
        match.reason === 'underpaid' ? asFen(0) : line.amountFen,
        mint,
        now,
      ),
      insertNotice(noticeOfHeldPayment(policy, line.amountFen, match, noticeIdentity(mint, now))),
    ],
  };
}

function refsOf(policy: Policy) {
  return { policyNo: policy.policyNo, divisionCode: policy.divisionCode, uscc: policy.uscc };
}

/** Ids follow from the line, so that a statement that is read again after a crash makes the same things. */
function mintOf(line: BankLine, reading: Reading): Minter {
  return new Minter(`${reading.commandId}#${line.bankReference}`, reading.now);
}
