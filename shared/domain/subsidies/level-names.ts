import type { Bilingual } from '../names.ts';
import type { FiscalLevel } from './programme.ts';

export const levelNames: Readonly<Record<FiscalLevel, Bilingual>> = {
  central: { zh: '中央', en: 'Central' },
  province: { zh: '省级', en: 'Province' },
  city: { zh: '市级', en: 'City' },
  county: { zh: '县级', en: 'County' },
};
