import { divisionHolds } from '../../../shared/domain/access/role.ts';
import { type DivisionCode, divisionCode } from '../../../shared/domain/ids.ts';
import type { Programme } from '../../../shared/domain/subsidies/programme.ts';

type Area = Pick<Programme, 'divisionPrefix'>;

/** The division that a programme covers; none where it covers the whole country. */
function areaOf({ divisionPrefix }: Area): DivisionCode | undefined {
  const read = divisionCode.safeParse(divisionPrefix.padEnd(6, '0'));
  return read.success ? read.data : undefined;
}

/** Programmes in whose area a bureau lies, and those of the areas below it. */
export function concerns(org: string, of: Area): boolean {
  const own = divisionCode.safeParse(org);
  const area = areaOf(of);
  if (!own.success || area === undefined) return own.success;
  return divisionHolds(own.data, area) || divisionHolds(area, own.data);
}

/** Whether a bureau holds the whole area of a programme: it approves its money and sees every entry behind a figure. */
export function holdsAreaOf(org: string, of: Area): boolean {
  const own = divisionCode.safeParse(org);
  const area = areaOf(of);
  return own.success && area !== undefined && divisionHolds(own.data, area);
}
