import { useState } from 'react';
import type { Fen } from '../../shared/domain/money.ts';
import { readYuan, type YuanRefusal } from '../../shared/domain/read-yuan.ts';
import { capitalAmount } from '../../shared/domain/papers/capital-amount.ts';
import { useLanguage, useWords } from '../words/language.tsx';
import { useAfterPress } from './after-press.ts';
import { TextField } from './fields.tsx';
import { yuanText } from './money-text.tsx';

const words = {
  reads: {
    zh: (fen: Fen) => `读作 ${capitalAmount(fen).replace('人民币', '')}`,
    en: (fen: Fen) => `reads ${yuanText(fen)}`,
  },
  'comma-as-point': {
    zh: (point: string, groups: string) => `逗号只作千分位，您要输入 ${point} 还是 ${groups}？`,
    en: (point: string, groups: string) => `A comma only groups thousands: ${point} or ${groups}?`,
  },
  'wrong-groups': { zh: '千分位不对', en: 'Check the grouping' },
  'below-a-fen': { zh: '最多到分', en: 'Two decimals at most' },
  negative: { zh: '不能为负', en: 'Not below zero' },
  'no-number': { zh: '请输入数字', en: 'Enter a number' },
  'nothing-before-point': { zh: (meant: string) => `请写 ${meant}`, en: (meant: string) => `Write ${meant}` },
  'too-large': { zh: '金额过大', en: 'The amount is too large' },
  yuan: { zh: '元', en: 'yuan' },
  timesOff: {
    zh: (times: number, due: string) => `与应为的 ${due} 相差 ${times} 倍，请看单位是不是元`,
    en: (times: number, due: string) => `${times} times off the ${due} due: is it in yuan?`,
  },
  differs: {
    zh: (due: string, given: string) => `应为 ${due}，您输入的是 ${given}`,
    en: (due: string, given: string) => `${due} is due, you entered ${given}`,
  },
};

/** An amount as it is being typed; what is no amount yet stays as it was typed. */
export interface TypedAmount {
  readonly text: string;
  /** `undefined`: empty, or not an amount. */
  readonly fen: Fen | undefined;
  readonly isWrong: boolean;
}

export const noAmount: TypedAmount = { text: '', fen: undefined, isWrong: false };

export function typedAmount(fen: number | undefined): TypedAmount {
  return fen === undefined ? noAmount : { text: yuanText(fen, true), fen: fen as Fen, isWrong: false };
}

interface MoneyInputProps {
  readonly label: string;
  readonly name: string;
  readonly value: TypedAmount;
  readonly onChange: (value: TypedAmount) => void;
  readonly help?: string | undefined;
  readonly error?: string | undefined;
  readonly optional?: boolean;
  /** What it should equal; a hundred times more or less is pointed out as what it is. */
  readonly expected?: Fen | undefined;
}

/** An amount in yuan: nothing is rewritten while it is typed, nothing guessed; read back once the field is left. */
export function MoneyInput({ value, onChange, error, expected, ...field }: MoneyInputProps) {
  const said = useWords(words);
  const { language } = useLanguage();
  const [wasLeft, setWasLeft] = useState(false);
  const read = readYuan(value.text);
  const refusal = wasLeft && !read.accepted ? wordsOf(read.refusal, said) : undefined;
  const differs = wasLeft && value.fen !== undefined ? difference(value.fen, expected, said) : undefined;
  const afterPress = useAfterPress();
  const leave = () => {
    afterPress(() => setWasLeft(true));
    if (value.fen !== undefined) onChange({ ...value, text: yuanText(value.fen, true) });
  };
  return (
    <TextField
      {...field}
      value={value.text}
      onChange={(text) => {
        const now = readYuan(text);
        setWasLeft(false);
        onChange({ text, fen: now.accepted ? now.value : undefined, isWrong: !now.accepted });
      }}
      onBlur={leave}
      error={refusal ?? differs ?? error}
      prefix="¥"
      suffix={said.yuan}
      inputMode="decimal"
      autoComplete="off"
      after={
        <span className="field-help" aria-live="polite" lang={language === 'zh' ? 'zh-CN' : 'en'}>
          {value.fen === undefined ? '' : said.reads(value.fen)}
        </span>
      }
    />
  );
}

type Said = ReturnType<typeof useWords<typeof words>>;

function wordsOf(refusal: YuanRefusal, said: Said): string {
  switch (refusal.kind) {
    case 'comma-as-point':
      return said[refusal.kind](refusal.asPoint, refusal.asGroups);
    case 'nothing-before-point':
      return said[refusal.kind](refusal.meant);
    case 'wrong-groups':
    case 'below-a-fen':
    case 'negative':
    case 'no-number':
    case 'too-large':
      return said[refusal.kind];
  }
}

function difference(given: Fen, expected: Fen | undefined, said: Said): string | undefined {
  if (expected === undefined || given === expected) return undefined;
  for (const times of [100, 10_000]) {
    if (given === expected * times || given * times === expected)
      return said.timesOff(times, yuanText(expected));
  }
  return said.differs(yuanText(expected), yuanText(given));
}
