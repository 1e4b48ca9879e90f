import { qinkeInclusiveV1 } from '../products/data/qinke-inclusive-v1.ts';
import { qinkeRdV1 } from '../products/data/qinke-rd-v1.ts';
import type { ProductData } from '../products/product.ts';
import { snQkbPh, snQkbYf } from '../subsidies/data/sn-qkb.ts';
import type { ProgrammeData } from '../subsidies/programme.ts';

/** Every product version that the service comes with, as it is written: a new file in `products/data` gets its line here. */
export const productVersions: readonly ProductData[] = [qinkeInclusiveV1, qinkeRdV1];

/** Every programme version that the service comes with: a new file in `subsidies/data` gets its line here. */
export const programmeVersions: readonly ProgrammeData[] = [snQkbPh, snQkbYf];
