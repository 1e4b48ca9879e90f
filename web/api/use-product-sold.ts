import type { UseQueryResult } from '@tanstack/react-query';
import { useAsk } from './ask.ts';
import type { AnswerOf } from './contract.ts';
import type { Problem } from './problem.ts';

/** The version of a product by which something was quoted or sold; not asked for while that is not known. */
export function useProductSold(
  sold: { readonly code: string; readonly version: number } | undefined,
): UseQueryResult<AnswerOf<'GET /v1/products/{productCode}'>, Problem> {
  return useAsk(
    'GET /v1/products/{productCode}',
    { params: { productCode: sold?.code ?? '' }, query: { version: sold?.version } },
    { enabled: sold !== undefined },
  );
}
