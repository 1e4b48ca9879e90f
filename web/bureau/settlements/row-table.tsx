import { useSearchParams } from 'react-router';
import type { AnswerOf } from '../../api/contract.ts';
import { CodeText } from '../../components/code-text.tsx';
import { MoneyText } from '../../components/money-text.tsx';
import { numbers, PlainTable } from '../../components/plain-table.tsx';
import { StatusTag, Tag } from '../../components/status-tag.tsx';
import { subtractFen } from '../../../shared/domain/money.ts';
import { useNames, useWords } from '../../words/language.tsx';
import './settlements.css';

const words = {
  outcome: { zh: '结果', en: 'Outcome' },
  policy: { zh: '保单号', en: 'Policy no.' },
  firm: { zh: '企业（信用代码）', en: 'Firm (credit code)' },
  insurer: { zh: '保险公司', en: 'Insurer' },
  platform: { zh: '平台', en: 'Platform' },
  difference: { zh: '相差', en: 'Difference' },
  why: { zh: '去向 / 理由', en: 'What follows' },
  payable: { zh: '应付', en: 'Payable' },
  clawback: { zh: '追回', en: 'Clawback' },
  objection: { zh: '异议', en: 'Objection' },
  entries: { zh: (n: number) => `台账 ${n} 笔`, en: (n: number) => `${n} entries` },
};

export type Row = AnswerOf<'GET /v1/settlements/{settlementId}/rows'>['items'][number];

/** How an open row is named in the address. */
export function rowKey({ policyNo, endorsementNo }: Pick<Row, 'policyNo' | 'endorsementNo'>): string {
  return `${policyNo}.${endorsementNo}`;
}

/** Rows with both figures; the policy number opens what is behind the row. */
export function RowTable({ rows, caption }: { readonly rows: readonly Row[]; readonly caption: string }) {
  const said = useWords(words);
  return (
    <PlainTable
      caption={caption}
      isLedByKeys
      heads={[
        said.outcome,
        said.policy,
        said.firm,
        ...numbers(said.insurer, said.platform, said.difference),
        said.why,
      ]}
    >
      <tbody>
        {rows.map((row) => (
          <RowLine key={rowKey(row)} row={row} />
        ))}
      </tbody>
    </PlainTable>
  );
}

function RowLine({ row }: { readonly row: Row }) {
  const said = useWords(words);
  const names = useNames();
  const [search, setSearch] = useSearchParams();
  const listedFen = row.listed?.subsidyFen;
  const open = () => {
    const changed = new URLSearchParams(search);
    changed.set('row', rowKey(row));
    setSearch(changed, { preventScrollReset: true });
  };
  return (
    <tr>
      <td>
        <RowTag row={row} />
      </td>
      <th scope="row">
        <button
          type="button"
          className="row-open"
          aria-haspopup="dialog"
          data-row={row.policyNo}
          onClick={open}
        >
          <CodeText code={row.policyNo} /> {row.endorsementNo}
        </button>
      </th>
      <td>
        {row.name}
        <div className="quiet small">
          <CodeText code={row.uscc} />
        </div>
      </td>
      <td className="number">
        <MoneyText fen={listedFen} bare />
      </td>
      <td className="number">
        <MoneyText fen={row.subsidyFen} bare />
      </td>
      <td className="number">
        {listedFen === undefined ? '—' : <MoneyText fen={subtractFen(listedFen, row.subsidyFen)} bare />}
      </td>
      <td>
        {row.explanation ? names(row.explanation) : said.payable} · {said.entries(row.entries)}
      </td>
    </tr>
  );
}

/** The outcome in words; an objection and a clawback are said before it. */
export function RowTag({ row }: { readonly row: Row }) {
  const said = useWords(words);
  if (row.reason === 'objection') return <Tag tone="warn">{said.objection}</Tag>;
  if (row.outcome === 'MATCHED' && row.subsidyFen < 0) return <Tag tone="info">{said.clawback}</Tag>;
  return <StatusTag of="row" status={row.outcome} />;
}
