import type { Ppm } from '../../shared/domain/money.ts';
import { useWords } from '../words/language.tsx';
import { TextField } from './fields.tsx';

const words = {
  wrong: { zh: '请写百分数，最多四位小数', en: 'A percentage with four decimals at most' },
};

/** A rate as it is being typed; what is no rate stays as it was typed. */
export interface TypedRate {
  readonly text: string;
  readonly ppm: Ppm | undefined;
}

/** `0.5` as 5,000 ppm, by its digits. */
export function typedRate(text: string): TypedRate {
  const digits = /^(?<whole>\d{1,3})(?:\.(?<part>\d{1,4}))?$/.exec(text.normalize('NFKC').trim())?.groups;
  if (digits === undefined) return { text, ppm: undefined };
  return { text, ppm: Number(`${digits['whole']}${(digits['part'] ?? '').padEnd(4, '0')}`) as Ppm };
}

/** 5,000 ppm as `0.5`. */
export function rateDigits(ppm: number): string {
  const digits = String(ppm).padStart(5, '0');
  const decimals = digits.slice(-4).replace(/0+$/, '');
  return `${digits.slice(0, -4)}${decimals === '' ? '' : `.${decimals}`}`;
}

interface PercentFieldProps {
  readonly label: string;
  readonly name: string;
  readonly value: TypedRate;
  readonly onChange: (value: TypedRate) => void;
  readonly help?: string | undefined;
}

/** A rate in percent, to a millionth. */
export function PercentField({ value, onChange, ...field }: PercentFieldProps) {
  const said = useWords(words);
  return (
    <TextField
      {...field}
      value={value.text}
      onChange={(text) => onChange(typedRate(text))}
      error={value.ppm === undefined && value.text !== '' ? said.wrong : undefined}
      suffix="%"
      inputMode="decimal"
      autoComplete="off"
    />
  );
}
