import { describe, expect, it } from 'vitest';
import { day } from '../../../shared/domain/dates.ts';
import {
  assessEligibility,
  innovationScoreOn,
  isEligible,
} from '../../../shared/domain/eligibility/assess-eligibility.ts';
import type { Registration } from '../../../shared/domain/registries/registration.ts';
import { division, firmA, programmeWith, row } from '../quoting/quote-fixtures.ts';

const programme = programmeWith({});

function findings(rows: readonly Registration[], on = '2026-01-05', of = programme, firm = firmA) {
  const policy = { productCode: 'qinke-inclusive', periodMonths: 12, yearOfInsurance: 1 };
  return assessEligibility(of, firm, rows, day.parse(on), policy);
}

function eligible(rows: readonly Registration[], on?: string): boolean {
  return isEligible(findings(rows, on));
}

const techSme = (changes = {}) =>
  row({
    kind: 'tech-sme',
    number: '202661011300001',
    validFrom: '2026-01-01',
    validTo: '2026-12-31',
    ...changes,
  });
const facts = (changes = {}) =>
  row({
    kind: 'firm-facts',
    number: 'F-1',
    staff: 500,
    revenueFen: 20_000_000_000,
    assetsFen: 20_000_000_000,
    ...changes,
  });
const dishonest = (changes = {}) =>
  row({ kind: 'dishonest', number: 'D-1', validFrom: '2026-01-01', ...changes });

describe('a firm', () => {
  it('qualifies with one status of the programme’s list on the day of bind (ELG-2)', () => {
    const found = findings([row()]);
    expect(isEligible(found)).toBe(true);
    expect(found.map((one) => [one.rule, one.met])).toEqual([
      ['ELG-1', true],
      ['ELG-2', true],
      ['ELG-5', true],
      ['ELG-5', true],
    ]);
  });

  it.each(['hnte', 'srdi', 'little-giant'] as const)('qualifies as %s', (kind) => {
    expect(eligible([row({ kind })])).toBe(true);
  });

  it('does not qualify without a status, and is told which ones would do', () => {
    const missing = findings([]).find((one) => !one.met);
    expect(missing?.rule).toBe('ELG-2');
    expect(missing?.fact).toContain('2026-01-05');
    expect(missing?.fact).toContain('高新技术企业');
  });

  it('does not qualify with a status that the programme does not list', () => {
    const onlyGiants = programmeWith({ eligibility: { anyStatusOf: ['little-giant'] } });
    expect(isEligible(findings([row()], '2026-01-05', onlyGiants))).toBe(false);
  });

  it.each([
    ['2024-12-31', false],
    ['2025-01-01', true],
    ['2027-12-31', true],
    ['2028-01-01', false],
  ])('qualifies on the first and last day of its row, not beside them: %s %s', (on, met) => {
    expect(eligible([row()], on)).toBe(met);
  });

  it('no longer qualifies from the day its status is revoked (ELG-4)', () => {
    const revoked = row({ revokedFrom: '2026-03-01' });
    expect(eligible([revoked], '2026-02-28')).toBe(true);
    expect(eligible([revoked], '2026-03-01')).toBe(false);
  });

  it('is known by the fact behind each yes', () => {
    const fact = findings([row()]).find((one) => one.rule === 'ELG-2')?.fact;
    expect(fact).toContain('GR202561000001');
    expect(fact).toContain('2027-12-31');
  });
});

describe('a technology SME', () => {
  it('counts in the year of its number: on 2026-12-31, not on 2027-01-01 (ELG-3)', () => {
    expect(eligible([techSme()], '2026-12-31')).toBe(true);
    expect(eligible([techSme()], '2027-01-01')).toBe(false);
  });

  it('does not count in the next year, even where its row runs on', () => {
    expect(eligible([techSme({ validTo: '2027-06-30' })], '2027-01-01')).toBe(false);
  });

  it('names its rule', () => {
    expect(findings([techSme()]).map((one) => one.rule)).toContain('ELG-3');
  });

  it('whose number was revoked counts no more that year, not even with a new number', () => {
    const revoked = techSme({ revokedFrom: '2026-04-01' });
    const renewed = techSme({ number: '202661011300002', validFrom: '2026-05-01' });
    expect(eligible([revoked, renewed], '2026-06-01')).toBe(false);
    expect(eligible([renewed], '2026-06-01')).toBe(true);
  });

  it('counts until the day its number is revoked', () => {
    const revoked = techSme({ revokedFrom: '2026-04-01' });
    expect(eligible([revoked], '2026-03-31')).toBe(true);
    expect(eligible([revoked], '2026-04-01')).toBe(false);
  });

  it('counts again with a number of the next year', () => {
    const revoked = techSme({ revokedFrom: '2026-04-01' });
    const next = techSme({ number: '202761011300001', validFrom: '2027-01-01', validTo: '2027-12-31' });
    expect(eligible([revoked, next], '2027-02-01')).toBe(true);
  });

  it.each([
    ['500 staff, 200 million of revenue and of assets', {}, true],
    ['501 staff', { staff: 501 }, false],
    ['a fen more of revenue', { revenueFen: 20_000_000_001 }, false],
    ['a fen more of assets', { assetsFen: 20_000_000_001 }, false],
  ])('with %s counts: %o %s', (_, changes, met) => {
    expect(eligible([techSme(), facts(changes)])).toBe(met);
  });

  it('beyond the bounds still qualifies by another status', () => {
    expect(eligible([techSme(), facts({ staff: 501 }), row()])).toBe(true);
  });
});

describe('a firm on the dishonesty list', () => {
  it.each([
    ['2025-12-31', true],
    ['2026-01-01', false],
    ['2027-12-31', false],
    ['2028-01-01', true],
  ])('does not qualify while it is on it: %s %s (ELG-5)', (on, met) => {
    expect(findings([dishonest()], on).find((one) => one.rule === 'ELG-5')?.met).toBe(met);
  });

  it('qualifies again from the day it is taken off', () => {
    const takenOff = dishonest({ revokedFrom: '2026-02-01' });
    expect(eligible([row(), takenOff], '2026-01-31')).toBe(false);
    expect(eligible([row(), takenOff], '2026-02-01')).toBe(true);
  });
});

describe('a firm registered elsewhere', () => {
  it.each([
    ['610113', true],
    ['610000', true],
    ['420106', false],
    ['160000', false],
  ])('%s is in the area of 61…: %s (ELG-5)', (code, met) => {
    const firm = { ...firmA, divisionCode: division(code) };
    expect(isEligible(findings([row()], '2026-01-05', programme, firm))).toBe(met);
  });
});

describe('the innovation score', () => {
  const score = (points: number, changes = {}) =>
    row({ kind: 'innovation-points', number: 'IP-1', score: points, ...changes });
  const on = day.parse('2026-01-05');

  it('is the highest that holds on the day (ELG-9)', () => {
    expect(innovationScoreOn([score(69), score(70)], on)).toBe(70);
    expect(innovationScoreOn([score(69), score(90, { validTo: '2026-01-04' })], on)).toBe(69);
  });

  it('is nothing without a row', () => {
    expect(innovationScoreOn([row()], on)).toBe(0);
  });

  it('makes nobody eligible', () => {
    expect(eligible([score(99)])).toBe(false);
  });
});
