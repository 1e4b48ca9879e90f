import { Link, useParams, useSearchParams } from 'react-router';
import { asFen, sumFen } from '../../../shared/domain/money.ts';
import { useAsk } from '../../api/ask.ts';
import { Asked } from '../../components/asked.tsx';
import { CodeText } from '../../components/code-text.tsx';
import { MoneyText } from '../../components/money-text.tsx';
import { Notice } from '../../components/notice.tsx';
import { Page } from '../../components/page.tsx';
import { StatusChips } from '../../components/status-chips.tsx';
import { StatusTag } from '../../components/status-tag.tsx';
import { InstantText } from '../../words/dates.tsx';
import { counted, useLanguage, useWords } from '../../words/language.tsx';
import { lineReason, type StatementLine } from './line-reasons.ts';
import './statement-page.css';
import { DeskTable } from '../desk-table.tsx';

const words = {
  title: { zh: '流水明细', en: 'Statement' },
  back: { zh: '银行流水', en: 'Bank statements' },
  lines: { zh: (n: number) => `${n} 笔`, en: (n: number) => counted(n, 'line') },
  known: { zh: '这些流水都已入账，没有重复记账', en: 'All known, nothing booked twice' },
  caption: { zh: '流水逐笔；金额单位：元', en: 'Line by line; in yuan' },
  reference: { zh: '流水号', en: 'Reference' },
  paidAt: { zh: '时间', en: 'Paid at' },
  amount: { zh: '金额', en: 'Amount' },
  outcome: { zh: '结果', en: 'Outcome' },
  about: { zh: '对应', en: 'For' },
  why: { zh: '原因', en: 'Why' },
  next: { zh: '怎么办', en: 'What helps' },
  settlement: { zh: '结算单', en: 'Settlement' },
  nothing: { zh: '没有这种结果的流水', en: 'No line came to this' },
};

const outcomes = ['held', 'unmatched', 'matched'] as const;

/** G16: one statement: three counts, then each line with what became of it and why. */
export function StatementPage() {
  const said = useWords(words);
  const { statementId = '' } = useParams();
  const [search] = useSearchParams();
  const chosen = search.get('outcome');
  const statement = useAsk('GET /v1/bank-statements/{statementId}', { params: { statementId } });
  return (
    <Page title={said.title} back={{ to: '/insurer/bank', name: said.back }}>
      <Asked query={statement} lines={8}>
        {({ items }) => {
          const shown = items.filter(({ outcome }) => chosen === null || outcome === chosen);
          const isKnown = items.length > 0 && items.every(({ reason }) => reason === 'seen-before');
          return (
            <>
              <div className="statement-counts">
                {outcomes.map((outcome) => {
                  const lines = items.filter((line) => line.outcome === outcome);
                  return (
                    <div key={outcome} className="block" data-outcome={outcome}>
                      <StatusTag of="bankLine" status={outcome} />
                      <p>
                        {said.lines(lines.length)} ·{' '}
                        <MoneyText fen={sumFen(lines.map(({ amountFen }) => amountFen ?? asFen(0)))} />
                      </p>
                    </div>
                  );
                })}
              </div>
              {isKnown && <Notice>{said.known}</Notice>}
              <StatusChips of="bankLine" statuses={outcomes} name="outcome" />
              {shown.length === 0 ? <p>{said.nothing}</p> : <LineTable lines={shown} />}
            </>
          );
        }}
      </Asked>
    </Page>
  );
}

function LineTable({ lines }: { readonly lines: readonly StatementLine[] }) {
  const said = useWords(words);
  const { language } = useLanguage();
  return (
    <DeskTable
      caption={said.caption}
      heads={[
        said.reference,
        said.paidAt,
        { number: said.amount },
        said.outcome,
        said.about,
        said.why,
        said.next,
      ]}
    >
      {lines.map((line) => {
        const reason = line.reason && lineReason(line.reason);
        return (
          <tr key={line.bankReference}>
            <td>
              <code>{line.bankReference}</code>
            </td>
            <td>
              <InstantText at={line.paidAt} />
            </td>
            <td className="number">
              <MoneyText fen={line.amountFen} bare />
            </td>
            <td>
              <StatusTag of="bankLine" status={line.outcome} />
            </td>
            <td>
              <About line={line} />
            </td>
            <td>{reason?.[language] ?? '—'}</td>
            <td>{reason ? <Help reason={reason} /> : '—'}</td>
          </tr>
        );
      })}
    </DeskTable>
  );
}

function Help({ reason: { next, at } }: { readonly reason: ReturnType<typeof lineReason> }) {
  const { language } = useLanguage();
  return at === undefined ? <>{next[language]}</> : <Link to={at}>{next[language]}</Link>;
}

function About({ line }: { readonly line: StatementLine }) {
  const said = useWords(words);
  if (line.claimNo !== undefined)
    return (
      <Link to={`/insurer/claims/${line.claimNo}`}>
        <CodeText code={line.claimNo} />
      </Link>
    );
  if (line.policyNo !== undefined)
    return (
      <Link to={`/insurer/policies/${line.policyNo}`}>
        <CodeText code={line.policyNo} />
      </Link>
    );
  const [settlement] = line.settlementIds ?? [];
  if (settlement !== undefined)
    return <Link to={`/insurer/settlements/${settlement}`}>{said.settlement}</Link>;
  return <>—</>;
}
