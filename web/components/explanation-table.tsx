import type { Fen } from '../../shared/domain/money.ts';
import { useSentences, useWords } from '../words/language.tsx';
import { MoneyText } from './money-text.tsx';
import { RuleNote } from './rule-note.tsx';
import './explanation-table.css';

const words = {
  step: { zh: '步骤', en: 'Step' },
  amount: { zh: '金额', en: 'Amount' },
};

export interface ExplanationLine {
  readonly label: string;
  readonly labelEn?: string | undefined;
  readonly fen?: Fen | undefined;
  readonly rule: string;
  readonly source?: string | undefined;
}

/** How an amount came about: a line a step, each with the rule behind it, and the total as the last row. */
export function ExplanationTable({
  caption,
  lines,
  total,
}: {
  readonly caption: string;
  readonly lines: readonly ExplanationLine[];
  readonly total?: { readonly label: string; readonly fen: Fen };
}) {
  const said = useWords(words);
  const sentence = useSentences();
  return (
    <table className="explanation">
      <caption>{caption}</caption>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{said.step}</th>
          <th scope="col">{said.amount}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ label, labelEn, fen, rule, source }, index) => (
          <tr key={index}>
            <td>
              {sentence(label, labelEn)} <RuleNote rule={rule} source={source} />
            </td>
            <td className="number">{fen !== undefined && <MoneyText fen={fen} />}</td>
          </tr>
        ))}
        {total && (
          <tr className="explanation-total">
            <th scope="row">{total.label}</th>
            <td className="number">
              <MoneyText fen={total.fen} />
            </td>
          </tr>
        )}
      </tbody>
    </table>
  );
}
