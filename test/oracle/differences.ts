import * as fc from 'fast-check';
import { yearOf } from '../../shared/domain/dates.ts';
import {
  grantedFen,
  grantedOfClassFen,
  kindsInYear,
  yearOfInsurance,
} from '../../shared/domain/firms/standing.ts';
import { isEligible } from '../../shared/domain/eligibility/assess-eligibility.ts';
import { asFen, sumFen } from '../../shared/domain/money.ts';
import { sumsToInsure, unitsOf } from '../../shared/domain/quoting/insured-sums.ts';
import type { PortfolioPolicy, PricedPolicy } from '../../shared/domain/quoting/prepare-pricing.ts';
import { findingsOf, priceRequest, type PricedRequest } from '../../shared/domain/quoting/request-quote.ts';
import { coversDivision, type Programme } from '../../shared/domain/subsidies/programme.ts';
import { standingClassOf } from '../../shared/domain/subsidies/subsidy-rate.ts';
import { Draw, type RandomCase, randomFacts, randomRequest } from '../support/random-requests.ts';
import { anyVersions } from '../support/random-versions.ts';
import { type OracleQuote, quoteByRulebook } from './quote-oracle.ts';

/** A quote as numbers and words in one line, so that two of them are equal or not. */
function lineOfQuote(of: PricedRequest): string {
  const { premium, insurers, subsidy } = of;
  return [
    premium.grossFen,
    premium.netOfVatFen,
    insurers.map((one) => one.premiumFen),
    of.firmPaysFen,
    of.firmNetFen,
    ...subsidy.programmes.flatMap((one) => [
      one.programmeId,
      one.baseFen,
      one.ratePpm,
      one.calculatedFen,
      one.grantedFen,
      one.limitedBy.join(' '),
      one.levels.map((part) => `${part.level} ${part.payer}=${part.fen}`).join(' '),
    ]),
  ].join(' | ');
}

function lineOfOracle(of: OracleQuote): string {
  return [
    of.gross,
    of.net,
    of.insurers,
    of.firmPays,
    of.firmNet,
    ...of.grants.flatMap((one) => [
      one.id,
      one.base,
      one.rate,
      one.calculated,
      one.granted,
      one.limitedBy.join(' '),
      [...one.levels].map(([key, amount]) => `${key}=${amount}`).join(' '),
    ]),
  ].join(' | ');
}

/** Requests for random versions: of each so many firms, of each of them so many requests. */
export function* randomCases(
  seed: number,
  { versions, firms, requests }: { versions: number; firms: number; requests: number },
): Generator<RandomCase> {
  const draw = new Draw(seed);
  for (const made of fc.sample(anyVersions, { seed, numRuns: versions })) {
    for (let firm = 0; firm < firms; firm += 1) {
      const facts = randomFacts(made, draw);
      for (let turn = 0; turn < requests; turn += 1) yield randomRequest(facts, draw);
    }
  }
}

/** What a quote differs from the rulebook in; `undefined` where it does not. */
export function differenceIn({ request, facts, underwritten }: RandomCase): string | undefined {
  const quoted = lineOfQuote(priceRequest(request, facts, underwritten));
  const oracle = lineOfOracle(quoteByRulebook(request, facts, underwritten?.ratePpm));
  return quoted === oracle ? undefined : `${quoted}\n${oracle}`;
}

/** What limited the grants of a case, by the rulebook. */
export function wordsIn({ request, facts, underwritten }: RandomCase): readonly string[] {
  return quoteByRulebook(request, facts, underwritten?.ratePpm).grants.flatMap((one) => one.limitedBy);
}

/** The same policy for prepared pricing. */
export function portfolioPolicy({ request, facts, underwritten }: RandomCase): PortfolioPolicy {
  const { product, firm, rows } = facts;
  const answers = request.answers ?? {};
  const scores = rows.filter((row) => row.kind === 'innovation-points').map((row) => row.score ?? 0);
  return {
    sumsInsured: sumsToInsure(product, { ...request, sumsInsured: request.sumsInsured ?? {} }),
    riders: request.riders,
    units: unitsOf(product, request.units),
    months: request.periodMonths ?? product.periodMonths.usual,
    firm: { industryCode: firm.industryCode, answers, innovationScore: Math.max(0, ...scores) },
    underwrittenPpm: underwritten?.ratePpm,
    insurableValueFen: request.insurableValueFen,
    elsewhereFen: sumFen((request.otherSubsidies ?? []).map((other) => other.fen)),
    terms: facts.programmes.map((programme) => firmTerms(programme, { request, facts, underwritten })),
  };
}

function firmTerms(programme: Programme, { request, facts }: RandomCase) {
  const { product, standing } = facts;
  const year = yearOf(request.start);
  const unitClass = unitsOf(product, request.units)?.class;
  const insured = { productCode: product.code, unitClass, answers: request.answers };
  const named = standingClassOf(programme, insured);
  const outside = (request.members ?? []).filter((one) => !coversDivision(programme, one.divisionCode));
  return {
    eligible: isEligible(findingsOf(programme, request, facts)),
    outsideFen: sumFen(outside.map((one) => asFen(one.premiumFen))),
    yearOfInsurance: yearOfInsurance(standing, programme, year),
    usedFen: grantedFen(standing, programme.id, year),
    usedOfClassFen: grantedOfClassFen(standing, programme.id, year, named),
    kinds: kindsInYear(standing, programme.id, year, named),
  };
}

/** What a quote says that prepared pricing has to say as well. */
export function lineOfPriced(of: PricedRequest): string {
  return [
    of.premium.grossFen,
    of.premium.netOfVatFen,
    of.firmNetFen,
    ...of.subsidy.programmes.flatMap((one) => [
      one.programmeId,
      one.baseFen,
      one.ratePpm,
      one.calculatedFen,
      one.grantedFen,
      one.limitedBy.join(' '),
      one.levels.map((part) => part.fen),
    ]),
  ].join(' | ');
}

/** The same of a prepared price; where one bureau pays for several levels, their parts are one. */
export function lineOfPrepared(of: PricedPolicy, { facts }: RandomCase): string {
  return [
    of.grossFen,
    of.netOfVatFen,
    of.firmNetFen,
    ...of.grants.flatMap((one, index) => [
      facts.programmes[index]?.id,
      one.baseFen,
      one.ratePpm,
      one.calculatedFen,
      one.grantedFen,
      one.limitedBy.join(' '),
      mergedLevels(one, facts.programmes[index]?.levels ?? [], facts.firm.divisionCode),
    ]),
  ].join(' | ');
}

function mergedLevels(
  { levelsFen }: PricedPolicy['grants'][number],
  levels: Programme['levels'],
  division: string,
) {
  const merged = new Map<string, number>();
  for (const [index, fen] of levelsFen.entries()) {
    const level = levels[index]?.level ?? 'county';
    const lowest = division.endsWith('0000') ? 'province' : division.endsWith('00') ? 'city' : level;
    const payer = level === 'central' || level === 'province' ? level : lowest;
    merged.set(payer, (merged.get(payer) ?? 0) + fen);
  }
  return [...merged.values()];
}
