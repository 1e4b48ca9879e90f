import type { InsurerCode } from '../ids.ts';

/** Registered names by code; papers carry the name that an insurer signs with. */
const names: ReadonlyMap<string, string> = new Map([
  ['picc-sn', '中国人民财产保险股份有限公司陕西省分公司'],
  ['cpic-sn', '中国太平洋财产保险股份有限公司陕西分公司'],
  ['pingan-sn', '中国平安财产保险股份有限公司陕西分公司'],
]);

/** The name of an insurer, or its code where no name is known. */
export function insurerName(of: InsurerCode): string {
  return names.get(of) ?? of;
}
