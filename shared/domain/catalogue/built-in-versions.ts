import { clinicalTrialV1 } from '../products/data/clinical-trial-v1.ts';
import { commercialSpaceV1 } from '../products/data/commercial-space-v1.ts';
import { conversionCostV1 } from '../products/data/conversion-cost-v1.ts';
import { firstEquipmentV1 } from '../products/data/first-equipment-v1.ts';
import { ipProtectionV1 } from '../products/data/ip-protection-v1.ts';
import { kerongxinV1 } from '../products/data/kerongxin-v1.ts';
import { keyEquipmentV1 } from '../products/data/key-equipment-v1.ts';
import { pilotTrialV1 } from '../products/data/pilot-trial-v1.ts';
import { proofOfConceptV1 } from '../products/data/proof-of-concept-v1.ts';
import { qinkeInclusiveV1 } from '../products/data/qinke-inclusive-v1.ts';
import { qinkeRdV1 } from '../products/data/qinke-rd-v1.ts';
import { rdCostV1 } from '../products/data/rd-cost-v1.ts';
import { rdInterruptionV1 } from '../products/data/rd-interruption-v1.ts';
import { suichuangV1 } from '../products/data/suichuang-v1.ts';
import type { ProductData } from '../products/product.ts';
import { ahHf2023V1 } from '../subsidies/data/ah-hf-2023-v1.ts';
import { ahTlV1 } from '../subsidies/data/ah-tl-v1.ts';
import { bjFirstV1 } from '../subsidies/data/bj-first-v1.ts';
import { bjHdV1 } from '../subsidies/data/bj-hd-v1.ts';
import { bjIpV1 } from '../subsidies/data/bj-ip-v1.ts';
import { fj2024V1 } from '../subsidies/data/fj-2024-v1.ts';
import { fjOldV1 } from '../subsidies/data/fj-old-v1.ts';
import { gdSz2017V1 } from '../subsidies/data/gd-sz-2017-v1.ts';
import { gsByV1 } from '../subsidies/data/gs-by-v1.ts';
import { heSjzV1 } from '../subsidies/data/he-sjz-v1.ts';
import { jsSz2020V1 } from '../subsidies/data/js-sz-2020-v1.ts';
import { natFirstV1 } from '../subsidies/data/nat-first-v1.ts';
import { sd2018V1 } from '../subsidies/data/sd-2018-v1.ts';
import { sdLkbV1 } from '../subsidies/data/sd-lkb-v1.ts';
import { sdNewV1 } from '../subsidies/data/sd-new-v1.ts';
import { shLoanV1 } from '../subsidies/data/sh-loan-v1.ts';
import { shTrialV1 } from '../subsidies/data/sh-trial-v1.ts';
import { sxMatV1 } from '../subsidies/data/sx-mat-v1.ts';
import { zjFirstV1 } from '../subsidies/data/zj-first-v1.ts';
import { zjXsV1 } from '../subsidies/data/zj-xs-v1.ts';
import { snQkbPh, snQkbYf } from '../subsidies/data/sn-qkb.ts';
import type { ProgrammeData } from '../subsidies/programme.ts';

/** Every product version that the service comes with, as it is written: a new file in `products/data` gets its line here. */
export const productVersions: readonly ProductData[] = [
  qinkeInclusiveV1,
  qinkeRdV1,
  suichuangV1,
  proofOfConceptV1,
  kerongxinV1,
  conversionCostV1,
  rdCostV1,
  pilotTrialV1,
  clinicalTrialV1,
  firstEquipmentV1,
  ipProtectionV1,
  commercialSpaceV1,
  keyEquipmentV1,
  rdInterruptionV1,
];

/** Every programme version that the service comes with: a new file in `subsidies/data` gets its line here. */
export const programmeVersions: readonly ProgrammeData[] = [
  snQkbPh,
  snQkbYf,
  sdLkbV1,
  sd2018V1,
  sdNewV1,
  fj2024V1,
  fjOldV1,
  ahHf2023V1,
  ahTlV1,
  jsSz2020V1,
  gdSz2017V1,
  bjIpV1,
  bjHdV1,
  bjFirstV1,
  shLoanV1,
  shTrialV1,
  heSjzV1,
  zjXsV1,
  zjFirstV1,
  gsByV1,
  sxMatV1,
  natFirstV1,
];
