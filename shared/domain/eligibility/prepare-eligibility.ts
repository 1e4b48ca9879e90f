import { asFen, ppmDown } from '../money.ts';
import type { RegistryStatus } from '../registries/registration.ts';
import type { Programme } from '../subsidies/programme.ts';
import type { InsuredPolicy } from './assess-eligibility.ts';

/** What registries say of a firm on the day, worked out once for all its policies. */
export interface FirmOnDay {
  readonly divisionCode: string;
  /** Statuses that hold and count on the day (ELG-2, ELG-3). */
  readonly statuses: readonly RegistryStatus[];
  /** Listed on the day, or in the years before that the programme asks about. */
  readonly isDishonest: boolean;
  readonly staff?: number | undefined;
  readonly revenueFen?: number | undefined;
  readonly rdSpendFen?: number | undefined;
}

/** ELG-1 … ELG-8 of a whole portfolio. The same yes or no as `isEligible` of what `assessEligibility` finds. */
export function prepareEligibility(of: Programme): (firm: FirmOnDay, policy: InsuredPolicy) => boolean {
  const { minPeriodMonths = 0, maxPeriodMonths, maxYears } = of.eligibility;
  const [mostMonths, mostYears] = [maxPeriodMonths ?? unbounded, maxYears ?? unbounded];
  const { products, divisionPrefix, excludedDivisions = [] } = of;
  const isOutside = (division: string) => excludedDivisions.some((excluded) => division.startsWith(excluded));
  const { anyStatusOf, smallFirm, minRdSpendPpm } = of.eligibility;
  const asked = { anyStatusOf, smallFirm, minRdSpendPpm };
  return (firm, { productCode, periodMonths, yearOfInsurance }) =>
    !firm.isDishonest &&
    minPeriodMonths <= periodMonths &&
    periodMonths <= mostMonths &&
    yearOfInsurance <= mostYears &&
    qualifies(asked, firm) &&
    spendsOnResearch(asked, firm) &&
    firm.divisionCode.startsWith(divisionPrefix) &&
    (excludedDivisions.length === 0 || !isOutside(firm.divisionCode)) &&
    products.includes(productCode);
}

type Asked = Pick<Programme['eligibility'], 'anyStatusOf' | 'smallFirm' | 'minRdSpendPpm'>;

const unbounded = Number.MAX_SAFE_INTEGER;

/** ELG-2. */
function qualifies({ anyStatusOf, smallFirm }: Asked, { statuses, staff, revenueFen }: FirmOnDay): boolean {
  if (anyStatusOf.length === 0 && smallFirm === undefined) return true;
  for (let index = 0; index < statuses.length; index += 1) {
    const status = statuses[index];
    if (status !== undefined && anyStatusOf.includes(status)) return true;
  }
  if (smallFirm === undefined || staff === undefined || revenueFen === undefined) return false;
  return staff <= smallFirm.maxStaff && revenueFen <= smallFirm.maxRevenueFen;
}

/** ELG-5: R&D spending as a part of revenue. */
function spendsOnResearch({ minRdSpendPpm }: Asked, { rdSpendFen, revenueFen }: FirmOnDay): boolean {
  if (minRdSpendPpm === undefined) return true;
  if (rdSpendFen === undefined || revenueFen === undefined) return false;
  return rdSpendFen >= ppmDown(asFen(revenueFen), minRdSpendPpm);
}
