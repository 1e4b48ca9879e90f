import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { assessEligibility, isEligible } from '../../../shared/domain/eligibility/assess-eligibility.ts';
import {
  EligibilityColumns,
  PreparedEligibility,
} from '../../../shared/domain/eligibility/prepare-eligibility.ts';
import { dayOf } from '../../../shared/domain/dates.ts';
import { seeded } from '../../support/seeded.ts';
import { division, firmA, now, programmeWith, row } from '../quoting/quote-fixtures.ts';

const statuses = ['hnte', 'srdi', 'little-giant'] as const;
const maybe = <Value>(of: fc.Arbitrary<Value>) => fc.option(of, { nil: undefined });
const conditions = fc.record({
  anyStatusOf: fc.subarray([...statuses]),
  smallFirm: maybe(fc.constant({ maxStaff: 300, maxRevenueFen: 20_000_000 })),
  minRdSpendPpm: maybe(fc.constantFrom(30_000, 0)),
  minPeriodMonths: maybe(fc.constantFrom(6, 12)),
  maxPeriodMonths: maybe(fc.constantFrom(12, 24)),
  maxYears: maybe(fc.constantFrom(1, 3)),
});
const firms = fc.record({
  divisionCode: fc.constantFrom('610113', '610100', '340100'),
  statuses: fc.subarray([...statuses]),
  isDishonest: fc.boolean(),
  staff: maybe(fc.constantFrom(299, 300, 301)),
  revenueFen: maybe(fc.constantFrom(20_000_000, 20_000_001, 1_000_000, 900_000_000_000_033)),
  rdSpendFen: maybe(fc.constantFrom(600_000, 599_999, 30_000, 29_999, 27_000_000_000_000)),
});
const policies = fc.record({
  productCode: fc.constantFrom('qinke-inclusive', 'another'),
  periodMonths: fc.integer({ min: 5, max: 25 }),
  yearOfInsurance: fc.integer({ min: 1, max: 4 }),
});

/** Beside it in each portfolio, so that sums beyond plain numbers and unknown ones meet. */
const richFirm = {
  divisionCode: '610113',
  statuses: [],
  isDishonest: false,
  revenueFen: 900_000_000_000_033,
};

it('says yes or no as the findings of a quote do, whatever programme, firm and policy (ELG-2 … ELG-8)', () => {
  const answers = new Set<boolean>();
  fc.assert(
    fc.property(conditions, firms, policies, (eligibility, firm, policy) => {
      const programme = programmeWith({ eligibility, excludedDivisions: ['610100'] });
      const { staff, revenueFen, rdSpendFen } = firm;
      const rows = [
        ...firm.statuses.map((kind) => row({ kind, number: kind })),
        ...(firm.isDishonest ? [row({ kind: 'dishonest', number: 'D' })] : []),
        row({ kind: 'firm-facts', number: 'F', staff, revenueFen, rdSpendFen }),
      ];
      const registered = { uscc: firmA.uscc, divisionCode: division(firm.divisionCode) };
      const findings = assessEligibility(programme, registered, rows, dayOf(now), policy);
      const prepared = new PreparedEligibility(programme);
      const columns = new EligibilityColumns(2);
      const eligible = new Int32Array(2);
      prepared.enter(columns, 0, firm, policy);
      prepared.enter(columns, 1, richFirm, policy);
      prepared.decide(columns, eligible, { from: 0, to: 2 });
      const said = eligible[0] === 1;
      answers.add(said);
      expect(said).toBe(isEligible(findings));
    }),
    seeded,
  );
  expect(answers.size).toBe(2);
});
