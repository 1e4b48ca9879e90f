import { describe, expect, it } from 'vitest';
import { claimedGrant, type ClaimFacts } from '../../../shared/domain/applications/claimed-grant.ts';
import {
  grantApplication,
  inBatchOrder,
  stakeClaim,
} from '../../../shared/domain/applications/grant-application.ts';
import { builtInCalendar } from '../../../shared/domain/calendar/working-calendar.ts';
import { grantedFen, newStanding } from '../../../shared/domain/firms/standing.ts';
import { taskId } from '../../../shared/domain/ids.ts';
import { asFen } from '../../../shared/domain/money.ts';
import { type Policy, policy } from '../../../shared/domain/policies/policy.ts';
import { bind, paid } from '../policies/policy-fixtures.ts';
import { at, budgetOf, firmA, known, plenty, programmeWith, row } from '../quoting/quote-fixtures.ts';
import { applicationIn } from './application-fixtures.ts';

const now = at('2026-03-02T01:00:00.000Z');
const insured = paid(bind().policy);

/** A paid policy of a product, at a gross premium that the firm paid itself. */
function paidBack(productCode: string, grossFen: number, changes: object = {}): Policy {
  return policy.parse({
    ...insured,
    product: { code: productCode, version: 1 },
    premium: { ...insured.premium, grossFen },
    firmPaysFen: grossFen,
    subsidy: { totalFen: 0, programmes: [] },
    ...changes,
  });
}

const hefei = programmeWith({
  mode: 'pay-then-reimburse',
  minSelfPayPpm: 0,
  firmYearCapFen: 30_000_000,
  products: ['qinke-inclusive', 'qinke-rd', 'suichuang'],
  classes: (['qinke-inclusive', 'qinke-rd', 'suichuang'] as const).map((product, place) => {
    return { code: `c${place + 1}`, names: { zh: '类', en: 'class' }, products: [product] };
  }),
  rates: [
    { class: 'c1', ppm: 500_000 },
    { class: 'c2', ppm: 300_000 },
    { class: 'c3', ppm: 100_000 },
  ],
});

function factsOf(of: Policy, changes: Partial<ClaimFacts> = {}): ClaimFacts {
  return {
    policy: of,
    quote: {},
    product: known('qinke-inclusive'),
    programme: hefei,
    rows: [row()],
    standing: newStanding(firmA.uscc),
    ...changes,
  };
}

function grantFacts(of: Policy, changes: Partial<ClaimFacts> = {}, left: object = plenty) {
  return {
    ...factsOf(of, changes),
    now,
    calendar: builtInCalendar,
    budget: budgetOf('SN-QKB-PH', { ...plenty, ...left }),
    taskId: taskId.parse(`tsk_${'0'.repeat(26)}`),
  };
}

const checked = applicationIn('checked', { programmeId: 'SN-QKB-PH' });

describe('what is claimed', () => {
  const programme = (changes: object) => {
    return programmeWith({ ...hefei, classes: undefined, rates: [{ ppm: 800_000 }], ...changes });
  };
  const claimed = (of: Policy, changes: object) =>
    claimedGrant(
      factsOf(of, { product: known('qinke-rd'), programme: programme(changes) }),
      undefined,
      () => true,
    );

  const endorsed = (changes: object) => ({
    endorsementNo: 'E1',
    status: 'in-effect',
    effectiveDate: '2026-01-20',
    inEffectFrom: '2026-01-19T16:00:00.000Z',
    changes,
    at: '2026-01-12T01:00:00.000Z',
    by: 'firm',
  });

  it('is held to the ceiling of the sum as endorsed: 2,000,000.00 × 3 % × 80 % → 48,000.00 of 80,000.00 (SUB-2)', () => {
    const atBind = { sumsInsured: { 'rd-failure': 100_000_000 } };
    const raised = endorsed({ sumsInsured: { 'rd-failure': 200_000_000 } });
    const ceiling = { rateCeilingPpm: 30_000 };
    expect(claimed(paidBack('qinke-rd', 8_000_000, atBind), ceiling)).toMatchObject({
      baseFen: 3_000_000,
      grantedFen: 2_400_000,
    });
    const after = paidBack('qinke-rd', 8_000_000, { ...atBind, endorsements: [raised] });
    expect(claimed(after, ceiling)).toMatchObject({
      baseFen: 6_000_000,
      grantedFen: 4_800_000,
      limitedBy: ['rate-ceiling'],
    });
  });

  it('counts the value as endorsed, where the sum counts up to a multiple of it (SUB-2)', () => {
    const revalued = endorsed({ insurableValueFen: 50_000_000 });
    const of = { sumsInsured: { 'rd-failure': 100_000_000 }, endorsements: [revalued] };
    expect(claimed(paidBack('qinke-rd', 1_000_000, of), { sumTimesValue: 1 }).baseFen).toBe(500_000);
  });

  it('is without the VAT of each insurer of a pool: 943.39 of 1,000.00, and 943.40 of one insurer (COI-2, TAX-2)', () => {
    const net = { base: 'net-of-vat' };
    const pool = [333_400, 333_300, 333_300].map((sharePpm, place) => {
      return { ...insured.insurers[0], lead: place === 0, sharePpm };
    });
    expect(claimed(paidBack('qinke-rd', 100_000), net).baseFen).toBe(94_340);
    expect(claimed(paidBack('qinke-rd', 100_000, { insurers: pool }), net).baseFen).toBe(94_339);
  });
});

