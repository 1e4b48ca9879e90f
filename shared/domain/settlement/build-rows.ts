import { dayOf, type Quarter, quarterPeriod, startOfDay } from '../dates.ts';
import { type Account, budgetCellOf } from '../ledger/accounts.ts';
import { isSubsidyMovement, type JournalEntry } from '../ledger/journal-entry.ts';
import { type Fen, negateFen, sumFen } from '../money.ts';
import { agreedTerms } from '../policies/agreed-terms.ts';
import { type Endorsement, endorsementsOf, leadOf, type Policy } from '../policies/policy.ts';
import type { Product } from '../products/product.ts';
import { sumInsuredOf } from '../quoting/insured-sums.ts';
import { invariant } from '../result.ts';
import { type LevelPart } from '../subsidies/budget.ts';
import { capWords } from '../subsidies/grant-subsidy.ts';
import { fiscalLevels } from '../subsidies/programme.ts';
import { addsUp, type SettlementRow } from './settlement-row.ts';

/** Which row: one endorsement of one policy in a programme's quarter. */
export interface RowKey {
  readonly programmeId: string;
  readonly quarter: Quarter;
  readonly endorsementNo: string;
  /** The quarter at whose end it is settled, where that is another. */
  readonly settledIn?: Quarter;
}

/** A policy with the name of its firm and all its journal entries. */
export interface PolicyFile {
  readonly policy: Policy;
  readonly product: Product;
  readonly name: string;
  readonly entries: readonly JournalEntry[];
}

/**
 * One row from the policy's journal entries (REC-0, SUB-15): subsidy by level from the commitments that were booked for
 * the programme in the quarter, premium and firm's part from the money entries of the same endorsement. A cancellation
 * is a row of its own with the opposite sign (REC-7). A row whose parts are not its premium, or whose firm's share is not
 * on the bank statement (REC-4), is held as `AMOUNT_DIFF`.
 */
export function buildRow(key: RowKey, { policy, product, name, entries }: PolicyFile): SettlementRow {
  const ofEndorsement = entries.filter((entry) => (entry.endorsementNo ?? '') === key.endorsementNo);
  const commitments = ofEndorsement.filter((entry) => {
    return isSubsidyMovement(entry) && entry.programmeId === key.programmeId && bookedFor(key, entry);
  });
  const money = ofEndorsement.filter((entry) => {
    return ['premium-booked', 'premium-refunded', 'refund-corrected'].includes(entry.kind);
  });
  const amounts = amountsOf(policy, key.programmeId, commitments, money);
  const payment = endorsementOf(policy, key.endorsementNo)?.payment ?? policy.payment;
  const lead = policy.insurers.find((share) => share.insurer === leadOf(policy));
  invariant(lead !== undefined, `policy ${policy.policyNo} has no lead`);
  return {
    policyNo: policy.policyNo,
    endorsementNo: key.endorsementNo,
    insurer: lead.insurer,
    sharePpm: lead.sharePpm,
    productCode: policy.product.code,
    uscc: policy.uscc,
    name,
    divisionCode: policy.divisionCode,
    period: policy.period,
    sumInsuredFen: sumInsuredOf(product, sumsOf(policy, key.endorsementNo)),
    budgetYear: budgetYearOf(commitments),
    ...amounts,
    receivedFen: payment.receivedFen,
    ...(payment.paidOn === undefined ? {} : { paidOn: payment.paidOn }),
    ...statusAtEndOf(key.settledIn ?? key.quarter, policy),
    ...uncappedOf(policy, key),
    ...outcomeOf(amounts, payment.receivedFen),
    entryIds: [...commitments, ...money].map((entry) => entry.entryId),
  };
}

/** A row that was held has what was booked for it since then too. */
function bookedFor({ quarter, settledIn }: RowKey, entry: JournalEntry): boolean {
  return entry.quarter === quarter || (settledIn !== undefined && entry.quarter === settledIn);
}

function endorsementOf(policy: Policy, endorsementNo: string): Endorsement | undefined {
  return endorsementsOf(policy).find((one) => one.endorsementNo === endorsementNo);
}

/** The sums as the row's endorsement left them: those of the bind for the policy itself, the last for its cancellation. */
function sumsOf(policy: Policy, endorsementNo: string): Policy['sumsInsured'] {
  if (endorsementNo === '') return policy.sumsInsured;
  const changed = endorsementOf(policy, endorsementNo)?.changes.sumsInsured;
  return changed ?? { ...agreedTerms(policy, undefined).sumsInsured };
}

