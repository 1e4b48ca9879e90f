import { httpApi } from '../runtime/http-api.ts';
import { listProducts } from './list-products.ts';
import { listPublicProgrammes } from './list-public-programmes.ts';
import { listProgrammes } from './list-programmes.ts';
import { publishCalendar } from './publish-calendar.ts';
import { publishProduct } from './publish-product.ts';
import { publishProgramme } from './publish-programme.ts';
import { readProduct } from './read-product.ts';
import { readProgramme } from './read-programme.ts';

export const handler = httpApi([
  listProducts,
  readProduct,
  listProgrammes,
  readProgramme,
  publishProduct,
  publishProgramme,
  publishCalendar,
  listPublicProgrammes,
]);
