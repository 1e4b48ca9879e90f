import { describe, expect, it } from 'vitest';
import { day } from '../../../shared/domain/dates.ts';
import {
  assessEligibility,
  innovationScoreOn,
  isEligible,
} from '../../../shared/domain/eligibility/assess-eligibility.ts';
import { asPpm, nonNegativeFen } from '../../../shared/domain/money.ts';
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
    expect(missing?.factEn).toContain('On 2026-01-05 the firm is not registered as high and new');
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
    const english = findings([row()]).find((one) => one.rule === 'ELG-2')?.factEn;
    expect(english).toContain('high and new technology enterprise, GR202561000001, from');
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

describe('a status that changes later', () => {
  it('case 24: expires, and the bind before stays eligible, the next is not (ELG-2)', () => {
    const certificate = row({ validFrom: '2023-07-01', validTo: '2026-06-30' });
    expect(eligible([certificate], '2026-01-05')).toBe(true);
    expect(eligible([certificate], '2026-06-30')).toBe(true);
    expect(eligible([certificate], '2026-07-01')).toBe(false);
  });

  it('case 25: is revoked with effect back, and no bind since then was eligible (ELG-4)', () => {
    const revoked = row({ validFrom: '2024-01-01', validTo: '2026-12-31', revokedFrom: '2025-01-01' });
    expect(eligible([revoked], '2024-12-31')).toBe(true);
    expect(eligible([revoked], '2025-06-01')).toBe(false);
    expect(eligible([revoked], '2026-01-05')).toBe(false);
  });
});

describe('what some schemes ask for beside a status', () => {
  const asking = (eligibility: Partial<ReturnType<typeof programmeWith>['eligibility']>) =>
    programmeWith({ eligibility: { anyStatusOf: ['hnte'], ...eligibility } });
  const policyOf = (changes = {}) => ({
    productCode: 'qinke-inclusive',
    periodMonths: 12,
    yearOfInsurance: 1,
    ...changes,
  });
  const found = (of: typeof programme, rows: readonly Registration[], changes = {}) =>
    assessEligibility(of, firmA, rows, day.parse('2026-01-05'), policyOf(changes));
  const met = (...args: Parameters<typeof found>) => isEligible(found(...args));

  it.each([
    [29_000_000, false],
    [30_000_000, true],
    [undefined, false],
  ])('R&D of %s fen on a revenue of 10,000,000.00 meets 3 %%: %s (ELG-5, S27)', (rdSpendFen, expected) => {
    const of = asking({ minRdSpendPpm: asPpm(30_000) });
    const spending =
      rdSpendFen === undefined ? [] : [facts({ revenueFen: 1_000_000_000, rdSpendFen, staff: 50 })];
    expect(met(of, [row(), ...spending])).toBe(expected);
  });

  it.each([
    ['2023-01-05', true],
    ['2023-01-06', true],
    ['2022-12-31', true],
  ])(
    'an entry on the dishonesty list that ended on %s is no obstacle where no years are asked',
    (validTo) => {
      expect(met(asking({}), [row(), dishonest({ validFrom: '2020-01-01', validTo })])).toBe(true);
    },
  );

  it.each([
    ['2023-01-05', false],
    ['2023-01-04', true],
  ])('an entry that ended on %s within three years is: %s (ELG-5, S26)', (validTo, expected) => {
    const of = asking({ honestYears: 3 });
    expect(met(of, [row(), dishonest({ validFrom: '2020-01-01', validTo })])).toBe(expected);
  });

  it.each([
    [12, true, true],
    [13, false, true],
    [11, true, false],
  ])('a policy of %i months: Fujian %s, Hefei %s (ELG-8)', (periodMonths, fujian, hefei) => {
    expect(met(asking({ maxPeriodMonths: 12 }), [row()], { periodMonths })).toBe(fujian);
    expect(met(asking({ minPeriodMonths: 12 }), [row()], { periodMonths })).toBe(hefei);
  });

  it('a product that the scheme does not list is granted nothing, and says so (ELG-7)', () => {
    const finding = found(programme, [row()], { productCode: 'key-equipment' }).find((one) => !one.met);
    expect(finding).toMatchObject({ rule: 'ELG-7' });
    expect(finding?.fact).toContain('key-equipment');
  });

  it('a small firm counts as well as one with a status (S31)', () => {
    const of = asking({ smallFirm: { maxStaff: 100, maxRevenueFen: nonNegativeFen.parse(1_000_000_000) } });
    expect(met(of, [facts({ staff: 100, revenueFen: 1_000_000_000 })])).toBe(true);
    expect(met(of, [facts({ staff: 101, revenueFen: 1_000_000_000 })])).toBe(false);
    expect(met(of, [facts({ staff: 100, revenueFen: 1_000_000_001 })])).toBe(false);
    expect(met(of, [row()])).toBe(true);
    expect(met(of, [])).toBe(false);
  });

  it('a fourth policy year is one too many where three are the most (S31)', () => {
    const of = asking({ maxYears: 3 });
    expect(met(of, [row()], { yearOfInsurance: 3 })).toBe(true);
    expect(met(of, [row()], { yearOfInsurance: 4 })).toBe(false);
  });

  it('no status at all where the scheme asks for none', () => {
    expect(met(programmeWith({ eligibility: { anyStatusOf: [] } }), [])).toBe(true);
  });
});
