import type { ProgrammeData } from '../programme.ts';

/** 石家庄高新区科技保险补贴, version 1: 60 % up to a sum insured of 50,000,000, above it 50 % after outside assessment. */
export const heSjzV1: ProgrammeData = {
  id: 'HE-SJZ',
  version: 1,
  names: { zh: '石家庄高新区科技保险补贴', en: 'Shijiazhuang high-tech zone subsidy' },
  validFrom: '2024-01-01',
  products: ['key-equipment', 'rd-cost', 'rd-interruption', 'pilot-trial'],
  productMatch: 'exact',
  divisionPrefix: '1301',
  mode: 'pay-then-reimburse',
  base: 'gross',
  rates: [
    { sumUpToFen: 5_000_000_000, ppm: 600_000, capFen: 10_000_000 },
    { ppm: 500_000, capFen: 15_000_000 },
  ],
  resetOnGap: false,
  capYearBasis: 'effective-date',
  stacking: { mode: 'free' },
  minSelfPayPpm: 0,
  deMinimisFen: 0,
  budget: { allocation: 'first-come' },
  levels: [{ level: 'county', sharePpm: 1_000_000 }],
  eligibility: { anyStatusOf: ['hnte', 'tech-sme', 'srdi', 'little-giant'] },
  noticeWorkingDays: 5,
  figures: [
    { path: 'validFrom', basis: 'proposed', source: 'no validity stated (S36)' },
    { path: 'products', basis: 'proposed', source: 'list not visible' },
    {
      path: 'mode',
      basis: 'proposed',
      source: 'post-subsidy where the scheme does not say otherwise (SUB-8)',
    },
    { path: 'base', basis: 'proposed', source: 'not stated; premium actually paid (SUB-1)' },
    { path: 'rates', basis: 'sourced', source: 'S36: 100,000 and 150,000 at most' },
    { path: 'stacking', basis: 'proposed', source: 'not published; rulebook 17.1 default' },
    { path: 'minSelfPayPpm', basis: 'proposed', source: 'not published; rulebook 17.1 default' },
    { path: 'deMinimisFen', basis: 'proposed', source: 'not published; rulebook 17.1 default' },
    { path: 'levels', basis: 'proposed', source: 'split not published; the level that issued the scheme' },
    { path: 'eligibility.anyStatusOf', basis: 'proposed', source: 'typical list S19' },
    { path: 'noticeWorkingDays', basis: 'proposed', source: 'notice S27, S32; days not published' },
  ],
};
