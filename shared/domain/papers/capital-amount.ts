import type { Fen } from '../money.ts';

const digits = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];
const places = ['', '拾', '佰', '仟'];
const groups = ['', '万', '亿', '万亿'];

/**
 * An amount in the capital numerals of bills and insurance papers (支付结算办法, annex 1): 20,000 fen → `人民币贰佰元整`,
 * 10,705 fen → `人民币壹佰零柒元零伍分`. Amounts are at least zero.
 */
export function capitalAmount(amount: Fen): string {
  const written = String(amount).padStart(3, '0');
  const yuan = written.slice(0, -2).replace(/^0+/, '');
  const [jiao = 0, fen = 0] = written.slice(-2).split('').map(Number);
  const whole = yuan === '' ? '' : `${capitalWhole(yuan)}元`;
  if (jiao === 0 && fen === 0) return `人民币${whole === '' ? '零元' : whole}整`;
  const tenths = jiao > 0 ? `${digits[jiao]}角` : whole === '' ? '' : '零';
  return `人民币${whole}${tenths}${fen > 0 ? `${digits[fen]}分` : '整'}`;
}

function capitalWhole(yuan: string): string {
  const count = Math.trunc((yuan.length + 3) / 4);
  const padded = yuan.padStart(count * 4, '0');
  let text = '';
  let gap = false;
  for (let index = 0; index < count; index += 1) {
    const group = padded.slice(index * 4, index * 4 + 4);
    const capital = capitalGroup(group);
    if (capital === '') {
      gap = true;
      continue;
    }
    const needsZero = text !== '' && (gap || group.startsWith('0'));
    text += `${needsZero ? '零' : ''}${capital}${groups[count - 1 - index] ?? ''}`;
    gap = group.endsWith('0');
  }
  return text;
}

/** Four digits without leading or trailing zeros: `1050` → `壹仟零伍拾`. */
function capitalGroup(group: string): string {
  let text = '';
  let gap = false;
  for (const [index, digit] of group.split('').map(Number).entries()) {
    if (digit === 0) {
      gap = text !== '';
      continue;
    }
    text += `${gap ? '零' : ''}${digits[digit]}${places[3 - index]}`;
    gap = false;
  }
  return text;
}
