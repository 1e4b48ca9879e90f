import { asPpm, formatPercent, type Ppm } from './money.ts';

/** A rate as it is typed, in percent with four decimals at most; `undefined`: empty, or no such rate. */
export function readPercent(typed: string): Ppm | undefined {
  const text = typed.normalize('NFKC').trim().replace(/\s*%$/, '');
  if (!/^\d{1,3}(\.\d{1,4})?$/.test(text)) return undefined;
  const [whole = '0', part = ''] = text.split('.');
  const ppm = Number(whole) * 10_000 + Number(part.padEnd(4, '0'));
  return ppm > 1_000_000 ? undefined : asPpm(ppm);
}

/** The same text for a rate that is known: `12.5`. */
export function typedPercent(rate: Ppm): string {
  return formatPercent(rate).replace(' %', '');
}
