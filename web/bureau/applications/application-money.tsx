import type { ReactNode } from 'react';
import { divisionNames } from '../../../shared/domain/division-names.ts';
import { dayOf } from '../../../shared/domain/dates.ts';
import { sumFen } from '../../../shared/domain/money.ts';
import { useAsk } from '../../api/ask.ts';
import { Asked } from '../../components/asked.tsx';
import { MoneyText } from '../../components/money-text.tsx';
import { Block, Facts } from '../../components/page.tsx';
import { PlainTable } from '../../components/plain-table.tsx';
import { DayText } from '../../words/dates.tsx';
import { useLanguage, useListed, useWords } from '../../words/language.tsx';
import { rateText } from '../../words/rates.ts';
import { levelWords, limitWords } from '../../words/statuses.ts';
import type { Application } from './application-page.tsx';

const words = {
  title: { zh: '补贴多少，谁拨', en: 'How much, and who pays' },
  expected: {
    zh: '投保时算出的数；审核后由系统按留存的保费、上限和额度核定',
    en: 'As worked out at bind; once checked it is decided on the premium kept, by caps and budget',
  },
  asked: {
    zh: '额度不足，按起保日等候；下面是所请求的数',
    en: 'Too little budget: it waits; what it asks for',
  },
  none: { zh: '不予补贴，没有核定金额', en: 'Refused: no amount was granted' },
  base: { zh: '可补保费', en: 'Premium that counts' },
  rate: { zh: '补贴比例', en: 'Rate' },
  calculated: { zh: '按比例算得', en: 'By its rate' },
  limited: { zh: '减少原因', en: 'Limited by' },
  received: { zh: '企业已付保费', en: 'Premium paid by the firm' },
  caption: { zh: '各级分担，单位：元', en: 'By level, in yuan' },
  level: { zh: '级次', en: 'Level' },
  payer: { zh: '付款单位', en: 'Payer' },
  amount: { zh: '金额', en: 'Amount' },
  paidOn: { zh: '拨付日', en: 'Paid on' },
  open: { zh: '未拨付', en: 'Not paid' },
  total: { zh: '合计', en: 'Total' },
};

/** What is granted and by whom; before it is decided, what was worked out when the policy was bound. */
export function ApplicationMoney({ of }: { readonly of: Application }) {
  const said = useWords(words);
  const { policyNo } = of;
  const policy = useAsk('GET /v1/policies/{policyNo}', { params: { policyNo } });
  return (
    <Asked query={policy}>
      {({ subsidy, payment }) => {
        const expected = subsidy.programmes.find((one) => one.programmeId === of.programmeId);
        const grant = of.grant ?? (of.status === 'rejected' ? undefined : expected);
        return (
          <Block title={said.title}>
            {of.grant === undefined && of.status !== 'rejected' && (
              <p className="quiet small">{said.expected}</p>
            )}
            {of.grant === undefined && of.status === 'rejected' && <p>{said.none}</p>}
            {of.status === 'waiting' && <p className="quiet small">{said.asked}</p>}
            <GrantFacts grant={grant} receivedFen={payment.receivedFen} />
            <div className="settlement-words">
              {grant && <Levels of={grant.levels} isDecided={of.grant !== undefined} />}
            </div>
          </Block>
        );
      }}
    </Asked>
  );
}

type Grant = Omit<NonNullable<Application['grant']>, 'levels'>;

function GrantFacts({
  grant,
  receivedFen,
}: {
  readonly grant: Grant | undefined;
  readonly receivedFen: number;
}) {
  const said = useWords(words);
  const { language } = useLanguage();
  const listed = useListed();
  const rows: readonly (readonly [string, ReactNode])[] =
    grant === undefined
      ? []
      : [
          [said.base, <MoneyText key="base" fen={grant.baseFen} />],
          [said.rate, rateText(grant.ratePpm)],
          [said.calculated, <MoneyText key="calculated" fen={grant.calculatedFen} />],
        ];
  return (
    <Facts
      rows={[
        [said.received, <MoneyText key="received" fen={receivedFen} />],
        ...rows,
        grant && grant.limitedBy.length > 0
          ? [said.limited, listed(grant.limitedBy.map((word) => limitWords[word]?.[language] ?? word))]
          : undefined,
      ]}
    />
  );
}

type Parts = NonNullable<Application['grant']>['levels'];

function Levels({ of, isDecided }: { readonly of: Parts; readonly isDecided: boolean }) {
  const said = useWords(words);
  const { language } = useLanguage();
  return (
    <PlainTable
      caption={said.caption}
      heads={[said.level, said.payer, { number: said.amount }, ...(isDecided ? [said.paidOn] : [])]}
    >
      <tbody>
        {of.map(({ level, payer, fen, paidAt }) => (
          <tr key={`${level}${payer}`}>
            <th scope="row">{levelWords[level]?.[language]}</th>
            <td>{divisionNames(payer)[language]}</td>
            <td className="number">
              <MoneyText fen={fen} bare />
            </td>
            {isDecided && <td>{paidAt ? <DayText day={dayOf(paidAt)} /> : said.open}</td>}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2}>
            {said.total}
          </th>
          <td className="number">
            <MoneyText fen={sumFen(of.map(({ fen }) => fen))} bare />
          </td>
        </tr>
      </tfoot>
    </PlainTable>
  );
}
