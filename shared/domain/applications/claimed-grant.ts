import { dayOf, monthsBetween, yearOf } from '../dates.ts';
import { assessEligibility, type EligibilityFinding, isEligible } from '../eligibility/assess-eligibility.ts';
import {
  grantedFen,
  grantedOfClassFen,
  kindsInYear,
  type Standing,
  yearOfInsurance,
} from '../firms/standing.ts';
import { type Fen, zeroFen } from '../money.ts';
import { agreedTerms } from '../policies/agreed-terms.ts';
import { leftInAccount, premiumAccount } from '../policies/premium-account.ts';
import type { Policy } from '../policies/policy.ts';
import type { Product } from '../products/product.ts';
import { sumInsuredOf } from '../quoting/insured-sums.ts';
import { netOfVatAmong } from '../quoting/price-premium.ts';
import type { Quote } from '../quoting/quote.ts';
import type { Registration } from '../registries/registration.ts';
import type { LevelPart } from '../subsidies/budget.ts';
import { type GrantInput, grantSubsidy, type ProgrammeGrant } from '../subsidies/grant-subsidy.ts';
import type { Programme } from '../subsidies/programme.ts';
import { standingClassOf } from '../subsidies/subsidy-rate.ts';
import { basisOf, type GrantBasis } from './grant-basis.ts';

/** What a grant that is decided after the policy was bound depends on. */
export interface ClaimFacts {
  readonly policy: Policy;
  readonly quote: Pick<Quote, 'units' | 'insurableValueFen'>;
  readonly product: Product;
  readonly programme: Programme;
  readonly rows: readonly Registration[];
  readonly standing: Standing;
}

/** The premium that the insurer keeps of what was paid in: what a subsidy is reckoned on (SUB-1, case 7). */
export function keptPremium(of: Policy): Fen {
  return leftInAccount(premiumAccount(of));
}

/**
 * ELG-2: eligibility as it was on the day of bind, by what the registries say now: a status that has expired since holds, one
 * that was revoked with effect back does not (cases 24, 25). The firm counts where it was registered when it bound (case 26).
 */
export function eligibilityAtBind({
  policy,
  programme,
  rows,
  standing,
}: Pick<ClaimFacts, 'policy' | 'programme' | 'rows' | 'standing'>): readonly EligibilityFinding[] {
  const { uscc, divisionCode, boundAt, product, period } = policy;
  return assessEligibility(programme, { uscc, divisionCode }, rows, dayOf(boundAt), {
    productCode: product.code,
    periodMonths: monthsBetween(period),
    yearOfInsurance: yearOfInsurance(standing, programme, yearOf(period.start)),
  });
}

/**
 * Rulebook 6.1 for an application: base is the premium that is kept (case 7: 471.23 × 80 % → 376.98), without the VAT of each
 * insurer where the programme says so (COI-2), its ceiling that of the sums as endorsed (SUB-2); caps and year of insurance are
 * those of now, other subsidies those that the quote named. Whether the budget has room is what `hasRoom` says.
 */
export function claimedGrant(
  facts: ClaimFacts,
  grade: string | undefined,
  hasRoom: (parts: readonly LevelPart[]) => boolean,
): ProgrammeGrant {
  return grantSubsidy({ ...claimInput(facts, grade), hasRoom });
}

/** What that is reckoned on. */
export function claimBasis(facts: ClaimFacts, grade: string | undefined): GrantBasis {
  return basisOf(claimInput(facts, grade));
}

function claimInput(facts: ClaimFacts, grade: string | undefined): Omit<GrantInput, 'hasRoom'> {
  const { policy, quote, product, programme, standing } = facts;
  const year = yearOf(policy.period.start);
  const grossFen = keptPremium(policy);
  const shown = policy.subsidy.programmes.find((one) => one.programmeId === programme.id);
  const insured = { productCode: policy.product.code, unitClass: quote.units?.class };
  const named = standingClassOf(programme, insured);
  const terms = agreedTerms(policy, quote.insurableValueFen);
  return {
    programme,
    eligible: isEligible(eligibilityAtBind(facts)),
    ...insured,
    premium: { grossFen, netOfVatFen: netOfVatAmong(grossFen, policy.insurers) },
    sumInsuredFen: sumInsuredOf(product, terms.sumsInsured),
    insurableValueFen: terms.insurableValueFen,
    outsideFen: shown?.outsideFen ?? zeroFen,
    yearOfInsurance: yearOfInsurance(standing, programme, year),
    usedFen: grantedFen(standing, programme.id, year),
    usedOfClassFen: grantedOfClassFen(standing, programme.id, year, named),
    kinds: kindsInYear(standing, programme.id, year, named),
    otherFen: shown?.otherFen ?? zeroFen,
    grade,
    firmDivision: policy.divisionCode,
  };
}
