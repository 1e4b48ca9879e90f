import type { AnswerOf } from '../../../api/contract.ts';
import { SelectField, TextArea } from '../../../components/fields.tsx';
import { type Pair, useLanguage, useNames, useWords } from '../../../words/language.tsx';
import type { SectionProps } from './section.ts';

const words = {
  rule: { zh: '依据的规则', en: 'Rule' },
  choose: { zh: '请选择', en: 'Choose' },
  reason: { zh: '理由', en: 'Reason' },
  reasonHelp: { zh: '企业会看到这段话，至少 20 个字', en: 'The firm will read this; at least 20 characters' },
  clause: { zh: (title: string) => `责任免除：${title}`, en: (title: string) => `Exclusion: ${title}` },
};

/** Grounds of law and of every contract; exclusions of the product come before them. */
const grounds: Readonly<Record<string, Pair<string>>> = {
  'CLM-25': { zh: '不在保险期间内', en: 'Outside the period of cover' },
  'CLM-15': { zh: '该项限额已用完', en: 'The limit is used up' },
  'CLM-24': { zh: '专家组认定不是技术原因', en: 'No technical failure, by the panel' },
  'CLM-22': { zh: '谎称或故意制造事故', en: 'Invented or brought about on purpose' },
  'CAN-8': { zh: '未如实告知，合同已依法解除', en: 'Non-disclosure, contract rescinded' },
  'case-10': { zh: '同一事故已另案报案', en: 'The same event was reported before' },
};

interface RejectionFieldsProps extends SectionProps {
  readonly product: AnswerOf<'GET /v1/products/{productCode}'>;
}

/** CLM-6: a refusal names its rule and its reason; neither is proposed by machine. */
export function RejectionFields({ draft, change, faultAt, product }: RejectionFieldsProps) {
  const said = useWords(words);
  const names = useNames();
  const { language } = useLanguage();
  const choices = [
    ...product.exemptionClauses.map(({ id, title }) => ({ value: id, label: said.clause(names(title)) })),
    ...Object.entries(grounds).map(([id, name]) => ({ value: id, label: `${id} ${name[language]}` })),
  ];
  return (
    <>
      <SelectField
        name="ruleId"
        label={said.rule}
        error={faultAt('ruleId')}
        value={draft.ruleId}
        empty={said.choose}
        onChange={(ruleId) => change({ ruleId })}
        choices={choices}
      />
      <TextArea
        name="rejection-reason"
        label={said.reason}
        help={said.reasonHelp}
        error={faultAt('reason')}
        value={draft.reason}
        maxLength={500}
        onChange={(reason) => change({ reason })}
      />
    </>
  );
}
