import { useAsk } from '../api/ask.ts';
import { useNames } from './language.tsx';

export interface CatalogueNames {
  readonly product: (code: string | undefined) => string;
  readonly cover: (product: string | undefined, cover: string | undefined) => string;
}

/** What products and covers are called; a dash for one that is no longer on sale. */
export function useCatalogueNames(): CatalogueNames {
  const names = useNames();
  const products = useAsk('GET /v1/products', { query: { limit: 100 } });
  const find = (code: string | undefined) => products.data?.items.find((one) => one.code === code);
  return {
    product: (code) => {
      const found = find(code);
      return found ? names(found.names) : '—';
    },
    cover: (product, code) => {
      const found = find(product)?.covers.find((one) => one.code === code);
      return found ? names(found.names) : '—';
    },
  };
}
