import { asFen, type Fen } from '../money.ts';
import { fenAt, type Stretch } from '../money-columns.ts';
import type { Product } from '../products/product.ts';
import { type PreparedGrant, type SubsidisedColumns, unknown } from '../subsidies/grant-columns.ts';
import type { FirmTerms } from '../subsidies/prepare-grant.ts';
import { PreparedStack } from '../subsidies/prepare-stack.ts';
import type { Programme } from '../subsidies/programme.ts';
import type { ClassifiedProduct } from '../subsidies/subsidy-rate.ts';
import {
  type PremiumColumns,
  preparePremium,
  type PreparedPremium,
  prepareSumInsured,
  type PricedRisk,
} from './prepare-premium.ts';

/** One policy of a portfolio; `terms` are those of each programme, in their order. */
export interface PortfolioPolicy extends PricedRisk {
  readonly insurableValueFen?: Fen | undefined;
  /** SUB-4: subsidies of others. */
  readonly elsewhereFen: Fen;
  readonly terms: readonly FirmTerms[];
}

/** Policies of a product version as columns of numbers: what is known of them, and after pricing what they come to. */
export interface Portfolio {
  readonly risks: PremiumColumns;
  readonly subsidised: SubsidisedColumns;
}

/** One of them once it is priced. */
export interface PricedPolicy {
  readonly grossFen: Fen;
  readonly netOfVatFen: Fen;
  readonly subsidyFen: Fen;
  /** What the firm bears in the end. */
  readonly firmNetFen: Fen;
  /** In the order of the programmes. */
  readonly grants: readonly PreparedGrant[];
}

/**
 * Prices any number of policies of a product version under programme versions: tables, steps and their order are chosen once,
 * then each step goes over a few hundred policies at a time, so that what chose it weighs nothing. The same fen as `quoteFor`
 * where the budgets have room, whatever product and programmes.
 *
 * ```ts
 * const pricing = new PreparedPricing(product, programmes);
 * const portfolio = pricing.portfolio(policies.length);
 * for (const [at, policy] of policies.entries()) pricing.enter(portfolio, at, policy);
 * pricing.price(portfolio, { from: 0, to: policies.length });
 * portfolio.subsidised.grossFen[at]; // premium of a policy
 * portfolio.subsidised.grants[programme].levelsFen[level][at]; // what a level pays for it
 * pricedAt(portfolio, at); // all of one policy, as an object
 * ```
 *
 * Many policies go through a portfolio of a few thousand again and again. Where premiums are known, `PreparedStack` alone grants.
 */
export class PreparedPricing {
  /** What is insured, as far as a programme without classes looks at it. */
  readonly #insured: ClassifiedProduct;
  readonly #premium: PreparedPremium;
  readonly #sumOf: (risk: PricedRisk) => Fen;
  readonly #stack: PreparedStack;

  constructor(of: Product, programmes: readonly Programme[]) {
    this.#insured = { productCode: of.code };
    this.#premium = preparePremium(of);
    this.#sumOf = prepareSumInsured(of);
    this.#stack = new PreparedStack(programmes);
  }

  /** Room for so many policies. */
  portfolio(size: number): Portfolio {
    return { risks: this.#premium.columns(size), subsidised: this.#stack.columns(size) };
  }

  /** Takes the place of the policy that was there before. */
  enter({ risks, subsidised }: Portfolio, at: number, policy: PortfolioPolicy): void {
    this.#premium.enter(risks, at, policy);
    subsidised.sumInsuredFen[at] = this.#sumOf(policy);
    subsidised.insurableValueFen[at] = policy.insurableValueFen ?? unknown;
    subsidised.enterElsewhere(at, policy.elsewhereFen);
    const insured = this.#stack.hasClasses
      ? { ...this.#insured, unitClass: policy.units?.class, answers: policy.firm.answers }
      : this.#insured;
    this.#stack.enter(subsidised, at, insured, policy.terms);
  }

  price({ risks, subsidised }: Portfolio, { from, to }: Stretch): void {
    for (let start = from; start < to; start += atATime) {
      const stretch = { from: start, to: Math.min(start + atATime, to) };
      for (const step of this.#premium.steps) step(risks, subsidised, stretch);
      this.#stack.grant(subsidised, stretch);
    }
  }
}

/** So few that what a step leaves is still in the processor's cache for the next. */
const atATime = 512;

/** A priced policy as an object. */
export function pricedAt({ subsidised }: Portfolio, at: number): PricedPolicy {
  const grossFen = fenAt(subsidised.grossFen, at);
  const grants = subsidised.grants.map((one) => one.at(at));
  const subsidyFen = asFen(grants.reduce((sum, one) => sum + one.grantedFen, 0));
  return {
    grossFen,
    netOfVatFen: fenAt(subsidised.netOfVatFen, at),
    subsidyFen,
    firmNetFen: asFen(grossFen - subsidyFen),
    grants,
  };
}
