import { asFen, type Fen, zeroFen } from '../money.ts';
import type { Product } from '../products/product.ts';
import {
  type FirmTerms,
  looksAtSum,
  prepareGrant,
  type PreparedGrant,
  type SubsidisedPremium,
} from '../subsidies/prepare-grant.ts';
import type { Programme } from '../subsidies/programme.ts';
import { chooseGrants } from '../subsidies/stack-grants.ts';
import type { ClassifiedProduct } from '../subsidies/subsidy-rate.ts';
import { prepareNetOfVat, preparePremium, prepareSumInsured, type PricedRisk } from './prepare-premium.ts';

/** One policy of a portfolio; `terms` are those of each programme, in their order. */
export interface PortfolioPolicy extends PricedRisk {
  readonly insurableValueFen?: Fen | undefined;
  /** SUB-4: subsidies of others. */
  readonly elsewhereFen: Fen;
  readonly terms: readonly FirmTerms[];
}

export interface PricedPolicy {
  readonly grossFen: Fen;
  readonly netOfVatFen: Fen;
  readonly subsidyFen: Fen;
  /** What the firm bears in the end. */
  readonly firmNetFen: Fen;
  readonly grants: readonly PreparedGrant[];
}

/**
 * Prices any number of policies of a product version under programme versions: bounds, tables and steps are chosen once. The
 * same fen as `quoteFor` where the budgets have room. Units and answers may put a policy into another class (SUB-5), so those of
 * each class are prepared by themselves.
 */
export function preparePricing(
  of: Product,
  programmes: readonly Programme[],
  insured: Omit<ClassifiedProduct, 'productCode'> = {},
): (policy: PortfolioPolicy) => PricedPolicy {
  const grossOf = preparePremium(of);
  const netOf = prepareNetOfVat(of);
  const sumOf = programmes.some(looksAtSum) ? prepareSumInsured(of) : () => zeroFen;
  const grantsOf = prepareStack(programmes, { ...insured, productCode: of.code });
  return (policy) => {
    const grossFen = grossOf(policy);
    const netOfVatFen = netOf(grossFen);
    const grants = grantsOf(
      {
        grossFen,
        netOfVatFen,
        sumInsuredFen: sumOf(policy),
        insurableValueFen: policy.insurableValueFen,
        otherFen: policy.elsewhereFen,
      },
      policy.terms,
    );
    let subsidyFen: Fen = zeroFen;
    for (const grant of grants) subsidyFen = asFen(subsidyFen + grant.grantedFen);
    return { grossFen, netOfVatFen, subsidyFen, firmNetFen: asFen(grossFen - subsidyFen), grants };
  };
}

const unknownFirm: FirmTerms = { eligible: false, yearOfInsurance: 1, usedFen: zeroFen };

/** A single programme stands beside nothing; several are chosen from (SUB-4). */
function prepareStack(programmes: readonly Programme[], insured: ClassifiedProduct) {
  const prepared = programmes.map((programme) => prepareGrant(programme, insured));
  const [only] = prepared;
  return (premium: SubsidisedPremium, terms: readonly FirmTerms[]): readonly PreparedGrant[] => {
    if (only === undefined) return [];
    if (prepared.length === 1) return [only(premium, terms[0] ?? unknownFirm)];
    return chooseGrants(
      programmes,
      premium.otherFen,
      (programme, otherFen) => {
        const at = programmes.indexOf(programme);
        return (prepared[at] ?? only)({ ...premium, otherFen }, terms[at] ?? unknownFirm);
      },
      passedOver,
    );
  };
}

function passedOver(of: PreparedGrant): PreparedGrant {
  return { ...of, grantedFen: zeroFen, levelsFen: [], limitedBy: [...of.limitedBy, 'stacking'] };
}