/** What an entry makes due (positive) or takes back (negative), over all levels. */
export function subsidyMovedBy(entry: Pick<JournalEntry, 'legs'>): Fen {
  return sumFen(entry.legs.filter((leg) => isDueOrBack(leg.account)).map((leg) => leg.fen));
}

type RowAmounts = Pick<SettlementRow, 'premiumFen' | 'firmFen' | 'subsidyFen' | 'levels'>;

function amountsOf(
  policy: Policy,
  programmeId: string,
  commitments: readonly JournalEntry[],
  money: readonly JournalEntry[],
): RowAmounts {
  const levels = levelsOf(policy, programmeId, commitments);
  return {
    premiumFen: negateFen(sumOfLegs(money, isPremium)),
    firmFen: sumOfLegs(money, (account) => !isPremium(account) && !isOfBureau(account)),
    subsidyFen: sumFen(levels.map((part) => part.fen)),
    levels,
  };
}

/** The payer of a level is the one of the bind: the subsidy stays with the bind-date bureau, endorsements too (case 26). */
function levelsOf(policy: Policy, programmeId: string, commitments: readonly JournalEntry[]): LevelPart[] {
  const charges = [policy, ...endorsementsOf(policy).flatMap((one) => one.charge ?? [])];
  const granted = charges
    .flatMap((charge) => charge.subsidy.programmes)
    .filter((grant) => grant.programmeId === programmeId)
    .flatMap((grant) => [...grant.levels]);
  return fiscalLevels.flatMap((level) => {
    const isOfLevel = (account: Account) => isDueOrBack(account) && budgetCellOf(account)?.level === level;
    if (!commitments.some((entry) => entry.legs.some((leg) => isOfLevel(leg.account)))) return [];
    const payer = granted.find((part) => part.level === level)?.payer;
    invariant(payer !== undefined, `policy ${policy.policyNo} has no payer of the ${level} level`);
    return [{ level, payer, fen: sumOfLegs(commitments, isOfLevel) }];
  });
}

/** SUB-3: the amount before a cap, so that a list which asks for it is told from any other difference. */
function uncappedOf(
  policy: Policy,
  { programmeId, endorsementNo }: RowKey,
): Pick<SettlementRow, 'uncappedFen'> {
  const charge = endorsementNo === '' ? policy : endorsementOf(policy, endorsementNo)?.charge;
  const grant = charge?.subsidy.programmes.find((one) => one.programmeId === programmeId);
  const isCapped = grant?.limitedBy.some((word) => capWords.includes(word)) === true;
  return isCapped ? { uncappedFen: grant.calculatedFen } : {};
}

function outcomeOf(amounts: RowAmounts, receivedFen: Fen): Pick<SettlementRow, 'outcome' | 'reason'> {
  if (!addsUp(amounts)) return { outcome: 'AMOUNT_DIFF', reason: 'does-not-add-up' };
  if (amounts.subsidyFen > 0 && receivedFen < amounts.firmFen) {
    return { outcome: 'AMOUNT_DIFF', reason: 'firm-share-not-received' };
  }
  return { outcome: 'MATCHED' };
}

function statusAtEndOf(quarter: Quarter, policy: Policy): Pick<SettlementRow, 'status' | 'endedOn'> {
  const end = startOfDay(quarterPeriod(quarter).end);
  if (policy.status === 'cancelled' && policy.cancellation.at < end) {
    return { status: 'cancelled', endedOn: policy.cancellation.effectiveDate };
  }
  return { status: policy.period.end <= dayOf(end) ? 'expired' : 'in-force' };
}

function budgetYearOf(commitments: readonly JournalEntry[]): number {
  const years = commitments.flatMap((entry) => entry.legs).map((leg) => budgetCellOf(leg.account)?.year);
  const [year] = years;
  invariant(year !== undefined && years.every((one) => one === year), 'a row has one budget year');
  return year;
}

function isDueOrBack(of: Account): boolean {
  const column = budgetCellOf(of)?.column;
  return column === 'accrued' || column === 'clawed-back' || column === 'returned';
}

function isPremium(of: Account): boolean {
  return of.startsWith('premium:') || of.startsWith('vat:');
}

function isOfBureau(of: Account): boolean {
  return of.startsWith('receivable-bureau:') || of.startsWith('clawback-payable:');
}

function sumOfLegs(entries: readonly JournalEntry[], counts: (account: Account) => boolean): Fen {
  const legs = entries.flatMap((entry) => entry.legs).filter((leg) => counts(leg.account));
  return sumFen(legs.map((leg) => leg.fen));
}
