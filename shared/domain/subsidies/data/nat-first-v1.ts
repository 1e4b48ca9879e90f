import type { ProgrammeData } from '../programme.ts';

/** 国家首台（套）首批次保险补偿（2025）, version 1: 80 % of the premium actually paid; qualification, then money; three years’ ban after fraud. */
export const natFirstV1: ProgrammeData = {
  id: 'NAT-FIRST',
  version: 1,
  names: {
    zh: '国家首台（套）首批次保险补偿（2025）',
    en: 'National compensation for first equipment and materials of 2025',
  },
  validFrom: '2025-01-01',
  products: ['first-equipment'],
  productMatch: 'exact',
  divisionPrefix: '',
  mode: 'pay-then-reimburse',
  base: 'gross',
  rates: [{ ppm: 800_000 }],
  resetOnGap: false,
  capYearBasis: 'effective-date',
  stacking: { mode: 'free' },
  minSelfPayPpm: 0,
  deMinimisFen: 0,
  budget: { allocation: 'first-come' },
  levels: [{ level: 'central', sharePpm: 1_000_000 }],
  eligibility: { anyStatusOf: [], honestYears: 3 },
  noticeWorkingDays: 5,
  figures: [
    { path: 'validFrom', basis: 'proposed', source: '工信厅联合重装〔2025〕46号 (S43)' },
    { path: 'products', basis: 'sourced', source: 'S43, S44' },
    {
      path: 'mode',
      basis: 'proposed',
      source: 'post-subsidy where the scheme does not say otherwise (SUB-8)',
    },
    { path: 'base', basis: 'sourced', source: 'S44: premium actually paid' },
    { path: 'rates', basis: 'sourced', source: 'S43, S44: at most 80 %' },
    { path: 'stacking', basis: 'proposed', source: 'not published; rulebook 17.1 default' },
    { path: 'minSelfPayPpm', basis: 'proposed', source: 'not published; rulebook 17.1 default' },
    { path: 'deMinimisFen', basis: 'proposed', source: 'not published; rulebook 17.1 default' },
    { path: 'levels', basis: 'proposed', source: 'split not published; the level that issued the scheme' },
    {
      path: 'eligibility.anyStatusOf',
      basis: 'proposed',
      source: 'the scheme asks for no status of the firm',
    },
    {
      path: 'eligibility.honestYears',
      basis: 'sourced',
      source: 'S44: no application for three years after fraud',
    },
    { path: 'noticeWorkingDays', basis: 'proposed', source: 'notice S27, S32; days not published' },
  ],
};
