import { addDays, day } from '../../shared/domain/dates.ts';
import { divisionCode, type PolicyNo, type Uscc } from '../../shared/domain/ids.ts';
import { asFen, ppmDown, asPpm, zeroFen } from '../../shared/domain/money.ts';
import { builtInCatalogue } from '../../shared/domain/catalogue/built-in-catalogue.ts';
import { netOfVat } from '../../shared/domain/quoting/price-premium.ts';
import type { BookedGrant } from '../../shared/domain/simulation/booked-grants.ts';
import { simulateProgramme } from '../../shared/domain/simulation/simulate-programme.ts';
import { changedProgramme, programmeChange } from '../../shared/domain/simulation/simulation.ts';
import { splitSubsidy } from '../../shared/domain/subsidies/split-subsidy.ts';
import type { Figures } from './figures.ts';

const sizes = [10_000, 100_000, 1_000_000];
const programme = builtInCatalogue.usedProgramme('SN-QKB-YF', 1);
const place = divisionCode.parse('610113');
const first = day.parse('2026-01-01');

/** A year's grants of so many policies; every third firm has two. */
function book(size: number): readonly BookedGrant[] {
  const days = Array.from({ length: 365 }, (_, index) => addDays(first, index));
  return Array.from({ length: size }, (_, index): BookedGrant => {
    const firm = index % 3 === 2 ? index - 1 : index;
    const grossFen = asFen(100_000 + ((index * 7_919) % 900_000));
    const grantedFen = ppmDown(grossFen, asPpm(programme.rates[0]?.ppm ?? 0));
    return {
      policyNo: `KB2026${String(index).padStart(11, '0')}` as PolicyNo,
      endorsementNo: '',
      uscc: `9161${String(firm).padStart(14, '0')}` as Uscc,
      divisionCode: place,
      bookedOn: days[Math.trunc((index * 365) / size)] ?? first,
      version: programme.version,
      insured: { productCode: 'qinke-rd' },
      grossFen,
      netOfVatFen: netOfVat(grossFen),
      sumInsuredFen: asFen(100_000_000),
      insurableValueFen: undefined,
      otherFen: zeroFen,
      terms: { eligible: true, yearOfInsurance: 1, usedFen: zeroFen },
      grantedFen,
      levels: splitSubsidy(grantedFen, programme.levels, place),
      lackedMoney: false,
      returned: [],
    };
  });
}

/** A changed rate and cap on a year's policies: seconds, and by how much they grow when policies are ten times as many. */
export function benchSimulation(): Figures {
  const after = changedProgramme(
    programme,
    programmeChange.parse({ rates: [{ ppm: 650_000 }], firmYearCapFen: 900_000 }),
  );
  if (!after.success) throw new Error('the change fits');
  const versions = new Map([[programme.version, { before: programme, after: after.data }]]);
  const of = {
    programmeId: programme.id,
    year: 2026,
    versions,
    budget: undefined,
    asOf: addDays(first, 364),
  };
  let before = 0;
  const rows = sizes.map((size) => {
    const grants = book(size);
    const started = process.cpuUsage();
    const { differenceFen, loses } = simulateProgramme(grants, of);
    const used = process.cpuUsage(started);
    const millis = (used.user + used.system) / 1_000;
    const row = [
      size.toLocaleString('en'),
      (millis / 1_000).toFixed(2),
      before === 0 ? '' : (millis / before / 10).toFixed(2),
      loses.firms.toLocaleString('en'),
      differenceFen.toLocaleString('en'),
    ];
    before = millis;
    return row;
  });
  return {
    title: 'Simulation of a changed programme on a year’s policies (goal: 1,000,000 in 2 s)',
    columns: ['policies', 'CPU seconds', 'growth ÷ 10', 'firms that lose', 'difference in fen'],
    rows,
  };
}
