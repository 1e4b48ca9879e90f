import type { Catalogue } from '../catalogue/catalogue.ts';
import { dayOf, type Instant, monthsBetween, yearOf } from '../dates.ts';
import { assessEligibility, isEligible } from '../eligibility/assess-eligibility.ts';
import { grantedFen, grantedOfClassFen, kindsInYear, type Standing } from '../firms/standing.ts';
import { type Fen, sumFen } from '../money.ts';
import type { Registration } from '../registries/registration.ts';
import { type Budget, hasRoomFor, placeParts } from '../subsidies/budget.ts';
import { grantSubsidy, type LimitWord, type ProgrammeGrant } from '../subsidies/grant-subsidy.ts';
import { isSold } from './holders.ts';
import { endorsementsInEffect, type Policy } from './policy.ts';

/** What the subsidy of an endorsement depends on. */
export interface EndorsementSubsidyFacts {
  readonly now: Instant;
  readonly catalogue: Catalogue;
  readonly rows: readonly Registration[];
  readonly standing: Standing;
  /** By programme, of the year in which cover starts. */
  readonly budgets: ReadonlyMap<string, Budget>;
}

/** More premium, for so much more sum insured: as much of it as the days that are left are of the period. */
export interface ExtraPremium {
  readonly premium: { readonly grossFen: Fen; readonly netOfVatFen: Fen };
  readonly sumInsuredFen: Fen;
}

/**
 * QTE-7: what the policy's own programmes, in the versions and at the rates that it was bound on, grant to more premium:
 * rounded down, within the caps and the budget, paid by the bureaus of the bind (case 26). A firm that was not eligible at
 * bind, or is not today, gets nothing.
 */
export function subsidiseEndorsement(
  of: Policy,
  extra: ExtraPremium,
  facts: EndorsementSubsidyFacts,
): readonly ProgrammeGrant[] {
  const chosen = of.subsidy.programmes.filter((bound) => !isPassedOver(bound));
  return chosen.reduce<readonly ProgrammeGrant[]>((earlier, bound) => {
    const otherFen = sumFen(earlier.map((grant) => grant.grantedFen));
    return [...earlier, grantOf(of, bound, { ...extra, otherFen }, facts)];
  }, []);
}

/** SUB-4: whether another programme was taken instead at bind. */
function isPassedOver(of: ProgrammeGrant): boolean {
  return of.grantedFen === 0 && of.limitedBy.includes('stacking');
}

function grantOf(
  of: Policy,
  bound: ProgrammeGrant,
  extra: ExtraPremium & { readonly otherFen: Fen },
  { now, catalogue, rows, standing, budgets }: EndorsementSubsidyFacts,
): ProgrammeGrant {
  const sold = catalogue.usedProgramme(bound.programmeId, bound.version);
  const { yearOfInsurance = 1, ratePpm, class: named } = bound;
  const year = yearOf(of.period.start);
  const budget = budgets.get(sold.id);
  const findings = assessEligibility(sold, of, rows, dayOf(now), {
    productCode: of.product.code,
    periodMonths: monthsBetween(of.period),
    yearOfInsurance,
  });
  const grant = grantSubsidy({
    ...extra,
    programme: { ...sold, rates: [{ ppm: ratePpm }] },
    eligible: !bound.limitedBy.includes('not-eligible') && isEligible(findings) && !isSold(of),
    productCode: of.product.code,
    yearOfInsurance,
    usedFen: grantedFen(standing, sold.id, year),
    usedOfPolicyFen: grantedToPolicy(of, sold.id),
    usedOfClassFen: grantedOfClassFen(standing, sold.id, year, named),
    kinds: kindsInYear(standing, sold.id, year, named),
    firmDivision: of.divisionCode,
    hasRoom: (parts) => hasRoomFor(budget, parts),
  });
  return { ...grant, levels: (budget && placeParts(budget, grant.levels)) ?? grant.levels };
}

/** Granted so far to the policy and to its endorsements that were paid. */
function grantedToPolicy(of: Policy, programmeId: string): Fen {
  const charges = [of, ...endorsementsInEffect(of).flatMap((one) => one.charge ?? [])];
  const grants = charges.flatMap((charge) => charge.subsidy.programmes);
  return sumFen(grants.filter((one) => one.programmeId === programmeId).map((one) => one.grantedFen));
}

const capWords: readonly LimitWord[] = ['firm-year-cap', 'product-cap'];

/** Why an endorsement gets less than the policy's programmes would give it; `undefined` where it gets all. */
export function shortfallOf(
  of: Policy,
  grants: readonly ProgrammeGrant[],
): 'budget-exhausted' | 'cap-changed' | 'eligibility-changed' | undefined {
  for (const grant of grants) {
    const bound = of.subsidy.programmes.find((one) => one.programmeId === grant.programmeId);
    if (bound?.limitedBy.includes('not-eligible') === true) continue;
    if (grant.limitedBy.includes('not-eligible')) return 'eligibility-changed';
    if (grant.limitedBy.includes('budget')) return 'budget-exhausted';
    if (grant.limitedBy.some((word) => capWords.includes(word))) return 'cap-changed';
  }
  return undefined;
}
