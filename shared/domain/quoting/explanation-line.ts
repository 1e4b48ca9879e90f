import type { Fen } from '../money.ts';
import { asText, type Bilingual, type Figure } from '../names.ts';

/** One step of a price in words: the rule that ordered it, its inputs and result, and where the rule comes from. */
export interface ExplanationLine {
  readonly rule: string;
  readonly text: string;
  readonly textEn?: string;
  readonly source: string;
  /** What went in: fen, parts per million, counts and words by name. */
  readonly inputs?: Readonly<Record<string, number | string>>;
  /** What it adds to (or takes from) what the firm pays in the end; such lines add up to it. */
  readonly fen?: Fen;
}

/** Where the rules of a quote come from, for lines that rest on no figure of product or programme. */
const ruleSources = {
  '保险法 135': '保险法第一百三十五条',
  'ELG-2': 'S19',
  'ELG-6': 'S23',
  'MNY-3': 'S14, S15, S23, S27, S44',
  'MNY-4': 'S51',
  'QTE-1': 'SEED 004:93',
  'QTE-2': 'rulebook 4.2',
  'QTE-6': '保险法第五十五条',
  'SUB-1': 'S14, S19, S23, S24, S32',
  'SUB-2': 'S24, S45, S46, S47',
  'SUB-3': 'S14, S23',
  'SUB-4': 'S19, S21, S27',
  'SUB-6': 'S14, S15',
  'SUB-8': 'S10, S14, S32',
  'SUB-9': 'S27',
  'SUB-10': 'S19, S47',
  'SUB-12': 'S90',
  'SUB-18': 'S25',
  'SUB-20': 'SEED 004:93',
  'TAX-1': '增值税法第十条第三项',
} as const;
export type QuotingRule = keyof typeof ruleSources;

interface Sourced {
  readonly figures: readonly Figure[];
}

/** A line whose source is that of a figure of product or programme where it has one, else the rule's own. */
export function explained(
  rule: QuotingRule,
  said: Bilingual,
  inputs: NonNullable<ExplanationLine['inputs']>,
  from?: { readonly of: Sourced; readonly path: string },
  amount?: Fen,
): ExplanationLine {
  const figure = from?.of.figures.find((one) => one.path === from.path);
  return {
    rule,
    ...asText(said),
    source: figure === undefined ? ruleSources[rule] : `${figure.source}（${figure.basis}）`,
    inputs,
    ...(amount === undefined ? {} : { fen: amount }),
  };
}
