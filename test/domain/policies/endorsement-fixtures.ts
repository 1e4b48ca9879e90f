import { builtInCalendar } from '../../../shared/domain/calendar/working-calendar.ts';
import { Catalogue } from '../../../shared/domain/catalogue/catalogue.ts';
import { day, type Instant } from '../../../shared/domain/dates.ts';
import type { Standing } from '../../../shared/domain/firms/standing.ts';
import { asFen } from '../../../shared/domain/money.ts';
import {
  endorsePolicy,
  type Endorsed,
  type EndorsementFacts,
} from '../../../shared/domain/policies/endorse-policy.ts';
import { matchPayment } from '../../../shared/domain/policies/match-payment.ts';
import type { InForcePolicy, Policy, PolicyChanges } from '../../../shared/domain/policies/policy.ts';
import { product, type Product } from '../../../shared/domain/products/product.ts';
import { invariant } from '../../../shared/domain/result.ts';
import type { Programme, ProgrammeData } from '../../../shared/domain/subsidies/programme.ts';

import {
  at,
  budgetOf,
  innovative,
  known,
  plenty,
  programmeWith,
  quoted,
  researchRequest,
  row,
} from '../quoting/quote-fixtures.ts';
import { bankLine, bind, paid } from './policy-fixtures.ts';

/** 秦科研发保 at a rate of the test's choosing, from the smallest sum. */
export function researchAt(ratePpm: number): Product {
  const { premium, covers, ...research } = known('qinke-rd');
  const [failure, ...others] = covers;
  return product.parse({
    ...research,
    covers: [{ ...failure, sum: { ...failure?.sum, minFen: 1 } }, ...others],
    premium: { ...premium, rates: [{ code: 'rd-failure', ratePpm }], minRatePpm: 1 },
  });
}

export function researchProgramme(changes: Partial<ProgrammeData> = {}): Programme {
  return programmeWith({ id: 'SN-QKB-YF', products: ['qinke-rd'], minSelfPayPpm: 0, ...changes });
}

/** A firm with a policy of 秦科研发保 that is in force. */
export class ResearchPolicy {
  readonly product: Product;
  readonly programme: Programme;
  readonly #valueFen: number;
  policy: InForcePolicy;
  standing: Standing;
  budgetFen: Readonly<Record<string, number>> = plenty;

  constructor(of: {
    ratePpm: number;
    subsidyPpm: number;
    sumFen: number;
    valueFen: number;
    capFen?: number;
  }) {
    this.product = researchAt(of.ratePpm);
    const cap = { firmYearCapFen: of.capFen ?? 1_000_000_000 };
    this.programme = researchProgramme({ rates: [{ ppm: of.subsidyPpm }], ...cap });
    this.#valueFen = of.valueFen;
    const changes = {
      product: this.product,
      programmes: [this.programme],
      budgets: new Map([[this.programme.id, budgetOf(this.programme.id, plenty)]]),
    };
    const bound = bind(quoted(researchRequest(of.sumFen, of.valueFen), changes), changes);
    this.policy = paid(bound.policy);
    this.standing = bound.standing;
  }

  facts(now: Instant, changes: Partial<EndorsementFacts> = {}): EndorsementFacts {
    return {
      now,
      catalogue: new Catalogue([this.product], [this.programme]),
      product: this.product,
      calendar: builtInCalendar,
      quotedValueFen: asFen(this.#valueFen),
      rows: [row(), innovative],
      standing: this.standing,
      budgets: new Map([[this.programme.id, budgetOf(this.programme.id, this.budgetFen)]]),
      usedFen: {},
      by: 'firm-a',
      ...changes,
    };
  }

  decide(
    effectiveDate: string,
    changes: PolicyChanges,
    more: {
      now?: Instant;
      firmPaysFen?: number;
      lenderConsent?: string;
      of?: Policy;
    } & Partial<EndorsementFacts> = {},
  ) {
    const { now = at(`${effectiveDate}T01:00:00.000Z`), firmPaysFen, lenderConsent, of, ...facts } = more;
    const request = {
      effectiveDate: day.parse(effectiveDate),
      changes,
      lenderConsent,
      ...(firmPaysFen === undefined ? {} : { firmPaysFen: asFen(firmPaysFen) }),
    };
    return endorsePolicy(of ?? this.policy, request, this.facts(now, facts));
  }

  /** Endorses and, where that costs more, pays at once. */
  endorse(effectiveDate: string, changes: PolicyChanges, now?: Instant): Endorsed {
    const decided = this.decide(effectiveDate, changes, now === undefined ? {} : { now });
    invariant(decided.accepted, `endorsed: ${JSON.stringify(decided)}`);
    const { endorsement, standing = this.standing } = decided.value;
    this.standing = standing;
    this.policy = decided.value.policy;
    if (endorsement.status === 'awaiting-payment') this.pay(endorsement.endorsementNo, endorsement.at);
    return decided.value;
  }

  pay(endorsementNo: string, now: Instant): void {
    const waiting = this.policy.endorsements?.find((one) => one.endorsementNo === endorsementNo);
    invariant(waiting?.status === 'awaiting-payment', `${endorsementNo} waits for payment`);
    const line = bankLine(waiting.payment.dueFen, { paidAt: now });
    const match = matchPayment(this.policy, line, now, endorsementNo);
    invariant(match.outcome === 'matched', `${endorsementNo} is paid`);
    this.policy = match.policy;
  }
}

/** Changes of the one sum that 秦科研发保 has. */
export function sumOf(fen: number): PolicyChanges {
  return { sumsInsured: { 'rd-failure': asFen(fen) } };
}
