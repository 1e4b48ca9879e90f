import { demandsPanel } from '../../../../shared/domain/claims/expert-panel.ts';
import type { AnswerOf } from '../../../api/contract.ts';
import { SelectField, TextArea, TextField } from '../../../components/fields.tsx';
import { useWords } from '../../../words/language.tsx';
import { changedAt, type SectionProps, withoutAt } from './section.ts';
import { emptyExpert } from './sheet-draft.ts';

const words = {
  title: { zh: '专家组（CLM-24）', en: 'Panel of experts (CLM-24)' },
  rule: {
    zh: '三名以上、单数，不得来自企业或保险公司；按多数意见认定。',
    en: 'Three or more, an odd number, none of the firm or an insurer; the majority decides.',
  },
  expert: { zh: (n: number) => `专家 ${n}`, en: (n: number) => `Expert ${n}` },
  name: { zh: '姓名', en: 'Name' },
  affiliation: { zh: '单位', en: 'Affiliation' },
  vote: { zh: '意见', en: 'Vote' },
  covered: { zh: '属于保险责任（技术原因）', en: 'Covered (technical reasons)' },
  'not-covered': { zh: '不属于（纯商业原因）', en: 'Not covered (purely commercial)' },
  choose: { zh: '请选择', en: 'Choose' },
  opinion: { zh: '理由', en: 'Opinion' },
  add: { zh: '＋ 加一名专家', en: '+ Add an expert' },
  remove: { zh: '删除', en: 'Remove' },
};

interface PanelFieldsProps extends SectionProps {
  readonly product: AnswerOf<'GET /v1/products/{productCode}'>;
}

/** CLM-24: the experts that find whether a project failed for technical reasons, where the product wants them. */
export function PanelFields({ draft, change, faultAt, cover, product }: PanelFieldsProps) {
  const said = useWords(words);
  const { panel } = draft;
  if (!demandsPanel({ coverCode: cover.code }, { product })) return null;
  const set = (index: number, of: Partial<(typeof panel)[number]>) =>
    change({ panel: changedAt(panel, index, of) });
  return (
    <fieldset className="stack">
      <legend>{said.title}</legend>
      <p className="quiet">{said.rule}</p>
      {faultAt('panel') !== undefined && <div className="field-error">{faultAt('panel')}</div>}
      {panel.map(({ name, affiliation, vote, opinion }, index) => (
        <fieldset key={index} className="assess-amounts">
          <legend>{said.expert(index + 1)}</legend>
          <TextField
            name={`panel.${index}.name`}
            label={said.name}
            error={faultAt(`panel.${index}.name`)}
            value={name}
            onChange={(text) => set(index, { name: text })}
          />
          <TextField
            name={`panel.${index}.affiliation`}
            label={said.affiliation}
            value={affiliation}
            onChange={(text) => set(index, { affiliation: text })}
          />
          <SelectField
            name={`panel.${index}.vote`}
            label={said.vote}
            value={vote}
            empty={said.choose}
            onChange={(chosen) => set(index, { vote: chosen })}
            choices={(['covered', 'not-covered'] as const).map((value) => ({ value, label: said[value] }))}
          />
          <TextArea
            name={`panel.${index}.opinion`}
            label={said.opinion}
            rows={2}
            maxLength={500}
            value={opinion}
            onChange={(text) => set(index, { opinion: text })}
          />
          <button
            type="button"
            className="text-button assess-remove"
            onClick={() => change({ panel: withoutAt(panel, index) })}
          >
            {said.remove}
          </button>
        </fieldset>
      ))}
      <div>
        <button
          type="button"
          className="text-button"
          onClick={() => change({ panel: [...panel, emptyExpert] })}
        >
          {said.add}
        </button>
      </div>
    </fieldset>
  );
}
