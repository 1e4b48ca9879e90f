import type { Fen } from '../../../shared/domain/money.ts';
import { ExplanationTable } from '../../components/explanation-table.tsx';
import { useWords } from '../../words/language.tsx';
import type { Claim } from './claim.ts';

const words = {
  caption: { zh: '赔款怎样算出', en: 'How the indemnity comes about' },
  total: { zh: '赔款', en: 'Indemnity' },
};

type Line = NonNullable<Claim['indemnity']>['lines'][number];

/** An indemnity step by step, each with its rule; the last line of the calculation is the total. */
export function IndemnityTable({
  lines,
  totalFen,
  totalName,
}: {
  readonly lines: readonly Line[];
  readonly totalFen: Fen;
  readonly totalName?: string;
}) {
  const said = useWords(words);
  return (
    <ExplanationTable
      caption={said.caption}
      lines={lines.slice(0, -1)}
      total={{ label: totalName ?? said.total, fen: totalFen }}
    />
  );
}
