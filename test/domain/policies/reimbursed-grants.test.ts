import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtInCatalogue } from '../../../shared/domain/catalogue/built-in-catalogue.ts';
import { day } from '../../../shared/domain/dates.ts';
import { asFen, asPpm, type Fen, ppmDown, sumFen } from '../../../shared/domain/money.ts';
import { cancelPolicy } from '../../../shared/domain/policies/cancel-policy.ts';
import {
  fallsAway,
  grantOnKept,
  type GrantToFirm,
  type ReckonedGrant,
  reckonedUnder,
} from '../../../shared/domain/policies/reimbursed-grants.ts';
import { invariant } from '../../../shared/domain/result.ts';
import { netOfVat } from '../../../shared/domain/quoting/price-premium.ts';
import { grantSubsidy } from '../../../shared/domain/subsidies/grant-subsidy.ts';
import type { Programme } from '../../../shared/domain/subsidies/programme.ts';
import { seeded } from '../../support/seeded.ts';
import { at, division, firmA, programmeWith, quoted, requestFor } from '../quoting/quote-fixtures.ts';
import { bind, noClaims, paid } from './policy-fixtures.ts';

/** 80 % of 1,000.00 that the firm paid itself. */
const grant: ReckonedGrant = {
  programmeId: 'SD-LKB',
  baseFen: asFen(100_000),
  ratePpm: asPpm(800_000),
  grantedFen: asFen(80_000),
  levels: [
    { level: 'province', payer: division('370000'), fen: asFen(48_000) },
    { level: 'city', payer: division('370100'), fen: asFen(24_000) },
    { level: 'county', payer: division('370112'), fen: asFen(8_000) },
  ],
};
const [kept, held] = [asFen(47_123), asFen(100_000)];

describe('a grant on premium that the firm paid itself', () => {
  it('case 7: is recomputed on the kept premium: 471.23 × 80 % → 376.98 (SUB-1)', () => {
    expect(grantOnKept(grant, kept, held)).toBe(37_698);
  });

  it('never becomes more than it was, where a cap had cut it', () => {
    const capped = { ...grant, grantedFen: asFen(30_000) };
    expect(grantOnKept(capped, kept, held)).toBe(30_000);
    expect(fallsAway(capped, kept, held).levels).toEqual([]);
  });

  const ofClassB = { ...grant, grantedFen: asFen(64_000), performancePpm: asPpm(800_000) };

  it('SUB-18: keeps the part that its grade left: 471.23 × 80 % × 80 % → 301.58 of 640.00', () => {
    expect(grantOnKept(ofClassB, kept, held)).toBe(30_158);
    expect(sumFen(fallsAway(ofClassB, kept, held).levels.map((level) => level.fen))).toBe(33_842);
    expect(grantOnKept({ ...ofClassB, performancePpm: asPpm(500_000) }, kept, held)).toBe(18_849);
  });

  it('SUB-18: is rounded once after its last factor: 0.33 × 80 % × 80 % → 0.21', () => {
    expect(grantOnKept(ofClassB, asFen(33), held)).toBe(21);
  });

  it('SUB-20: leaves the firm its own share of the kept premium, and its grade weighs what is left', () => {
    const ofAll = { ...grant, ratePpm: asPpm(1_000_000), minSelfPayPpm: asPpm(200_000) };
    expect(grantOnKept(ofAll, kept, held)).toBe(37_698);
    expect(grantOnKept({ ...ofAll, performancePpm: asPpm(800_000) }, kept, held)).toBe(30_158);
  });

  const granted = (programme: Programme, grossFen: Fen) => {
    return grantSubsidy({
      programme,
      eligible: true,
      productCode: 'qinke-inclusive',
      premium: { grossFen, netOfVatFen: netOfVat(grossFen) },
      sumInsuredFen: asFen(20_000_000),
      yearOfInsurance: 1,
      usedFen: asFen(0),
      otherFen: asFen(0),
      grade: 'B',
      firmDivision: firmA.divisionCode,
      hasRoom: () => true,
    });
  };

  it('is what the order of rulebook 6.1 grants on the kept premium, whatever the terms', () => {
    const ppm = fc.integer({ min: 0, max: 1_000_000 });
    const terms = fc.record({ rate: ppm, minSelfPayPpm: ppm, weight: ppm, capFen: fc.nat(5_000_000) });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), ppm, terms, (gross, keptPpm, of) => {
        const programme = programmeWith({
          rates: [{ ppm: of.rate }],
          minSelfPayPpm: of.minSelfPayPpm,
          performance: [{ code: 'B', ppm: of.weight }],
          firmYearCapFen: of.capFen,
        });
        const [whole, part] = [asFen(gross), ppmDown(asFen(gross), asPpm(keptPpm))];
        const reckoned = reckonedUnder(granted(programme, whole), programme);
        expect(grantOnKept(reckoned, part, whole)).toBe(granted(programme, part).grantedFen);
      }),
      { ...seeded, numRuns: 500 },
    );
  });

  it('SUB-18: is weighed as the version of the programme says that granted it', () => {
    const tongling = builtInCatalogue.usedProgramme('AH-TL', 1);
    expect(reckonedUnder({ ...grant, grade: 'B' }, tongling).performancePpm).toBe(800_000);
    expect(reckonedUnder(grant, tongling)).not.toHaveProperty('performancePpm');
  });

  it('falls away by level as a refund does: province 253.82, city 126.90, county 42.30 (CAN-2-levels)', () => {
    expect(fallsAway(grant, kept, held).levels.map((level) => level.fen)).toEqual([25_382, 12_690, 4_230]);
  });

  it('falls away whole with the whole premium', () => {
    expect(fallsAway(grant, asFen(0), held).levels).toEqual(grant.levels);
  });
});

