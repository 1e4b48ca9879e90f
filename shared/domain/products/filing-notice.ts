import { demoProductNotice, type Product } from './product.ts';

/** What every quote and paper of a product without a filing number says (保险法 art. 135); nothing for a filed one. */
export function filingNotice(of: Pick<Product, 'filing'>): string | undefined {
  return of.filing.kind === 'demo' ? `${demoProductNotice.zh} / ${demoProductNotice.en}` : undefined;
}
