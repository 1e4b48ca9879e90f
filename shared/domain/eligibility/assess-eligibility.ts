import { addDays, addYears, type Day, earlierDay, yearOf } from '../dates.ts';
import { asFact, type Bilingual } from '../names.ts';
import type { Firm } from '../firms/firm.ts';
import { holdsOn, type Registration, type RegistryStatus } from '../registries/registration.ts';
import { asFen, formatPercent, formatYuan, ppmDown } from '../money.ts';
import { coversDivision, type Programme } from '../subsidies/programme.ts';

export interface EligibilityFinding {
  readonly rule: string;
  readonly met: boolean;
  /** The fact behind the yes or no, in words for people. */
  readonly fact: string;
  readonly factEn: string;
}

const statusNames: Readonly<Record<RegistryStatus, Bilingual>> = {
  hnte: { zh: '高新技术企业', en: 'high and new technology enterprise' },
  'tech-sme': { zh: '科技型中小企业', en: 'technology SME' },
  srdi: { zh: '专精特新中小企业', en: 'specialised and innovative SME' },
  'little-giant': { zh: '专精特新“小巨人”企业', en: 'little giant' },
};

/** ELG-3 (S68, S69): bounds of a technology SME. */
const techSmeBounds = { staff: 500, revenueFen: 20_000_000_000, assetsFen: 20_000_000_000 } as const;

/** What a programme asks of the policy beside the firm. */
export interface InsuredPolicy {
  readonly productCode: string;
  readonly periodMonths: number;
  /** SUB-6: the so-manieth year of insurance in the programme. */
  readonly yearOfInsurance: number;
}

/**
 * ELG-1 … ELG-8: what a programme asks of firm and policy on the day of bind, each with the fact behind it. Only what
 * registries say counts, never what a firm says of itself; a certificate that expires later changes nothing (case 24), one
 * that is revoked with effect back does not hold from `revokedFrom` on (ELG-4, case 25).
 */
export function assessEligibility(
  of: Programme,
  firm: Pick<Firm, 'uscc' | 'divisionCode'>,
  rows: readonly Registration[],
  on: Day,
  policy: InsuredPolicy,
): readonly EligibilityFinding[] {
  return [
    finding('ELG-1', true, {
      zh: `统一社会信用代码 ${firm.uscc} 校验通过`,
      en: `Credit code ${firm.uscc} is well formed`,
    }),
    ...qualifies(of, rows, on),
    isNotDishonest(of, rows, on),
    isInDivision(of, firm),
    ...spendsOnResearch(of, rows, on),
    ...isListed(of, policy),
    ...hasPeriod(of, policy),
    ...hasYearsLeft(of, policy),
  ];
}

export function isEligible(findings: readonly EligibilityFinding[]): boolean {
  return findings.every((one) => one.met);
}

/** ELG-9: the highest innovation score that holds on a day; it steers referral and sum bands only, never the subsidy. */
export function innovationScoreOn(rows: readonly Registration[], on: Day): number {
  const scores = rows
    .filter((row) => row.kind === 'innovation-points' && holdsOn(row, on))
    .map((row) => row.score ?? 0);
  return Math.max(0, ...scores);
}

/** ELG-2: a status of the list, or where the programme says so a small firm. */
function qualifies(of: Programme, rows: readonly Registration[], on: Day): readonly EligibilityFinding[] {
  const { anyStatusOf, smallFirm } = of.eligibility;
  if (anyStatusOf.length === 0 && smallFirm === undefined) return [];
  const status = hasStatus(anyStatusOf, rows, on);
  if (status.met || smallFirm === undefined) return [status];
  const facts = factsOn(rows, on);
  const met =
    facts?.staff !== undefined &&
    facts.revenueFen !== undefined &&
    facts.staff <= smallFirm.maxStaff &&
    facts.revenueFen <= smallFirm.maxRevenueFen;
  const revenue = formatYuan(asFen(smallFirm.maxRevenueFen));
  const zh = `员工不超过 ${smallFirm.maxStaff} 人且营业收入不超过 ${revenue} 元`;
  const en = `${smallFirm.maxStaff} staff and a revenue of ¥${revenue} at the most`;
  return [
    finding(
      'ELG-2',
      met,
      met
        ? { zh: `登记的经营数据符合${zh}`, en: `The registered figures show ${en}` }
        : {
            zh: `${status.fact}，也没有登记数据证明${zh}`,
            en: `${status.factEn}, and no registered figures show ${en}`,
          },
    ),
  ];
}

