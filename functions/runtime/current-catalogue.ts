import { builtInCalendar, type WorkingCalendar } from '../../shared/domain/calendar/working-calendar.ts';
import { builtInCatalogue } from '../../shared/domain/catalogue/built-in-catalogue.ts';
import type { Catalogue } from '../../shared/domain/catalogue/catalogue.ts';
import { readPublished, readPublishedStamp } from '../../shared/persistence/published-versions.ts';
import { businessTable } from './business-table.ts';

interface Current {
  readonly catalogue: Catalogue;
  readonly calendar: WorkingCalendar;
}

const builtIn: Current = { catalogue: builtInCatalogue, calendar: builtInCalendar };
let held: (Current & { readonly stamp: string }) | undefined;

/**
 * The catalogue as it is now: the built-in versions and the published ones. Versions never change, so what this process has
 * read holds until the stamp says that something was published.
 */
export async function currentCatalogue(): Promise<Catalogue> {
  return (await published()).catalogue;
}

/** TIM-4: the working days as they are known now, published years among them. */
export async function currentCalendar(): Promise<WorkingCalendar> {
  return (await published()).calendar;
}

/**
 * The working days as this invocation has read them, for what is written in passing: whoever comes to it has read them with
 * the catalogue, or by `currentCalendar`, before.
 */
export function calendarAsRead(): WorkingCalendar {
  return (held ?? builtIn).calendar;
}

/** Both at once, for whoever needs both. */
export async function published(): Promise<Current> {
  return publishedUnder(await readPublishedStamp(businessTable()));
}

/** The same for whoever has read the stamp along with other things. */
export async function publishedUnder(stamp: string | undefined): Promise<Current> {
  if (stamp === undefined) {
    held = undefined;
    return builtIn;
  }
  if (held?.stamp !== stamp) {
    const { products, programmes, years } = await readPublished(businessTable());
    held = {
      stamp,
      catalogue: builtInCatalogue.with({ products, programmes }),
      calendar: builtInCalendar.with(years),
    };
  }
  return held;
}
