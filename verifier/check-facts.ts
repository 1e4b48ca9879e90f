import { sum } from './check-policy.ts';
import type {
  ChargeLine,
  EntryLine,
  Grant,
  GrantLine,
  LevelPart,
  Refund,
  RefundLine,
} from './export-lines.ts';
import { hold, holdEqual } from './finding.ts';

type Entry = EntryLine['entry'];

/** Holds every premium, subsidy and refund that is booked against the facts before its block. */
export class FactsCheck {
  private charges = new Map<string, ChargeLine>();
  private grants = new Map<string, Grant>();
  private refunds = new Map<string, Refund>();
  /** Whether entries have been read since the last fact: then the next fact belongs to another block. */
  private booked = false;

  charge(line: ChargeLine): void {
    this.begin();
    this.charges.set(keyOf(line), line);
  }

  grant(line: GrantLine): void {
    this.begin();
    this.grants.set(`${keyOf(line)} ${line.grant.programmeId}`, line.grant);
  }

  refund(line: RefundLine): void {
    this.begin();
    this.refunds.set(keyOf(line), line.refund);
  }

  entry({ entry }: EntryLine): void {
    this.booked = true;
    if (entry.kind === 'premium-booked') checkPremium(entry, this.charges.get(keyOf(entry)));
    // A subsidy that a firm applied for names no insurer: nobody deducted it from a premium.
    if (entry.kind === 'subsidy-accrued' && entry.insurer !== undefined) {
      checkAccrued(entry, this.grants.get(`${keyOf(entry)} ${entry.programmeId}`));
    }
    const refund = this.refunds.get(keyOf(entry));
    if (refund === undefined) return;
    if (entry.kind === 'premium-refunded') checkRefunded(entry, refund);
    if (entry.kind === 'refund-corrected') checkCorrected(entry, refund);
  }

  end(): void {
    this.charges = new Map();
    this.grants = new Map();
    this.refunds = new Map();
    this.booked = false;
  }

  private begin(): void {
    if (this.booked) this.end();
  }
}

function keyOf(of: { readonly policyNo?: string; readonly endorsementNo?: string }): string {
  return `${of.policyNo} ${of.endorsementNo ?? ''}`;
}

/** What is booked as premium is what was priced: each insurer's, the firm's and each bureau's part. */
function checkPremium(entry: Entry, charge: ChargeLine | undefined): void {
  const at = `entry ${entry.entryId}`;
  hold(
    charge !== undefined,
    at,
    '导出中没有这笔保费的定价',
    'the price of this premium is not in the export',
  );
  for (const { insurer, premiumFen } of charge.insurers) {
    const booked = -net(entry, (account) => account === `premium:${insurer}` || account === `vat:${insurer}`);
    holdEqual(at, { zh: `${insurer} 的保费`, en: `premium of ${insurer}` }, booked, premiumFen);
  }
  const firm = net(entry, (account) => account.startsWith('bank:'));
  holdEqual(at, { zh: '企业实付', en: 'what the firm paid' }, firm, charge.firmPaysFen);
  const deducted = charge.subsidy.programmes.filter(({ mode }) => mode === 'direct-deduct');
  checkPayers(
    entry,
    'receivable-bureau',
    deducted.flatMap(({ levels }) => levels),
    1,
  );
}

/** What becomes due of a budget is what was granted, level by level. */
function checkAccrued(entry: Entry, grant: Grant | undefined): void {
  const at = `entry ${entry.entryId}`;
  hold(grant !== undefined, at, '导出中没有这笔补贴的核定', 'the grant of this subsidy is not in the export');
  for (const level of new Set(grant.levels.map((part) => part.level))) {
    const accrued = net(entry, (account) => account.endsWith(`:${level}:accrued`));
    const granted = sum(grant.levels.filter((part) => part.level === level).map((part) => part.fen));
    holdEqual(at, { zh: `${level} 级应付补贴`, en: `subsidy due from level ${level}` }, accrued, granted);
  }
}

function checkRefunded(entry: Entry, refund: Refund): void {
  const at = `entry ${entry.entryId}`;
  const firm = -net(entry, (account) => account === 'refund-payable-firm');
  holdEqual(at, { zh: '退企业', en: 'refund to the firm' }, firm, refund.firmFen);
  checkPayers(entry, 'clawback-payable', refund.levels, -1);
}

/** What a claim that was paid after the end takes off a refund comes back from the firm and the bureaus. */
function checkCorrected(entry: Entry, owed: Refund): void {
  const ofFirm = ['receivable-firm', 'refund-payable-firm'];
  const firm = net(entry, (account) => ofFirm.includes(account));
  holdEqual(`entry ${entry.entryId}`, { zh: '企业返还', en: 'what the firm gives back' }, firm, owed.firmFen);
  checkPayers(entry, 'clawback-payable', owed.levels, 1);
}

function checkPayers(entry: Entry, kind: string, levels: readonly LevelPart[], sign: 1 | -1): void {
  for (const payer of new Set(levels.map((part) => part.payer))) {
    const booked = sign * net(entry, (account) => account === `${kind}:${payer}`);
    const stated = sum(levels.filter((part) => part.payer === payer).map((part) => part.fen));
    holdEqual(`entry ${entry.entryId}`, { zh: `财政 ${payer}`, en: `bureau ${payer}` }, booked, stated);
  }
}

function net(entry: Entry, holds: (account: string) => boolean): number {
  return sum(entry.legs.filter((leg) => holds(leg.account)).map((leg) => leg.fen));
}
