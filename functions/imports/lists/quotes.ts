import { dayOf } from '../../../shared/domain/dates.ts';
import { quoteId } from '../../../shared/domain/ids.ts';
import { quoteCells, quoteColumns } from '../../../shared/domain/imports/quote-row.ts';
import type { RowResult } from '../../../shared/domain/imports/row-outcome.ts';
import type { Quote } from '../../../shared/domain/quoting/quote.ts';
import { quoteFor } from '../../../shared/domain/quoting/request-quote.ts';
import { insertQuote, readQuote } from '../../../shared/persistence/quotes.ts';
import { businessTable } from '../../runtime/business-table.ts';
import { currentCatalogue } from '../../runtime/current-catalogue.ts';
import { derivedId, sha256 } from '../../runtime/minting.ts';
import { type ListKind, readRow, turnedAway } from '../list-kind.ts';
import { pricedRow } from './priced-row.ts';

/**
 * Quotes for a whole park, by an underwriter of the leading insurer. A row that says the same on the same day is the same
 * quote.
 */
export const quoteList: ListKind = {
  kind: 'quotes',
  columns: quoteColumns,
  results: [
    { name: 'uscc', zh: '统一社会信用代码' },
    { name: 'quoteId', zh: '报价编号' },
    { name: 'status', zh: '状态' },
    { name: 'premiumFen', zh: '总保费（分）' },
    { name: 'subsidyFen', zh: '补贴（分）' },
    { name: 'firmPaysFen', zh: '企业自付（分）' },
  ],
  decide: async (cells, { columns, caller, now }) => {
    const read = readRow(quoteCells, cells, columns);
    if (!read.ok) return turnedAway(...read.faults);
    const requestHash = sha256(JSON.stringify(read.row));
    const id = quoteId.parse(
      derivedId('quo', ['quote-import', caller.org, dayOf(now), requestHash].join('\n')),
    );
    const made = await readQuote(businessTable(), { kind: 'service' }, id);
    if (made !== undefined) return { accepted: true, writes: [], result: resultOf(made) };
    const catalogue = await currentCatalogue();
    const priced = await pricedRow(read.row, columns, { catalogue, caller, at: now });
    if (!priced.ok) return turnedAway(...priced.faults);
    const quote = quoteFor(priced.priced.request, priced.priced.facts, { quoteId: id, requestHash });
    return { accepted: true, writes: [insertQuote(quote)], result: resultOf(quote) };
  },
};

function resultOf(of: Quote): RowResult {
  return {
    uscc: of.uscc,
    quoteId: of.quoteId,
    status: of.status,
    premiumFen: of.premium.grossFen,
    subsidyFen: of.subsidy.totalFen,
    firmPaysFen: of.firmPaysFen,
  };
}
