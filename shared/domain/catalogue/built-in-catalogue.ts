import { qinkeInclusiveV1 } from '../products/data/qinke-inclusive-v1.ts';
import { qinkeRdV1 } from '../products/data/qinke-rd-v1.ts';
import { product } from '../products/product.ts';
import { snQkbPh, snQkbYf } from '../subsidies/data/sn-qkb.ts';
import { programme } from '../subsidies/programme.ts';
import { Catalogue } from './catalogue.ts';

/** The versions that the service comes with; operators publish others beside them. */
export const builtInCatalogue = new Catalogue(
  [qinkeInclusiveV1, qinkeRdV1].map((data) => product.parse(data)),
  [snQkbPh, snQkbYf].map((data) => programme.parse(data)),
);
