import { type Ppm, scaleRate } from '../money.ts';
import type { RateFactor, RatePremium } from '../products/premium-terms.ts';

/** What factors look at: the firm's industry, its answers, and its innovation points on the day. */
export interface RatedFirm {
  readonly industryCode?: string | undefined;
  readonly answers: Readonly<Record<string, string>>;
  readonly innovationScore: number;
}

export interface AppliedFactor {
  readonly by: RateFactor['by'];
  /** What decided: an industry code, an answer, a score. */
  readonly found: string;
  readonly ppm: number;
}

export interface CoverRate {
  readonly code: string;
  readonly ratePpm: Ppm;
}

/** QTE-2: the factors of a rate table that apply to a firm, each with what decided it. */
export function factorsFor(of: RatePremium, firm: RatedFirm): readonly AppliedFactor[] {
  return (of.factors ?? []).map((factor) => ({ by: factor.by, ...findFactor(factor, firm) }));
}

/**
 * QTE-2, rulebook 4.2: the rate of each rated cover, base × factors, rounded half up to a ppm. What an underwriter decided
 * takes the place of the first cover's rate as it is.
 */
export function coverRates(
  of: RatePremium,
  firm: RatedFirm,
  underwrittenPpm: Ppm | undefined,
): readonly CoverRate[] {
  const factors = factorsFor(of, firm).map((factor) => factor.ppm);
  return of.rates.map(({ code, ratePpm }, index) => ({
    code,
    ratePpm: index === 0 && underwrittenPpm !== undefined ? underwrittenPpm : scaleRate(ratePpm, factors),
  }));
}

/** Whether a rate may be sold without an underwriter (rulebook 4.2: referral outside the band). */
export function isWithinBand(of: Pick<RatePremium, 'minRatePpm' | 'maxRatePpm'>, rate: Ppm): boolean {
  return of.minRatePpm <= rate && rate <= of.maxRatePpm;
}

function findFactor(of: RateFactor, firm: RatedFirm): Pick<AppliedFactor, 'found' | 'ppm'> {
  switch (of.by) {
    case 'industry': {
      const code = firm.industryCode ?? '';
      const row = of.table
        .filter((one) => code.startsWith(one.code))
        .toSorted((a, b) => b.code.length - a.code.length)[0];
      return { found: row?.code ?? code, ppm: row?.ppm ?? of.otherwisePpm };
    }
    case 'stage': {
      const answer = firm.answers[of.question] ?? '';
      return { found: answer, ppm: of.table.find((one) => one.code === answer)?.ppm ?? of.otherwisePpm };
    }
    case 'innovation-points': {
      const row = of.table
        .filter((one) => one.from <= firm.innovationScore)
        .toSorted((a, b) => b.from - a.from)[0];
      return { found: String(firm.innovationScore), ppm: row?.ppm ?? of.otherwisePpm };
    }
  }
}
