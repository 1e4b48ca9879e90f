import { firmsLeft, grantsTheSame } from '../../../shared/domain/subsidies/firms-left.ts';
import { useAsk } from '../../api/ask.ts';
import type { AnswerOf } from '../../api/contract.ts';
import type { Position } from './position-table.tsx';

/** How many firms more the money of a programme is enough for, where that can be told. */
export function useFirmsLeft(
  of: AnswerOf<'GET /v1/programmes/{programmeId}'>,
  { levels }: Position,
): number | undefined {
  const [productCode = ''] = of.products;
  const product = useAsk(
    'GET /v1/products/{productCode}',
    { params: { productCode } },
    { enabled: grantsTheSame(of) },
  );
  return product.data && firmsLeft(of, product.data.premium, levels);
}
