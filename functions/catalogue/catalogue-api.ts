import { httpApi } from '../runtime/http-api.ts';
import { approveBudget } from './approve-budget.ts';
import { listProducts } from './list-products.ts';
import { listProgrammes } from './list-programmes.ts';
import { readBudget } from './read-budget.ts';
import { readProduct } from './read-product.ts';
import { readProgramme } from './read-programme.ts';

export const handler = httpApi([
  listProducts,
  readProduct,
  listProgrammes,
  readProgramme,
  readBudget,
  approveBudget,
]);
