import { describe, expect, it } from 'vitest';
import { asFen, asPpm } from '../../../shared/domain/money.ts';
import { type Quote, quote } from '../../../shared/domain/quoting/quote.ts';
import { requestOf } from '../../../shared/domain/quoting/request-quote.ts';
import { underwriteQuote } from '../../../shared/domain/quoting/underwrite-quote.ts';
import { at, factsFor, quoted, researchRequest, row } from './quote-fixtures.ts';

const noScore = [row()];
const referred = quoted(researchRequest(200_000_000, 1_000_000_000), { rows: noScore });
const later = at('2026-01-06T02:00:00.000Z');
const acceptance = { outcome: 'accept', reason: '项目可行', by: 'underwriter' } as const;

function underwrite(decision: Parameters<typeof underwriteQuote>[1], of: Quote = referred, now = later) {
  return underwriteQuote(of, decision, factsFor('qinke-rd', { rows: noScore, now }));
}

describe('an underwriter', () => {
  it('accepts a referred quote at the product’s rate (ELG-9)', () => {
    const decided = underwrite(acceptance);
    expect(decided).toMatchObject({
      accepted: true,
      value: { status: 'quoted', premium: { grossFen: 10_000_000, lines: [{ ratePpm: 50_000 }] } },
    });
  });

  it.each([
    [30_000, 6_000_000, 4_200_000],
    [60_000, 12_000_000, 8_400_000],
    [80_000, 16_000_000, 11_200_000],
  ])('accepts at %i ppm, and premium and subsidy follow', (ratePpm, grossFen, totalFen) => {
    const decided = underwrite({ ...acceptance, ratePpm: asPpm(ratePpm) });
    expect(decided).toMatchObject({
      value: { premium: { grossFen }, subsidy: { totalFen }, firmPaysFen: grossFen - totalFen },
    });
  });

  it.each([29_999, 80_001])('may not set %i ppm: outside the band of 3 to 8 %% (rulebook 4.2)', (ratePpm) => {
    expect(underwrite({ ...acceptance, ratePpm: asPpm(ratePpm) })).toMatchObject({
      accepted: false,
      refusal: { kind: 'rate-outside-band', minRatePpm: 30_000, maxRatePpm: 80_000 },
    });
  });

  it('keeps the quote’s life, id and request, and who decided what and why', () => {
    const decided = underwrite(acceptance);
    if (!decided.accepted) throw new Error(decided.refusal.kind);
    const { quoteId, createdAt, expiresAt, requestHash, referredFor } = referred;
    expect(decided.value).toMatchObject({
      quoteId,
      createdAt,
      expiresAt,
      requestHash,
      referredFor,
      revision: 1,
    });
    expect(decided.value.underwriting).toMatchObject({
      outcome: 'accept',
      reason: '项目可行',
      by: 'underwriter',
      at: later,
    });
    expect(requestOf(decided.value)).toEqual(requestOf(referred));
    expect(quote.safeParse(decided.value).success).toBe(true);
  });

  it('declines a referred quote, whose price stays what it was', () => {
    const decided = underwrite({ outcome: 'decline', reason: '记录不全', by: 'underwriter' });
    expect(decided).toMatchObject({
      accepted: true,
      value: { status: 'declined', premium: referred.premium, underwriting: { reason: '记录不全' } },
    });
  });
});

describe('a quote is not underwritten', () => {
  it('when nobody referred it', () => {
    expect(underwrite(acceptance, quoted(researchRequest()))).toMatchObject({
      refusal: { kind: 'quote-not-referred' },
    });
  });

  it('a second time, accepted or declined', () => {
    for (const outcome of ['accept', 'decline'] as const) {
      const once = underwrite({ ...acceptance, outcome });
      if (!once.accepted) throw new Error(once.refusal.kind);
      expect(underwrite(acceptance, once.value)).toMatchObject({ refusal: { kind: 'quote-not-referred' } });
    }
  });

  it('from the instant it expires', () => {
    expect(underwrite(acceptance, referred, at('2026-01-09T15:59:59.999Z'))).toMatchObject({
      accepted: true,
    });
    expect(underwrite(acceptance, referred, referred.expiresAt)).toMatchObject({
      refusal: { kind: 'quote-expired' },
    });
  });
});

describe('a single risk (COI-8, 保险法 art. 103)', () => {
  /** 2,000,000.00, of which a delay's limit is a part; all of it the lead's. */
  const limitsFen = 200_000_000;
  const stated = (capitalAndReservesFen: number, reinsuredFen: number) => ({
    ...acceptance,
    singleRisk: {
      capitalAndReservesFen: asFen(capitalAndReservesFen),
      reinsuredFen: asFen(reinsuredFen),
    },
  });

  it('is accepted where what may not be kept is reinsured, and the statement stays with the decision', () => {
    const decision = stated(10 * (limitsFen - 1_000), 1_000);
    expect(underwrite(decision)).toMatchObject({
      accepted: true,
      value: { underwriting: { singleRisk: decision.singleRisk } },
    });
  });

  it('is refused where a fen less is reinsured, with what is missing', () => {
    expect(underwrite(stated(10 * (limitsFen - 1_000), 999))).toMatchObject({
      accepted: false,
      refusal: { kind: 'reinsurance-missing', riskFen: limitsFen, needFen: 1_000 },
    });
  });

  it('holds nobody up who declines, or says nothing of it', () => {
    expect(underwrite({ ...stated(0, 0), outcome: 'decline' }).accepted).toBe(true);
    expect(underwrite(acceptance).accepted).toBe(true);
  });
});
