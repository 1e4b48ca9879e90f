import * as z from 'zod';
import { day } from '../../../shared/domain/dates.ts';
import { budgetFigure } from '../../../shared/domain/ledger/budget-cells.ts';
import { fiscalLevel } from '../../../shared/domain/subsidies/programme.ts';

/** Which entries of the journal: of a policy, a claim, a settlement, a programme, or behind a cell of its budget. */
const ledgerQuery = z.object({
  policyNo: z.string().optional(),
  claimNo: z.string().optional(),
  settlementId: z.string().optional(),
  programmeId: z.string().optional(),
  year: z.coerce.number().int().optional(),
  level: fiscalLevel.optional(),
  column: budgetFigure.optional(),
  asOf: day.optional(),
});
export type LedgerQuery = z.infer<typeof ledgerQuery>;

/** What an address asks for; words that it does not know are dropped. */
export function ledgerQueryIn(search: URLSearchParams): LedgerQuery {
  const given = Object.entries(ledgerQuery.shape).flatMap(([name, schema]) => {
    const read = schema.safeParse(search.get(name) ?? undefined);
    return read.success && read.data !== undefined ? [[name, read.data]] : [];
  });
  return ledgerQuery.parse(Object.fromEntries(given));
}

/** The page that shows these entries. */
export function ledgerAddress(query: LedgerQuery): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  return `/bureau/ledger?${new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()}`;
}
