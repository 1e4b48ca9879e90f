import type { Caller } from '../../shared/domain/access/role.ts';
import type { Catalogue } from '../../shared/domain/catalogue/catalogue.ts';
import { dayOf, type Instant } from '../../shared/domain/dates.ts';
import type { Product } from '../../shared/domain/products/product.ts';
import type { QuoteRequest } from '../../shared/domain/quoting/quote-request.ts';
import { accept, refuse, type Result } from '../../shared/domain/result.ts';
import { sellsDemoProducts } from '../runtime/environment.ts';
import { invalidRequest, notFound, type Refusal, refusal } from '../runtime/reply.ts';

/** The product version that a firm's own request is for, or what the firm is told. */
export function productAsked(
  { uscc, productCode }: Pick<QuoteRequest, 'uscc' | 'productCode'>,
  caller: Caller,
  catalogue: Catalogue,
  now: Instant,
): Result<Product, Refusal> {
  if (uscc !== caller.org) return refuse(notFound());
  if (!catalogue.products.some((one) => one.code === productCode)) {
    return refuse(invalidRequest([{ path: 'productCode', message: '没有这个产品 / no such product' }]));
  }
  const product = productOnSale(catalogue, productCode, now);
  return product === undefined ? refuse(notOnSale(productCode)) : accept(product);
}

/** The version of a product that is on sale today; `undefined` where none is, or only as a demonstration elsewhere. */
export function productOnSale(catalogue: Catalogue, code: string, now: Instant): Product | undefined {
  const newest = catalogue.productOn(code, dayOf(now));
  return newest?.filing.kind === 'demo' && !sellsDemoProducts() ? undefined : newest;
}

export function notOnSale(code: string): Refusal {
  return refusal('product-not-on-sale', `产品 ${code} 目前不可投保。可在产品目录中选择在售产品。`);
}

export function firmNotRegistered(): Refusal {
  return refusal('firm-not-registered', '企业尚未登记。请先填写企业信息（名称、注册地区划），再获取报价。');
}
