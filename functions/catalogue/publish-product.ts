import { publishProductOperation } from '../../shared/contract/operations/catalogue.ts';
import { checkProduct } from '../../shared/domain/catalogue/check-product.ts';
import { insertProductVersion } from '../../shared/persistence/published-versions.ts';
import { currentCatalogue } from '../runtime/current-catalogue.ts';
import { changingRoute } from '../runtime/route.ts';
import { publishVersion } from './publish-version.ts';

/** A version is sold from its `validFrom` on, without a deployment; what was quoted on another keeps it. */
export const publishProduct = changingRoute(publishProductOperation, async ({ body, command }) => {
  const catalogue = await currentCatalogue();
  return publishVersion(body, {
    command,
    siblings: catalogue.products.filter((one) => one.code === body.code),
    check: () => checkProduct(body, catalogue.with({ products: [body] })),
    insert: () => insertProductVersion(body, command.id),
  });
});
