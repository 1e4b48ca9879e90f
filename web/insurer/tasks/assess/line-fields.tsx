import { subtractFen } from '../../../../shared/domain/money.ts';
import type { LossItem } from '../../../../shared/domain/products/cover.ts';
import { SelectField, TextField } from '../../../components/fields.tsx';
import { MoneyInput } from '../../../components/money-input.tsx';
import { MoneyText } from '../../../components/money-text.tsx';
import { lossItemWords, wordOf } from '../../../words/claims.ts';
import { useLanguage, useWords } from '../../../words/language.tsx';
import { changedAt, type SectionProps, withoutAt } from './section.ts';
import type { LineDraft } from './sheet-draft.ts';

const words = {
  line: { zh: (n: number) => `第 ${n} 行`, en: (n: number) => `Line ${n}` },
  item: { zh: '项目', en: 'Item' },
  claimed: { zh: '索赔', en: 'Claimed' },
  accepted: { zh: '认可', en: 'Accepted' },
  cut: { zh: '差额', en: 'Cut' },
  tax: { zh: '其中可抵扣进项税', en: 'Deductible input tax in it' },
  why: { zh: '核减理由', en: 'Why it was cut' },
  remove: { zh: '删除这一行', en: 'Remove this line' },
};

/** The loss line by line: what was asked, what is accepted, and why not all of it. */
export function LineFields({ draft, change, faultAt, cover }: SectionProps) {
  const said = useWords(words);
  return draft.lines.map((line, index) => (
    <fieldset key={index} className="assess-line">
      <legend className="visually-hidden">{said.line(index + 1)}</legend>
      <Line
        line={line}
        at={`lossLines.${index}`}
        items={cover.lossItems}
        faultAt={faultAt}
        onChange={(of) => change({ lines: changedAt(draft.lines, index, of) })}
      />
      {draft.lines.length > 1 && (
        <button
          type="button"
          className="text-button assess-remove"
          onClick={() => change({ lines: withoutAt(draft.lines, index) })}
        >
          {said.remove}
        </button>
      )}
    </fieldset>
  ));
}

interface LineProps extends Pick<SectionProps, 'faultAt'> {
  readonly line: LineDraft;
  /** Its place on the sheet, as faults name it. */
  readonly at: string;
  readonly items: readonly LossItem[];
  readonly onChange: (change: Partial<LineDraft>) => void;
}

function Line({ line, at, items, faultAt, onChange }: LineProps) {
  const said = useWords(words);
  const { language } = useLanguage();
  const { claimed, accepted } = line;
  const cutFen =
    claimed.fen === undefined || accepted.fen === undefined
      ? undefined
      : subtractFen(claimed.fen, accepted.fen);
  const amount = (name: 'claimed' | 'accepted' | 'inputTax', label: string, isOptional = false) => (
    <MoneyInput
      name={`${at}.${name}Fen`}
      label={label}
      error={faultAt(`${at}.${name}Fen`)}
      optional={isOptional}
      value={line[name]}
      onChange={(typed) => onChange({ [name]: typed })}
    />
  );
  return (
    <>
      <SelectField
        name={`${at}.item`}
        label={said.item}
        error={faultAt(`${at}.item`)}
        value={line.item}
        onChange={(item) => onChange({ item })}
        choices={items.map((item) => ({ value: item, label: wordOf(lossItemWords, item, language) }))}
      />
      {amount('claimed', said.claimed)}
      {amount('accepted', said.accepted)}
      <div className="field">
        <span className="assess-label">{said.cut}</span>
        <span className="assess-cut">
          <MoneyText fen={cutFen} />
        </span>
      </div>
      {((cutFen !== undefined && cutFen !== 0) || line.note !== '') && (
        <div className="assess-whole">
          <TextField
            name={`${at}.note`}
            label={said.why}
            error={faultAt(`${at}.note`)}
            value={line.note}
            maxLength={200}
            onChange={(note) => onChange({ note })}
          />
        </div>
      )}
      <div className="assess-tax">{amount('inputTax', said.tax, true)}</div>
    </>
  );
}
