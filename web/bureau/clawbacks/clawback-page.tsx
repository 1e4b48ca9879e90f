import { Link, useParams } from 'react-router';
import { useAsk } from '../../api/ask.ts';
import { Asked } from '../../components/asked.tsx';
import { CodeText } from '../../components/code-text.tsx';
import { ExplanationTable } from '../../components/explanation-table.tsx';
import { MoneyText } from '../../components/money-text.tsx';
import { Notice } from '../../components/notice.tsx';
import { Block, Facts, Page } from '../../components/page.tsx';
import { RuleNote } from '../../components/rule-note.tsx';
import { Tag } from '../../components/status-tag.tsx';
import { InstantText, quarterText } from '../../words/dates.tsx';
import { counted, useLanguage, useWords } from '../../words/language.tsx';
import { payerText } from '../../words/payers.ts';
import { levelWords } from '../../words/statuses.ts';
import { causeWords, clawbackStatusWords } from '../../words/clawbacks.ts';
import type { Clawback } from './clawbacks-page.tsx';
import { RepaymentForm } from './repayment-form.tsx';
import { WriteOffForm } from './write-off-form.tsx';

const words = {
  title: { zh: '追回', en: 'Clawback' },
  policy: { zh: '保单', en: 'Policy' },
  firm: { zh: '企业', en: 'Firm' },
  cause: { zh: '原因', en: 'Cause' },
  rule: { zh: '依据', en: 'Rule' },
  route: { zh: '怎么收回', en: 'How it comes back' },
  settlement: {
    zh: (quarter: string) => `在${quarter}结算中轧抵`,
    en: (quarter: string) => `netted in the settlement of ${quarter}`,
  },
  order: { zh: '由企业退回', en: 'paid back by the firm' },
  days: {
    zh: (unexpired: number, total: number) => `未满期 ${unexpired} 天 / 共 ${total} 天`,
    en: (unexpired: number, total: number) => `${counted(unexpired, 'day')} unexpired of ${total}`,
  },
  time: { zh: '天数', en: 'Days' },
  frees: { zh: '退回额度', en: 'Goes back to the budget' },
  yes: { zh: '是', en: 'yes' },
  no: { zh: '否：预算年度已过，上缴国库', en: 'no: after its budget year, it goes to the treasury' },
  formula: { zh: '怎么算出来的', en: 'How it came about' },
  total: { zh: '追回合计', en: 'Taken back' },
  levels: { zh: '各级', en: 'By level' },
  left: { zh: '未退', en: 'Left' },
  contested: { zh: '企业提出异议：', en: 'The firm contests it: ' },
  answer: {
    zh: '对照下面的算法、天数和依据核实。维持的，照常登记企业退回的款；不再追的，由批准人核销并写明理由，经办一个人不能决定。',
    en: 'Compare it with the formula, days and rule below. To keep to it, go on recording what the firm pays back; to give it up takes an approver, who writes it off with a reason.',
  },
  repayments: { zh: '已登记退回', en: 'Repayments' },
  writtenOff: { zh: '已核销', en: 'Written off' },
};

/** One clawback: how it was reckoned, who gets it back, and what is still owed. */
export function ClawbackPage() {
  const said = useWords(words);
  const { language } = useLanguage();
  const { clawbackId = '' } = useParams();
  const clawback = useAsk('GET /v1/clawbacks/{clawbackId}', { params: { clawbackId } });
  return (
    <Asked query={clawback} lines={8}>
      {(of) => (
        <Page
          title={`${said.title} ${of.policyNo}`}
          back={{ to: '/bureau/clawbacks', name: said.title }}
          beside={
            <Tag tone={clawbackStatusWords[of.status].tone} data-status={of.status}>
              {clawbackStatusWords[of.status][language]}
            </Tag>
          }
        >
          <Contested of={of} />
          <ClawbackFacts of={of} />
          <Block>
            <ExplanationTable
              caption={said.formula}
              lines={of.formula.map(({ text, textEn, ...line }) => ({
                ...line,
                label: text,
                labelEn: textEn,
              }))}
              total={{ label: said.total, fen: of.totalFen }}
            />
          </Block>
          <Levels of={of} />
          {of.status === 'owed' && <RepaymentForm of={of} />}
          {of.status === 'owed' && <WriteOffForm of={of} />}
        </Page>
      )}
    </Asked>
  );
}

/** What the firm says against it, and how a bureau answers. */
function Contested({ of }: { readonly of: Clawback }) {
  const said = useWords(words);
  if (of.contest === undefined) return null;
  return (
    <Notice tone="warn">
      <p>
        {said.contested}
        {of.contest.reason} · <InstantText at={of.contest.at} />
      </p>
      {of.status === 'owed' && <p>{said.answer}</p>}
    </Notice>
  );
}

function ClawbackFacts({ of }: { readonly of: Clawback }) {
  const said = useWords(words);
  const { language } = useLanguage();
  return (
    <Block>
      <Facts
        rows={[
          [
            said.policy,
            <Link key="policy" to={`/bureau/policies/${of.policyNo}`}>
              <CodeText code={of.policyNo} />
            </Link>,
          ],
          [said.firm, <CodeText key="firm" code={of.uscc} />],
          [said.cause, `${causeWords[of.cause][language]}：${of.reason}`],
          [
            said.rule,
            <span key="rule">
              <RuleNote rule={of.rule} /> {of.article}
            </span>,
          ],
          [
            said.route,
            of.route === 'settlement' && of.offsetIn
              ? said.settlement(quarterText(of.offsetIn, language))
              : said.order,
          ],
          of.days && [said.time, said.days(of.days.unexpired, of.days.total)],
          [said.frees, of.freesBudget ? said.yes : said.no],
          [said.left, <MoneyText key="left" fen={of.leftFen} />],
          of.writtenOff && [
            said.writtenOff,
            <span key="off">
              <MoneyText fen={of.writtenOff.fen} /> {of.writtenOff.reason}
            </span>,
          ],
        ]}
      />
    </Block>
  );
}

function Levels({ of }: { readonly of: Clawback }) {
  const said = useWords(words);
  const { language } = useLanguage();
  return (
    <Block title={said.levels}>
      <Facts
        rows={of.levels.map((part) => [
          payerText(part, language),
          <MoneyText key={`${part.level}${part.payer}`} fen={part.fen} />,
        ])}
      />
      {of.repayments && of.repayments.length > 0 && (
        <>
          <h3>{said.repayments}</h3>
          <ul>
            {of.repayments.map((one) => (
              <li key={one.bankReference}>
                {levelWords[one.level]?.[language]} <MoneyText fen={one.amountFen} /> · {one.bankReference} ·{' '}
                <InstantText at={one.paidAt} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Block>
  );
}
