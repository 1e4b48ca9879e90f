import type { ProgrammeData } from '../programme.ts';

const shaanxi = {
  version: 1,
  validFrom: '2025-12-31',
  divisionPrefix: '61',
  mode: 'direct-deduct',
  base: 'gross',
  deMinimisFen: 0,
  levels: [
    { level: 'province', sharePpm: 600_000 },
    { level: 'city', sharePpm: 300_000 },
    { level: 'county', sharePpm: 100_000 },
  ],
  eligibility: { anyStatusOf: ['hnte', 'tech-sme', 'srdi', 'little-giant'] },
  productMatch: 'exact',
  resetOnGap: false,
  capYearBasis: 'effective-date',
  stacking: { mode: 'free' },
  budget: { allocation: 'first-come' },
  noticeWorkingDays: 5,
} as const;

const shaanxiFigures = [
  { path: 'mode', basis: 'proposed', source: 'reading of SEED 004:93: the firm need only pay 200' },
  { path: 'levels', basis: 'proposed', source: 'split not published; principle S51' },
  { path: 'eligibility.anyStatusOf', basis: 'proposed', source: 'typical list S19' },
  { path: 'noticeWorkingDays', basis: 'proposed', source: 'notice S27, S32; days not published' },
  { path: 'deMinimisFen', basis: 'proposed', source: 'not published; no floor (SUB-12)' },
  { path: 'validFrom', basis: 'sourced', source: 'pilot plan of 2025-12-31 (S10, S11)' },
] as const;

/** 秦科普惠保: the budget pays 80 %, the firm 200 yuan of 1,000. */
export const snQkbPh: ProgrammeData = {
  ...shaanxi,
  id: 'SN-QKB-PH',
  names: { zh: '陕西省秦科普惠保保费补贴', en: 'Shaanxi premium subsidy for Qinke Inclusive Cover' },
  products: ['qinke-inclusive'],
  rates: [{ ppm: 800_000 }],
  firmYearCapFen: 80_000,
  minSelfPayPpm: 200_000,
  figures: [
    ...shaanxiFigures,
    { path: 'rates', basis: 'seed', source: 'SEED 004:93: 补贴 80 %' },
    { path: 'firmYearCapFen', basis: 'proposed', source: 'not published; one policy a year' },
    { path: 'minSelfPayPpm', basis: 'seed', source: 'SEED 004:93: the firm pays 200 of 1,000' },
  ],
};

/** 秦科研发保: subsidised at 70 %. */
export const snQkbYf: ProgrammeData = {
  ...shaanxi,
  id: 'SN-QKB-YF',
  names: { zh: '陕西省秦科研发保保费补贴', en: 'Shaanxi premium subsidy for Qinke R&D Cover' },
  products: ['qinke-rd'],
  rates: [{ ppm: 700_000 }],
  firmYearCapFen: 30_000_000,
  minSelfPayPpm: 0,
  figures: [
    ...shaanxiFigures,
    { path: 'rates', basis: 'seed', source: 'SEED 004:93: 补贴 70 %' },
    { path: 'firmYearCapFen', basis: 'proposed', source: 'not published; as Shandong, Hefei, Suzhou' },
    { path: 'minSelfPayPpm', basis: 'proposed', source: 'not published; no minimum beside the rate' },
  ],
};
