import type { Caller } from '../../../shared/domain/access/role.ts';
import type { Catalogue } from '../../../shared/domain/catalogue/catalogue.ts';
import { dayOf, type Instant } from '../../../shared/domain/dates.ts';
import { cellFault } from '../../../shared/domain/imports/cells.ts';
import type { WrittenColumn } from '../../../shared/domain/imports/columns.ts';
import { type QuoteCells, quoteColumnOf, requestOfCells } from '../../../shared/domain/imports/quote-row.ts';
import type { RowFault } from '../../../shared/domain/imports/row-outcome.ts';
import { sumFault, type SumInRow } from '../../../shared/domain/imports/sum-fault.ts';
import type { Product } from '../../../shared/domain/products/product.ts';
import { faultsOfRequest } from '../../../shared/domain/quoting/faults-of-request.ts';
import { quoteRequest, type QuoteRequest } from '../../../shared/domain/quoting/quote-request.ts';
import type { QuoteFacts } from '../../../shared/domain/quoting/request-quote.ts';
import { loadQuoteFacts } from '../../quoting/quote-facts.ts';
import { businessTable } from '../../runtime/business-table.ts';
import { sellsDemoProducts } from '../../runtime/environment.ts';
import { readRow } from '../list-kind.ts';

/** A row's request and everything that its price depends on, as of a moment. */
export interface PricedRow {
  readonly request: QuoteRequest;
  readonly facts: QuoteFacts;
}

/** Reads what a row asks for, of a product that the caller's insurer leads; or what stands against it. */
export async function pricedRow(
  cells: QuoteCells,
  columns: readonly WrittenColumn[],
  of: { readonly catalogue: Catalogue; readonly caller: Caller; readonly at: Instant },
): Promise<{ ok: true; priced: PricedRow } | { ok: false; faults: readonly RowFault[] }> {
  const { catalogue, caller, at } = of;
  const product = catalogue.productOn(cells.productCode, dayOf(at));
  if (product === undefined || (product.filing.kind === 'demo' && !sellsDemoProducts())) {
    return { ok: false, faults: [notOnSale] };
  }
  if (!leads(caller.org, product)) return { ok: false, faults: [notLead] };
  const read = readRow(quoteRequest, requestOfCells(cells, product), columns, quoteColumnOf);
  if (!read.ok) return read;
  const faults = faultsOfRequest(product, read.row, at);
  if (faults.length > 0) {
    const row = { cells, product, request: read.row, columns };
    return { ok: false, faults: faults.map((one) => requestFault(one, row)) };
  }
  const facts = await loadQuoteFacts(businessTable(), read.row, product, catalogue, at);
  if (facts === undefined) return { ok: false, faults: [notRegistered] };
  return { ok: true, priced: { request: read.row, facts } };
}

function leads(org: string, product: Product): boolean {
  return product.insurers.some(({ lead, insurer }) => lead && insurer === org);
}

function requestFault(of: { path: string; message: string }, row: SumInRow): RowFault {
  const [, code] = /^sumsInsured\.(.+)$/.exec(of.path) ?? [];
  if (code !== undefined) return sumFault(code, row);
  const { columns } = row;
  const column = columns.find(({ name }) => name === quoteColumnOf(of.path));
  if (column !== undefined) return { ...cellFault(column, of.message), rule: 'QTE-1' };
  return { rule: 'QTE-1', message: of.message, fix: of.message };
}

const notOnSale: RowFault = {
  column: 'productCode',
  rule: 'product-not-on-sale',
  message: '产品在该日不可投保 / the product was not on sale that day',
  fix: '请填写产品目录中当日在售的产品代码 / give the code of a product on sale that day',
};
const notLead: RowFault = {
  column: 'productCode',
  rule: 'COI-1',
  message: '贵公司不是该产品的主承保人 / another insurer leads the product',
  fix: '请由主承保公司导入本行 / let the leading insurer import this row',
};
const notRegistered: RowFault = {
  column: 'uscc',
  rule: 'firm-not-registered',
  message: '企业尚未登记 / the firm is not registered',
  fix: '请先登记企业（可用企业名单导入），再导入本行 / register the firm first, then import this row again',
};
