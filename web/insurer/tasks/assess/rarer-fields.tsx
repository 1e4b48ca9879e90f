import { isLiabilityCover } from '../../../../shared/domain/claims/loss-sheet.ts';
import { TextField } from '../../../components/fields.tsx';
import { MoneyInput, noAmount } from '../../../components/money-input.tsx';
import { useWords } from '../../../words/language.tsx';
import { changedAt, type SectionProps, withoutAt } from './section.ts';
import { emptyOtherPolicy, rarerAmounts } from './sheet-draft.ts';

const words = {
  title: {
    zh: '更多：费用、其他保单、迟延通知、放弃追偿',
    en: 'More: costs, other policies, late notice, recourse',
  },
  expertCostFen: { zh: '查勘与专家费', en: 'Survey and experts' },
  defenceCostFen: { zh: '抗辩费用', en: 'Defence' },
  scrapFen: { zh: '残余物价值（归属未定）', en: 'Remains (owner still open)' },
  determinable: { zh: '迟延通知：还能确定的部分', en: 'Late notice: what can still be determined' },
  waived: { zh: '放弃追偿的金额', en: 'Recourse given up' },
  waivedAt: { zh: '放弃的时间', en: 'Given up at' },
  other: { zh: (n: number) => `其他保单 ${n}`, en: (n: number) => `Other policy ${n}` },
  addOther: { zh: '＋ 加一份其他保单', en: '+ Add another policy' },
  remove: { zh: '删除', en: 'Remove' },
  insurer: { zh: '保险公司', en: 'Insurer' },
  sum: { zh: '保险金额', en: 'Sum insured' },
  paid: { zh: '已赔付', en: 'Already paid' },
  thirdParty: { zh: '第三方名称', en: 'Third party' },
  account: { zh: '第三方账号', en: "Third party's account" },
};

interface RarerFieldsProps extends SectionProps {
  readonly account: string;
  readonly onAccount: (account: string) => void;
}

/** What few losses have; a liability also names the third party that is paid directly (CLM-11). */
export function RarerFields({ draft, change, faultAt, cover, account, onAccount }: RarerFieldsProps) {
  const said = useWords(words);
  const isLiability = isLiabilityCover(cover);
  const amounts = rarerAmounts.filter((name) => name !== 'defenceCostFen' || isLiability);
  return (
    <>
      {isLiability && <ThirdParty {...{ draft, change, faultAt, account, onAccount }} />}
      <details>
        <summary>{said.title}</summary>
        <div className="assess-amounts">
          {amounts.map((name) => (
            <MoneyInput
              key={name}
              name={name}
              label={said[name]}
              error={faultAt(name)}
              optional
              value={draft.amounts[name] ?? noAmount}
              onChange={(amount) => change({ amounts: { ...draft.amounts, [name]: amount } })}
            />
          ))}
          <TextField
            name="lateNotice"
            label={said.determinable}
            error={faultAt('lateNotice')}
            optional
            inputMode="decimal"
            suffix="%"
            value={draft.determinable}
            onChange={(determinable) => change({ determinable })}
          />
          <MoneyInput
            name="recourseWaiver.waivedFen"
            label={said.waived}
            optional
            value={draft.waived}
            onChange={(waived) => change({ waived })}
          />
          <TextField
            name="recourseWaiver.waivedAt"
            type="datetime-local"
            label={said.waivedAt}
            optional
            value={draft.waivedAt}
            onChange={(waivedAt) => change({ waivedAt })}
          />
        </div>
        <OtherPolicies draft={draft} change={change} faultAt={faultAt} cover={cover} />
      </details>
    </>
  );
}

function ThirdParty({ draft, change, faultAt, account, onAccount }: Omit<RarerFieldsProps, 'cover'>) {
  const said = useWords(words);
  return (
    <div className="assess-amounts">
      <TextField
        name="thirdParty.name"
        label={said.thirdParty}
        optional
        value={draft.thirdPartyName}
        onChange={(thirdPartyName) => change({ thirdPartyName })}
      />
      <TextField
        name="thirdParty.account"
        label={said.account}
        error={faultAt('thirdParty.account')}
        optional
        inputMode="numeric"
        autoComplete="off"
        value={account}
        onChange={onAccount}
      />
    </div>
  );
}

function OtherPolicies({ draft, change, faultAt }: SectionProps) {
  const said = useWords(words);
  const { otherPolicies } = draft;
  const set = (index: number, of: Partial<(typeof otherPolicies)[number]>) =>
    change({ otherPolicies: changedAt(otherPolicies, index, of) });
  return (
    <>
      {otherPolicies.map(({ insurer, sum, paid }, index) => (
        <fieldset key={index} className="assess-amounts">
          <legend>{said.other(index + 1)}</legend>
          <TextField
            name={`otherPolicies.${index}`}
            label={said.insurer}
            error={faultAt(`otherPolicies.${index}`)}
            value={insurer}
            onChange={(name) => set(index, { insurer: name })}
          />
          <MoneyInput
            name={`otherPolicies.${index}.sumInsuredFen`}
            label={said.sum}
            value={sum}
            onChange={(amount) => set(index, { sum: amount })}
          />
          <MoneyInput
            name={`otherPolicies.${index}.paidFen`}
            label={said.paid}
            optional
            value={paid}
            onChange={(amount) => set(index, { paid: amount })}
          />
          <button
            type="button"
            className="text-button assess-remove"
            onClick={() => change({ otherPolicies: withoutAt(otherPolicies, index) })}
          >
            {said.remove}
          </button>
        </fieldset>
      ))}
      <button
        type="button"
        className="text-button"
        onClick={() => change({ otherPolicies: [...otherPolicies, emptyOtherPolicy] })}
      >
        {said.addOther}
      </button>
    </>
  );
}