function hasStatus(
  wantedStatuses: readonly RegistryStatus[],
  rows: readonly Registration[],
  on: Day,
): EligibilityFinding {
  const held = wantedStatuses.flatMap((status) => {
    const row = rows.find((candidate) => candidate.kind === status && countsOn(candidate, rows, on));
    return row === undefined ? [] : [{ status, row }];
  })[0];
  if (held === undefined) {
    const wanted = wantedStatuses.map((status) => statusNames[status]);
    return finding('ELG-2', false, {
      zh: `${on} 当日没有有效的${wanted.map(({ zh }) => zh).join('、')}登记`,
      en: `On ${on} the firm is not registered as ${wanted.map(({ en }) => en).join(' or ')}`,
    });
  }
  const { status, row } = held;
  return finding(status === 'tech-sme' ? 'ELG-3' : 'ELG-2', true, {
    zh: `${statusNames[status].zh} ${row.number}，有效期 ${row.validFrom} 至 ${row.validTo}`,
    en: `Registered as ${statusNames[status].en}, ${row.number}, from ${row.validFrom} to ${row.validTo}`,
  });
}

function countsOn(row: Registration, rows: readonly Registration[], on: Day): boolean {
  if (!holdsOn(row, on)) return false;
  if (row.kind !== 'tech-sme') return true;
  return (
    yearOf(row.validFrom) === yearOf(on) &&
    !wasRevokedInYear(row, rows, on) &&
    isWithinTechSmeBounds(rows, on)
  );
}

/** ELG-3: once a number is revoked, no new number counts in that year. */
function wasRevokedInYear(row: Registration, rows: readonly Registration[], on: Day): boolean {
  return rows.some((other) => {
    return (
      other.kind === 'tech-sme' &&
      other.revokedFrom !== undefined &&
      other.revokedFrom <= on &&
      yearOf(other.validFrom) === yearOf(row.validFrom)
    );
  });
}

function isWithinTechSmeBounds(rows: readonly Registration[], on: Day): boolean {
  return rows
    .filter((row) => row.kind === 'firm-facts' && holdsOn(row, on))
    .every((row) => {
      return (
        (row.staff ?? 0) <= techSmeBounds.staff &&
        (row.revenueFen ?? 0) <= techSmeBounds.revenueFen &&
        (row.assetsFen ?? 0) <= techSmeBounds.assetsFen
      );
    });
}

/** ELG-5: not on a dishonesty list, and where the programme says so not in the years before either. */
function isNotDishonest(of: Programme, rows: readonly Registration[], on: Day): EligibilityFinding {
  const { honestYears } = of.eligibility;
  const listed = rows.find((row) => {
    if (row.kind !== 'dishonest') return false;
    if (holdsOn(row, on) || honestYears === undefined) return holdsOn(row, on);
    return row.validFrom <= on && addYears(on, -honestYears) <= lastDayOf(row);
  });
  if (listed !== undefined) {
    return finding('ELG-5', false, {
      zh: `自 ${listed.validFrom} 起被列入失信名单（${listed.number}）`,
      en: `On a list of dishonest firms since ${listed.validFrom} (${listed.number})`,
    });
  }
  const zh = honestYears === undefined ? `${on} 当日` : `${on} 当日及此前 ${honestYears} 年`;
  const en = honestYears === undefined ? `on ${on}` : `on ${on} or in the ${honestYears} years before`;
  return finding('ELG-5', true, {
    zh: `${zh}未被列入失信名单`,
    en: `On no list of dishonest firms ${en}`,
  });
}

function isInDivision(of: Programme, firm: Pick<Firm, 'divisionCode'>): EligibilityFinding {
  const { divisionCode } = firm;
  const met = coversDivision(of, divisionCode);
  return finding(
    'ELG-5',
    met,
    met
      ? {
          zh: `注册地 ${divisionCode} 属于方案范围`,
          en: `The programme covers ${divisionCode}, where the firm is registered`,
        }
      : {
          zh: `注册地 ${divisionCode} 不属于方案范围（${of.divisionPrefix}…）`,
          en: `The programme does not cover ${divisionCode}, where the firm is registered (${of.divisionPrefix}…)`,
        },
  );
}

