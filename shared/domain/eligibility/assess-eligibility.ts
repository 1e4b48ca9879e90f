import type { Day } from '../dates.ts';
import { yearOf } from '../dates.ts';
import type { Firm } from '../firms/firm.ts';
import { holdsOn, type Registration, type RegistryStatus } from '../registries/registration.ts';
import type { Programme } from '../subsidies/programme.ts';

export interface EligibilityFinding {
  readonly rule: string;
  readonly met: boolean;
  /** The fact behind the yes or no, in words for people. */
  readonly fact: string;
}

const statusNames: Readonly<Record<RegistryStatus, string>> = {
  hnte: '高新技术企业',
  'tech-sme': '科技型中小企业',
  srdi: '专精特新中小企业',
  'little-giant': '专精特新“小巨人”企业',
};

/** ELG-3 (S68, S69): bounds of a technology SME. */
const techSmeBounds = { staff: 500, revenueFen: 20_000_000_000, assetsFen: 20_000_000_000 } as const;

/**
 * ELG-1, ELG-2, ELG-3, ELG-5: what a programme asks of a firm on the day of bind, each with the fact behind it. Only what
 * registries say counts, never what a firm says of itself.
 */
export function assessEligibility(
  of: Programme,
  firm: Pick<Firm, 'uscc' | 'divisionCode'>,
  rows: readonly Registration[],
  on: Day,
): readonly EligibilityFinding[] {
  return [
    { rule: 'ELG-1', met: true, fact: `统一社会信用代码 ${firm.uscc} 校验通过` },
    hasStatus(of, rows, on),
    isNotDishonest(rows, on),
    isInDivision(of, firm),
  ];
}

export function isEligible(findings: readonly EligibilityFinding[]): boolean {
  return findings.every((finding) => finding.met);
}

/** ELG-9: the highest innovation score that holds on a day; it steers referral and sum bands only, never the subsidy. */
export function innovationScoreOn(rows: readonly Registration[], on: Day): number {
  const scores = rows
    .filter((row) => row.kind === 'innovation-points' && holdsOn(row, on))
    .map((row) => row.score ?? 0);
  return Math.max(0, ...scores);
}

function hasStatus(of: Programme, rows: readonly Registration[], on: Day): EligibilityFinding {
  const held = of.anyStatusOf.flatMap((status) => {
    const row = rows.find((candidate) => candidate.kind === status && countsOn(candidate, rows, on));
    return row === undefined ? [] : [{ status, row }];
  })[0];
  if (held === undefined) {
    const wanted = of.anyStatusOf.map((status) => statusNames[status]).join('、');
    return { rule: 'ELG-2', met: false, fact: `${on} 当日没有有效的${wanted}登记` };
  }
  const { status, row } = held;
  return {
    rule: status === 'tech-sme' ? 'ELG-3' : 'ELG-2',
    met: true,
    fact: `${statusNames[status]} ${row.number}，有效期 ${row.validFrom} 至 ${row.validTo}`,
  };
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

function isNotDishonest(rows: readonly Registration[], on: Day): EligibilityFinding {
  const listed = rows.find((row) => row.kind === 'dishonest' && holdsOn(row, on));
  return listed === undefined
    ? { rule: 'ELG-5', met: true, fact: `${on} 当日未被列入失信名单` }
    : { rule: 'ELG-5', met: false, fact: `自 ${listed.validFrom} 起被列入失信名单（${listed.number}）` };
}

function isInDivision(of: Programme, firm: Pick<Firm, 'divisionCode'>): EligibilityFinding {
  const met = firm.divisionCode.startsWith(of.divisionPrefix);
  return {
    rule: 'ELG-5',
    met,
    fact: met
      ? `注册地 ${firm.divisionCode} 属于方案范围`
      : `注册地 ${firm.divisionCode} 不属于方案范围（${of.divisionPrefix}…）`,
  };
}
