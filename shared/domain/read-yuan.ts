import { asFen, type Fen, largestRequestFen } from './money.ts';
import { accept, refuse, type Result } from './result.ts';

/** Why a text is no amount, with what its writer may have meant. */
export type YuanRefusal =
  | { readonly kind: 'comma-as-point'; readonly asPoint: string; readonly asGroups: string }
  | { readonly kind: 'wrong-groups' }
  | { readonly kind: 'below-a-fen' }
  | { readonly kind: 'negative' }
  | { readonly kind: 'no-number' }
  | { readonly kind: 'nothing-before-point'; readonly meant: string }
  | { readonly kind: 'too-large' };

const grouped = /^\d{1,3}(,\d{3})+(\.\d*)?$/;
const plain = /^\d+(\.\d*)?$/;

/**
 * MNY-1: an amount as people write it in yuan, read to the fen or refused; nothing is ever guessed. `¥1,000.00`, `１０００元`,
 * `1.5万` and `123。45` are amounts, an empty text is none (`undefined`, not zero). Read digit by digit, so no amount is
 * rounded. Refused are commas that group nothing, more than two decimals, signs, and words.
 */
export function readYuan(text: string): Result<Fen | undefined, YuanRefusal> {
  const written = text
    .normalize('NFKC')
    .replaceAll('。', '.')
    .replace(/^\s*¥/, '')
    .replaceAll(/\s/g, '')
    .replace(/元$/, '');
  if (written === '') return accept(undefined);
  if (/^[-−]/.test(written)) return refuse({ kind: 'negative' });
  const inTenThousands = written.endsWith('万');
  const amount = inTenThousands ? written.slice(0, -1) : written;
  if (!/^[\d.,]+$/.test(amount)) return refuse({ kind: 'no-number' });
  if (amount.startsWith('.')) return refuse({ kind: 'nothing-before-point', meant: `0${amount}` });
  if (!grouped.test(amount) && !plain.test(amount)) return refuse(wrongCommas(amount));
  return fenOf(amount.replaceAll(',', ''), inTenThousands ? 4 : 0);
}

/** `100,55` could be two amounts a hundred times apart; any other comma out of place is a slip. */
function wrongCommas(amount: string): YuanRefusal {
  const [whole = '', rest = '', ...more] = amount.split(',');
  const isOneComma = more.length === 0 && /^\d+$/.test(whole) && /^\d{1,2}$/.test(rest);
  if (!isOneComma) return amount.includes(',') ? { kind: 'wrong-groups' } : { kind: 'no-number' };
  const together = whole + rest;
  return {
    kind: 'comma-as-point',
    asPoint: `${whole}.${rest}`,
    asGroups: together.replaceAll(/\B(?=(\d{3})+$)/g, ','),
  };
}

/** Digits with a point, moved to the right by `places` and two more for the fen. */
function fenOf(amount: string, places: number): Result<Fen, YuanRefusal> {
  const [whole = '', decimals = ''] = amount.split('.');
  const moved = decimals.padEnd(places + 2, '0');
  if (/[1-9]/.test(moved.slice(places + 2)) || (places === 0 && decimals.length > 2)) {
    return refuse({ kind: 'below-a-fen' });
  }
  const digits = (whole + moved.slice(0, places + 2)).replace(/^0+(?=\d)/, '');
  if (BigInt(digits) > BigInt(largestRequestFen)) return refuse({ kind: 'too-large' });
  return accept(asFen(Number(digits)));
}