/** ELG-5 (S27): R&D spending of 290,000.00 on a revenue of 10,000,000.00 is 2.9 % and misses 3 %. */
function spendsOnResearch(
  of: Programme,
  rows: readonly Registration[],
  on: Day,
): readonly EligibilityFinding[] {
  const { minRdSpendPpm } = of.eligibility;
  if (minRdSpendPpm === undefined) return [];
  const least = formatPercent(minRdSpendPpm);
  const { rdSpendFen, revenueFen } = factsOn(rows, on) ?? {};
  if (rdSpendFen === undefined || revenueFen === undefined) {
    const said = {
      zh: `没有登记的研发投入与营业收入，须不低于 ${least}`,
      en: `No registered R&D spending and revenue; ${least} is the least`,
    };
    return [finding('ELG-5', false, said)];
  }
  const neededFen = ppmDown(asFen(revenueFen), minRdSpendPpm);
  const [spent, revenue] = [formatYuan(asFen(rdSpendFen)), formatYuan(asFen(revenueFen))];
  return [
    finding('ELG-5', rdSpendFen >= neededFen, {
      zh: `研发投入 ${spent} 元，营业收入 ${revenue} 元，比例须不低于 ${least}`,
      en: `¥${spent} of R&D spending on a revenue of ¥${revenue}; ${least} is the least`,
    }),
  ];
}

/** ELG-7: the product is listed with the scheme, under the same name or as the scheme judges other names. */
function isListed(of: Programme, { productCode }: InsuredPolicy): readonly EligibilityFinding[] {
  if (of.products.includes(productCode)) return [];
  return [
    finding('ELG-7', false, {
      zh: `产品 ${productCode} 不在方案的产品名单中`,
      en: `The programme does not list the product ${productCode}`,
    }),
  ];
}

/** ELG-8: Hefei asks for a year or more, Fujian for a year or less. */
function hasPeriod(of: Programme, { periodMonths }: InsuredPolicy): readonly EligibilityFinding[] {
  const { minPeriodMonths, maxPeriodMonths } = of.eligibility;
  if (minPeriodMonths === undefined && maxPeriodMonths === undefined) return [];
  const met =
    (minPeriodMonths === undefined || periodMonths >= minPeriodMonths) &&
    (maxPeriodMonths === undefined || periodMonths <= maxPeriodMonths);
  const zh = [
    ...(minPeriodMonths === undefined ? [] : [`不短于 ${minPeriodMonths} 个月`]),
    ...(maxPeriodMonths === undefined ? [] : [`不长于 ${maxPeriodMonths} 个月`]),
  ].join('、');
  const en = [
    ...(minPeriodMonths === undefined ? [] : [`${minPeriodMonths} or more`]),
    ...(maxPeriodMonths === undefined ? [] : [`${maxPeriodMonths} or fewer`]),
  ].join(' and ');
  const said = {
    zh: `保险期间 ${periodMonths} 个月，须${zh}`,
    en: `Cover for ${periodMonths} months; ${en} are asked for`,
  };
  return [finding('ELG-8', met, said)];
}

/** SUB-6: some schemes stop after so many policy years. */
function hasYearsLeft(of: Programme, { yearOfInsurance }: InsuredPolicy): readonly EligibilityFinding[] {
  const { maxYears } = of.eligibility;
  if (maxYears === undefined) return [];
  const said = {
    zh: `第 ${yearOfInsurance} 个补贴年度，至多 ${maxYears} 个`,
    en: `Year ${yearOfInsurance} of subsidy, of ${maxYears} at the most`,
  };
  return [finding('SUB-6', yearOfInsurance <= maxYears, said)];
}

function finding(rule: string, met: boolean, said: Bilingual): EligibilityFinding {
  return { rule, met, ...asFact(said) };
}

/** What the registry says of the firm's size and spending; the row that began last. */
function factsOn(rows: readonly Registration[], on: Day): Registration | undefined {
  return rows
    .filter((row) => row.kind === 'firm-facts' && holdsOn(row, on))
    .toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0];
}

function lastDayOf(row: Registration): Day {
  return row.revokedFrom === undefined ? row.validTo : earlierDay(addDays(row.revokedFrom, -1), row.validTo);
}
