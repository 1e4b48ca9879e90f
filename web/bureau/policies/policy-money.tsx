import type { AnswerOf } from '../../api/contract.ts';
import { MoneyText } from '../../components/money-text.tsx';
import { numbers, PlainTable } from '../../components/plain-table.tsx';
import { Block } from '../../components/page.tsx';
import { SplitBar } from '../../components/split-bar.tsx';
import { sharesDue } from '../../firm/shares.ts';
import { modeWords } from '../../words/applications.ts';
import { useLanguage, useWords } from '../../words/language.tsx';
import { payerText } from '../../words/payers.ts';
import { limitWords } from '../../words/statuses.ts';
import './policy-money.css';

const words = {
  title: { zh: '谁付多少', en: 'Who pays what' },
  caption: { zh: '各方案补贴，单位：元', en: 'Subsidy by programme, in yuan' },
  firm: { zh: '企业自缴', en: 'Firm' },
  programme: { zh: '方案', en: 'Programme' },
  mode: { zh: '方式', en: 'How' },
  granted: { zh: '核给', en: 'Granted' },
  calculated: { zh: '按比例算得', en: 'By its rate' },
  levels: { zh: '各级', en: 'Levels' },
  limited: { zh: '减少原因', en: 'Limited by' },
};

type Policy = AnswerOf<'GET /v1/policies/{policyNo}'>;

/** Who bears the premium, and what each programme granted, from which payer and limited by what. */
export function PolicyMoney({ policy }: { readonly policy: Policy }) {
  const said = useWords(words);
  const { language } = useLanguage();
  const shares = sharesDue(policy, language).map((share) => {
    return share.party === 'firm' ? { ...share, name: said.firm } : share;
  });
  return (
    <Block title={said.title}>
      <SplitBar shares={shares} totalFen={policy.premium.grossFen} />
      {policy.subsidy.programmes.length > 0 && (
        <PlainTable
          caption={said.caption}
          heads={[
            said.programme,
            said.mode,
            ...numbers(said.calculated, said.granted),
            said.levels,
            said.limited,
          ]}
        >
          <tbody>
            {policy.subsidy.programmes.map((of) => (
              <tr key={of.programmeId}>
                <th scope="row">{of.programmeId}</th>
                <td>{modeWords[of.mode][language]}</td>
                <td className="number">
                  <MoneyText fen={of.calculatedFen} bare />
                </td>
                <td className="number">
                  <MoneyText fen={of.grantedFen} bare />
                </td>
                <td>
                  {of.levels.map((part) => (
                    <span key={`${part.level}${part.payer}`} className="policy-part">
                      {payerText(part, language)} <MoneyText fen={part.fen} bare />
                    </span>
                  ))}
                </td>
                <td>{of.limitedBy.map((word) => limitWords[word]?.[language] ?? word).join('、')}</td>
              </tr>
            ))}
          </tbody>
        </PlainTable>
      )}
    </Block>
  );
}