describe('a batch (SUB-5)', () => {
  it('is granted by effective date, then policy number: 250,000.00, 50,000.00 and nothing under a cap of 300,000.00', () => {
    let standing = newStanding(firmA.uscc);
    const premiums = [
      ['qinke-inclusive', 50_000_000],
      ['qinke-rd', 20_000_000],
      ['suichuang', 15_000_000],
    ] as const;
    const given = premiums.map(([product, grossFen]) => {
      const decided = grantApplication(checked, grantFacts(paidBack(product, grossFen), { standing }));
      if (decided.outcome !== 'granted') return decided.outcome;
      ({ standing } = decided);
      return decided.application.grant.grantedFen;
    });
    expect(given).toEqual([25_000_000, 5_000_000, 'rejected']);
    expect(grantedFen(standing, 'SN-QKB-PH', 2026)).toBe(30_000_000);
  });

  it('comes in that order however it was applied for', () => {
    const one = { effectiveOn: '2026-01-10', policyNo: 'KB202600000000015' };
    const batch = [{ ...one, effectiveOn: '2026-02-01' }, { ...one, policyNo: 'KB202600000000023' }, one];
    const parsed = batch.map((facts) => ({ ...checked, ...facts }) as typeof checked);
    expect(inBatchOrder(parsed).map((each) => `${each.effectiveOn} ${each.policyNo.slice(-2)}`)).toEqual([
      '2026-01-10 15',
      '2026-01-10 23',
      '2026-02-01 15',
    ]);
  });
});

describe('a candidate', () => {
  it('without money waits with what it asks for, and goes on waiting (SUB-9)', () => {
    const facts = grantFacts(paidBack('qinke-rd', 100_000), {}, { county: 1 });
    const decided = grantApplication(checked, facts);
    expect(decided).toMatchObject({ outcome: 'waiting', application: { grant: { grantedFen: 30_000 } } });
    if (decided.outcome !== 'waiting') return;
    expect(grantApplication(decided.application, facts)).toEqual({ outcome: 'still-waiting' });
  });

  it('whose status was revoked with effect back is rejected with the fact; one that expired is granted (cases 24, 25)', () => {
    const of = paidBack('qinke-rd', 100_000);
    const revoked = grantFacts(of, { rows: [row({ revokedFrom: '2025-06-01' })] });
    expect(grantApplication(checked, revoked)).toMatchObject({
      outcome: 'rejected',
      application: { ruleId: 'ELG-2' },
    });
    const expired = grantFacts(of, { rows: [row({ validTo: '2026-01-05' })] });
    expect(grantApplication(checked, expired).outcome).toBe('granted');
  });

  it('of a shared budget stakes its claim whatever is left (SUB-10)', () => {
    const decided = stakeClaim(checked, grantFacts(paidBack('qinke-rd', 100_000), {}, { county: 0 }));
    expect(decided).toMatchObject({ outcome: 'waiting', application: { grant: { grantedFen: 30_000 } } });
  });

  it('takes the premium’s later year rate (SUB-6): 30,000.00 in the first, 18,000.00 afterwards', () => {
    const programme = programmeWith({
      ...hefei,
      classes: undefined,
      rates: [{ yearOfInsurance: 1, ppm: 500_000 }, { ppm: 300_000 }],
    });
    const of = paidBack('qinke-rd', 6_000_000);
    const before = { programmeId: 'SN-QKB-PH', year: 2024, fen: asFen(1) };
    const later = { ...newStanding(firmA.uscc), granted: [before] };
    for (const [standing, fen] of [
      [newStanding(firmA.uscc), 3_000_000],
      [later, 1_800_000],
    ] as const) {
      expect(grantApplication(checked, grantFacts(of, { programme, standing }))).toMatchObject({
        application: { grant: { grantedFen: fen } },
      });
    }
  });
});
