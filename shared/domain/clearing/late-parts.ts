import * as z from 'zod';
import { addMonths, type Day, dayOf, earlierInstant, endOfDay, instant, type Instant } from '../dates.ts';
import { divisionCode, type DivisionCode } from '../ids.ts';
import { type Fen } from '../money.ts';
import { type FiscalLevel } from '../subsidies/programme.ts';

/** SUB-19 (Tongling): the levels pay in parallel, in principle within a month; after three the city pays for its county. */
const monthsToPay = 1;
const monthsToAdvance = 3;

/** One payer's part of a subsidy that several levels pay, and that it has not paid yet. */
export interface OpenPart {
  readonly level: FiscalLevel;
  readonly payer: DivisionCode;
  readonly fen: Fen;
}

/** Until when a payer has to pay its part; and for a county, which city pays it instead and after which day. */
export interface PartDue {
  readonly dueOn: Day;
  readonly advancedBy?: DivisionCode;
  readonly advancedAfter?: Day;
}

/** What bureaus have been told about parts that are late, each thing once. */
export const toldLate = z.object({
  overdueAt: instant.optional(),
  advanceDueAt: instant.optional(),
});
export type ToldLate = z.infer<typeof toldLate>;

/** What the passing of time says about open parts, and what has been told once it is said. */
export interface LateStep {
  readonly kind: 'level-overdue' | 'advance-due';
  readonly parts: readonly OpenPart[];
  readonly told: ToldLate;
}

/** Whom a step is about, as a history keeps it: `city 610100、county 610113`. */
export function payersOf({ parts }: LateStep): string {
  return parts.map(({ level, payer }) => `${level} ${payer}`).join('、');
}

/** Municipalities under the centre: their districts have no city above them. */
const municipalities = ['11', '12', '31', '50'];
/** Counties that a province holds itself: `xx90xx` (GB/T 2260). */
const heldByProvince = '90';

/** The city that pays for a county that cannot; `undefined` where there is none, or the payer is no county. */
export function cityAbove(payer: DivisionCode): DivisionCode | undefined {
  const isCounty = !payer.endsWith('00');
  const hasCity = !municipalities.includes(payer.slice(0, 2)) && payer.slice(2, 4) !== heldByProvince;
  return isCounty && hasCity ? divisionCode.parse(`${payer.slice(0, 4)}00`) : undefined;
}

/** SUB-19: a part that is owed since 2026-04-20 is due by 05-20; a county's is its city's to pay after 07-20. */
export function dueOfPart(payer: DivisionCode, since: Instant): PartDue {
  const city = cityAbove(payer);
  return {
    dueOn: addMonths(dayOf(since), monthsToPay),
    ...(city === undefined
      ? {}
      : { advancedBy: city, advancedAfter: addMonths(dayOf(since), monthsToAdvance) }),
  };
}

/** When the passing of time next has something to say about parts owed since an instant; `undefined`: never again. */
export function nextLateAt(
  parts: readonly Pick<OpenPart, 'payer'>[],
  since: Instant,
  told: ToldLate = {},
): Instant | undefined {
  const steps = parts.flatMap(({ payer }) => {
    const { dueOn, advancedAfter } = dueOfPart(payer, since);
    return [
      ...(told.overdueAt === undefined ? [endOfDay(dueOn)] : []),
      ...(told.advanceDueAt === undefined && advancedAfter !== undefined ? [endOfDay(advancedAfter)] : []),
    ];
  });
  return steps.length === 0 ? undefined : steps.reduce(earlierInstant);
}

/**
 * SUB-19: what is to be said about open parts by now. After a month every payer that has not paid is reminded; after three
 * the city of a county that has not is asked to pay for it. `undefined`: nothing yet, or all of it has been said.
 */
export function lateStep(
  parts: readonly OpenPart[],
  since: Instant,
  told: ToldLate | undefined,
  now: Instant,
): LateStep | undefined {
  const late = parts.filter(({ payer }) => now >= endOfDay(dueOfPart(payer, since).dueOn));
  if (told?.overdueAt === undefined && late.length > 0) {
    return { kind: 'level-overdue', parts: late, told: { ...told, overdueAt: now } };
  }
  const toAdvance = parts.filter(({ payer }) => {
    const { advancedAfter } = dueOfPart(payer, since);
    return advancedAfter !== undefined && now >= endOfDay(advancedAfter);
  });
  if (told?.advanceDueAt !== undefined || toAdvance.length === 0) return undefined;
  return { kind: 'advance-due', parts: toAdvance, told: { ...told, advanceDueAt: now } };
}
