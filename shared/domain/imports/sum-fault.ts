import type { Product } from '../products/product.ts';
import { boundsOfSum } from '../quoting/faults-of-request.ts';
import type { QuoteRequest } from '../quoting/quote-request.ts';
import { amountWords } from './cells.ts';
import type { WrittenColumn } from './columns.ts';
import { type QuoteCells, sumColumnOf } from './quote-row.ts';
import type { RowFault } from './row-outcome.ts';

export interface SumInRow {
  readonly cells: QuoteCells;
  readonly product: Product;
  readonly request: QuoteRequest;
  readonly columns: readonly WrittenColumn[];
}

/** QTE-1: a sum insured that the product does not take: the cell that it stands in, its bounds in the unit of that cell. */
export function sumFault(code: string, { cells, product, request, columns }: SumInRow): RowFault {
  const name = sumColumnOf(code, cells, product);
  const inYuan = columns.find((column) => column.name === name)?.inYuan === true;
  const say = (message: string, fix: string): RowFault => ({ column: name, rule: 'QTE-1', message, fix });
  const found = boundsOfSum(product, code, request);
  if (found === undefined) {
    const message = '该产品不为此项保障填写保险金额 / the product takes no sum insured for this cover';
    return name === 'otherSums'
      ? say(`${code}：${message}`, `请删去 ${code} / leave ${code} out`)
      : say(message, '请将此格留空 / leave the cell empty');
  }
  const { cover, leastFen, mostFen } = found;
  const least = amountWords(leastFen, inYuan);
  if (mostFen === undefined) {
    return say(
      `“${cover.names.zh}”的保险金额须不低于 ${least.zh} / the sum insured of ${code} is ${least.en} or more`,
      fixOf(name, code, least.cell),
    );
  }
  const most = amountWords(mostFen, inYuan);
  return say(
    `“${cover.names.zh}”的保险金额须为 ${least.zh}至 ${most.zh} / the sum insured of ${code} is from ${least.en} to ${most.en}`,
    mostFen < leastFen
      ? '请核对保险价值：按它能保的金额低于下限 / check the insurable value: what it allows is below the least'
      : fixOf(name, code, most.cell),
  );
}

function fixOf(column: string, code: string, amount: string): string {
  const cell = column === 'otherSums' ? `${code}=${amount}` : amount;
  return `请填写此范围内的金额，例如 ${cell} / give an amount within these bounds, such as ${cell}`;
}
