import type { InsurerCode } from '../ids.ts';
import type { Bilingual } from '../names.ts';

/** Registered names by code; papers carry the name that an insurer signs with. */
const names: ReadonlyMap<string, Bilingual> = new Map([
  [
    'picc-sn',
    { zh: '中国人民财产保险股份有限公司陕西省分公司', en: 'PICC Property and Casualty, Shaanxi branch' },
  ],
  [
    'cpic-sn',
    {
      zh: '中国太平洋财产保险股份有限公司陕西分公司',
      en: 'China Pacific Property Insurance, Shaanxi branch',
    },
  ],
  [
    'pingan-sn',
    { zh: '中国平安财产保险股份有限公司陕西分公司', en: 'Ping An Property and Casualty, Shaanxi branch' },
  ],
  ['taiping-bj', { zh: '太平财产保险有限公司北京分公司', en: 'Taiping General Insurance, Beijing branch' }],
  ['taiping-hb', { zh: '太平财产保险有限公司湖北分公司', en: 'Taiping General Insurance, Hubei branch' }],
]);

/** The name of an insurer, or its code where no name is known. */
export function insurerName(of: InsurerCode): string {
  return names.get(of)?.zh ?? of;
}

/** G18: the same in both languages. */
export function insurerNames(of: InsurerCode): Bilingual {
  return names.get(of) ?? { zh: of, en: of };
}

/** Insurers with their names beside their codes. */
export function namedInsurers<Share extends { readonly insurer: InsurerCode }>(shares: readonly Share[]) {
  return shares.map((share) => ({ ...share, names: insurerNames(share.insurer) }));
}
