import { Link } from 'react-router';
import { divisionNames } from '../../../shared/domain/division-names.ts';
import { decidingPayer } from '../../../shared/domain/subsidies/split-subsidy.ts';
import type { Programme } from '../../../shared/domain/subsidies/programme.ts';
import { Block } from '../../components/page.tsx';
import { RuleNote } from '../../components/rule-note.tsx';
import { useLanguage, useSentences, useWords } from '../../words/language.tsx';
import type { Application } from './own-applications.ts';

const words = {
  title: { zh: '为什么没有补贴', en: 'Why there is no subsidy' },
  unmet: { zh: '不符合的条件', en: 'What was not met' },
  now: { zh: '现在可以做什么', en: 'What you can do now' },
  disagree: {
    zh: (division: string) => `不同意：向${division}财政部门书面提出，写明申请编号和理由，附上证明材料。`,
    en: (division: string) =>
      `If you disagree: write to the bureau of ${division}, with the number of the application, your reason and papers that show it.`,
  },
  registry: {
    zh: '条件按登记信息核对。登记有误的，请先到登记部门更正。',
    en: 'Conditions are checked against the registries. Where a registry is wrong, have it corrected there first.',
  },
  cover: {
    zh: '保险照常有效，理赔不受影响。',
    en: 'Your cover stays valid, and so do claims.',
  },
  once: {
    zh: '这份保单不能再次申请；续保时会按当时的条件重新计算。',
    en: 'This policy cannot apply again; a renewal is worked out afresh.',
  },
  renew: { zh: '看保单', en: 'See the policy' },
};

/** A refusal as an answer: the reason with its rule, what was not met, and what now. */
export function NotGranted({
  of,
  programme,
}: {
  readonly of: Application;
  readonly programme: Programme | undefined;
}) {
  const said = useWords(words);
  const { language } = useLanguage();
  const sentence = useSentences();
  const unmet = of.eligibility.filter(({ met }) => !met);
  return (
    <Block title={said.title}>
      <p lang="zh-CN">
        {of.reason} {of.ruleId !== undefined && <RuleNote rule={of.ruleId} fact={of.reason} />}
      </p>
      {unmet.length > 0 && (
        <>
          <h3>{said.unmet}</h3>
          <ul>
            {unmet.map(({ rule, fact, factEn }) => (
              <li key={rule}>
                ✗ {sentence(fact, factEn)} <RuleNote rule={rule} fact={fact} factEn={factEn} />
              </li>
            ))}
          </ul>
        </>
      )}
      <h3>{said.now}</h3>
      <ul className="stack">
        <li>{said.cover}</li>
        {programme && (
          <li>{said.disagree(divisionNames(decidingPayer(programme, of.divisionCode))[language])}</li>
        )}
        {unmet.length > 0 && <li>{said.registry}</li>}
        <li>
          {said.once} <Link to={`/firm/policies/${of.policyNo}`}>{said.renew}</Link>
        </li>
      </ul>
    </Block>
  );
}
