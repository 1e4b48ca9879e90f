import type { Fen } from '../../shared/domain/money.ts';
import { capitalAmount } from '../../shared/domain/papers/capital-amount.ts';
import { useLanguage, useWords } from '../words/language.tsx';
import './money-text.css';

const words = { unknown: { zh: '无数据', en: 'no data' } };

interface MoneyTextProps {
  /** `undefined`: unknown, which is not zero. */
  readonly fen: Fen | number | undefined;
  readonly size?: 'amount' | 'normal';
  readonly tone?: 'good' | 'warn' | 'bad';
  /** Without ¥, where the table's caption says the unit. */
  readonly bare?: boolean;
  /** With the capital numerals of bills below it, in Chinese. */
  readonly capitals?: boolean;
}

/** An amount of fen in yuan, always with two decimals: `¥1,000.00`, `−¥423.02`. */
export function MoneyText({ fen, size = 'normal', tone, bare = false, capitals = false }: MoneyTextProps) {
  const said = useWords(words);
  const { language } = useLanguage();
  if (fen === undefined) {
    return (
      <span className="money-text">
        —<span className="visually-hidden">{said.unknown}</span>
      </span>
    );
  }
  const toned = tone === undefined ? '' : ` money-${tone}`;
  return (
    <>
      <data className={`money-text money-${size}${toned}`} value={fen}>
        {yuanText(fen, bare)}
      </data>
      {capitals && language === 'zh' && fen >= 0 && (
        <span className="money-capitals">{capitalAmount(fen as Fen).replace('人民币', '')}</span>
      )}
    </>
  );
}

/** `¥1,000.00`; U+2212 before a negative amount. */
export function yuanText(fen: number, bare = false): string {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  const whole = digits.slice(0, -2).replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return `${fen < 0 ? '−' : ''}${bare ? '' : '¥'}${whole}.${digits.slice(-2)}`;
}
