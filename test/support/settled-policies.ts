import { builtInCatalogue } from '../../shared/domain/catalogue/built-in-catalogue.ts';
import { type Day, type Instant, yearOf } from '../../shared/domain/dates.ts';
import { composePolicyNo, divisionCode, entryId } from '../../shared/domain/ids.ts';
import { type JournalEntry } from '../../shared/domain/ledger/journal-entry.ts';
import { bookCommitments, bookPremium, bookRefund } from '../../shared/domain/ledger/policy-postings.ts';
import { addFen, asFen, type Fen, subtractFen, sumFen } from '../../shared/domain/money.ts';
import { type Policy, policy } from '../../shared/domain/policies/policy.ts';
import { type PolicyFile } from '../../shared/domain/settlement/build-rows.ts';
import { type LevelPart } from '../../shared/domain/subsidies/budget.ts';

export const programmeId = 'SN-QKB-PH';

export interface SettledPolicyFacts {
  readonly serial: number;
  readonly division?: string;
  readonly firm?: string;
  readonly start?: string;
  readonly boundAt?: string;
  readonly paidAt?: string;
  readonly premiumFen?: number;
  readonly levels?: readonly { level: LevelPart['level']; payer: string; fen: number }[];
}

const qinkeLevels = [
  { level: 'province', payer: '610000', fen: 48_000 },
  { level: 'city', payer: '610100', fen: 24_000 },
  { level: 'county', payer: '610113', fen: 8_000 },
] as const;

/** CAN-2: 秦科普惠保 from 2026-01-10, ended 2026-07-01, by level (vectors CAN-2 and CAN-2-levels). */
export const halfYearRefund = {
  totalFen: asFen(52_877),
  firmFen: asFen(10_575),
  bureauFen: asFen(42_302),
  levels: partsOf([
    { level: 'province', payer: '610000', fen: 25_382 },
    { level: 'city', payer: '610100', fen: 12_690 },
    { level: 'county', payer: '610113', fen: 4_230 },
  ]),
};

let entriesMade = 0;

/** Ids that follow each other, for entries that a test books. */
export function nextEntryId(): JournalEntry['entryId'] {
  entriesMade += 1;
  return entryId.parse(`ent_${String(entriesMade).padStart(26, '0')}`);
}

/** A paid policy of 秦科普惠保 (1,000.00: firm 200.00, subsidy 800.00 at 60/30/10), as the service stores it. */
export function paidPolicy(facts: SettledPolicyFacts): Extract<Policy, { status: 'in-force' }> {
  const levels = partsOf(facts.levels ?? qinkeLevels);
  const subsidyFen = sumFen(levels.map((part) => part.fen));
  const grossFen = asFen(facts.premiumFen ?? 100_000);
  const start = facts.start ?? '2026-01-10';
  const paidAt = facts.paidAt ?? '2026-01-06T02:00:00.000Z';
  const parsed = policy.parse({
    status: 'in-force',
    policyNo: composePolicyNo(2026, `0000${String(facts.serial).padStart(6, '0')}`),
    quoteId: `quo_${String(facts.serial).padStart(26, '0')}`,
    product: { code: 'qinke-inclusive', version: 1 },
    uscc: facts.firm ?? '91610100QKB0000102',
    policyholder: '西安示范科技有限公司',
    divisionCode: facts.division ?? '610113',
    period: { start, end: `${yearOf(start as Day) + 1}${start.slice(4)}` },
    sumsInsured: {},
    premium: { grossFen, netOfVatFen: grossFen, vatFen: 0, lines: [] },
    subsidy: {
      totalFen: subsidyFen,
      programmes: [
        {
          programmeId,
          version: 1,
          mode: 'direct-deduct',
          baseFen: grossFen,
          ratePpm: 800_000,
          calculatedFen: subsidyFen,
          grantedFen: subsidyFen,
          limitedBy: [],
          levels,
          usedFen: 0,
        },
      ],
    },
    firmPaysFen: subtractFen(grossFen, subsidyFen),
    insurers: [{ insurer: 'picc-sn', lead: true, sharePpm: 1_000_000, premiumFen: grossFen }],
    payment: {
      dueFen: subtractFen(grossFen, subsidyFen),
      payBy: '2026-01-09T16:00:00.000Z',
      receivedFen: subtractFen(grossFen, subsidyFen),
      paidOn: paidAt.slice(0, 10),
    },
    confirmedClauses: [],
    boundAt: facts.boundAt ?? '2026-01-05T02:00:00.000Z',
    boundBy: 'firm-a',
    commandId: `command-${facts.serial}`,
    revision: 1,
    issuedAt: paidAt,
  });
  if (parsed.status !== 'in-force') throw new Error('not in force');
  return parsed;
}

/** The policy with what bind and payment booked. */
export function fileOf(of: Extract<Policy, { status: 'in-force' }>): PolicyFile {
  const parts = of.subsidy.programmes;
  return {
    policy: of,
    product: builtInCatalogue.soldProduct(of.product),
    name: '示范企业甲',
    entries: [
      ...bookCommitments(of, 'subsidy-reserved', parts, { at: of.boundAt, nextId: nextEntryId }),
      ...bookCommitments(of, 'subsidy-accrued', parts, { at: of.issuedAt, nextId: nextEntryId }),
      bookPremium(of, { at: of.issuedAt, nextId: nextEntryId }),
    ],
  };
}

/** The same after a cancellation that was booked at `at`. */
export function cancelledFile(
  file: PolicyFile,
  refund: { totalFen: Fen; firmFen: Fen; bureauFen: Fen; levels: readonly LevelPart[] },
  at: string,
  kind: 'subsidy-clawed-back' | 'subsidy-returned' = 'subsidy-clawed-back',
): PolicyFile {
  const booking = { at: at as Instant, nextId: nextEntryId };
  const parts = [{ programmeId, levels: refund.levels }];
  const cancellation = { effectiveDate: at.slice(0, 10), reason: 'test', at, by: 'firm-a', refund, parts };
  return {
    ...file,
    policy: policy.parse({ ...file.policy, status: 'cancelled', cancellation }),
    entries: [
      ...file.entries,
      ...bookCommitments(file.policy, kind, parts, booking, 'C1'),
      ...bookRefund(file.policy, refund, 'C1', booking),
    ],
  };
}

export function refundOf(firmFen: number, levels: SettledPolicyFacts['levels'] = []) {
  const parts = partsOf(levels);
  const bureauFen = sumFen(parts.map((part) => part.fen));
  return { totalFen: addFen(asFen(firmFen), bureauFen), firmFen: asFen(firmFen), bureauFen, levels: parts };
}

function partsOf(levels: NonNullable<SettledPolicyFacts['levels']>): readonly LevelPart[] {
  return levels.map((part) => ({
    level: part.level,
    payer: divisionCode.parse(part.payer),
    fen: asFen(part.fen),
  }));
}