describe('a firm that paid everything and was paid back', () => {
  const full = bind(quoted(requestFor(), { rows: [] }), { rows: [] });

  function cancelled(toFirm: readonly GrantToFirm[]) {
    const request = { effectiveDate: day.parse('2026-07-01'), reason: '项目终止', by: 'firm-a' };
    const now = at('2026-07-01T01:00:00.000Z');
    const decided = cancelPolicy(paid(full.policy), full.standing, { ...noClaims, toFirm }, request, now);
    invariant(decided.accepted, 'the policy is cancelled');
    return decided.value;
  }

  it('case 7: after payout has 528.77 back from the insurer, and the bureaus claim 423.02 from it (SUB-16)', () => {
    const { refund, policy, commitments, lines } = cancelled([{ grant, sent: grant.levels }]);
    expect(refund).toEqual({ totalFen: 52_877, firmFen: 52_877, bureauFen: 0, levels: [] });
    expect(policy.cancellation.recovery).toMatchObject({ rule: 'SUB-16', totalFen: 42_302 });
    expect(policy.cancellation.recovery).not.toHaveProperty('fine');
    expect(commitments).toEqual([]);
    const recovered = lines.filter((line) => line.part === 'recovered');
    expect(sumFen(recovered.map((line) => line.fen))).toBe(42_302);
  });

  it('case 7: before payout has 528.77 back and owes nobody', () => {
    const { refund, policy, lowered } = cancelled([{ grant, sent: [] }]);
    expect(refund.firmFen).toBe(52_877);
    expect(policy.cancellation.recovery).toBeUndefined();
    expect(lowered).toMatchObject([
      { programmeId: 'SD-LKB', levels: [{ fen: 25_382 }, { fen: 12_690 }, { fen: 4_230 }] },
    ]);
  });

  it('case 7: paid by one payer only, owes that one back, and the others pay less', () => {
    const { policy, lowered } = cancelled([{ grant, sent: grant.levels.slice(0, 1) }]);
    expect(policy.cancellation.recovery).toMatchObject({ totalFen: 25_382, levels: [{ level: 'province' }] });
    expect(lowered).toMatchObject([{ levels: [{ fen: 12_690 }, { fen: 4_230 }] }]);
  });
});
