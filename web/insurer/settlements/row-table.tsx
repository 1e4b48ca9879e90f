import { Link } from 'react-router';
import { policyNo as policyNumber } from '../../../shared/domain/ids.ts';
import type { AnswerOf } from '../../api/contract.ts';
import { useLanguage, useNames, useWords } from '../../words/language.tsx';
import { fieldWords, rowStatusWords } from '../../bureau/settlements/settlement-words.ts';
import { CodeText } from '../../components/code-text.tsx';
import { DiffCell } from '../../components/diff-cell.tsx';
import { MoneyText } from '../../components/money-text.tsx';
import { StatusTag } from '../../components/status-tag.tsx';
import { DeskTable } from '../desk-table.tsx';

const words = {
  caption: { zh: '逐单；金额单位：元', en: 'Row by row; in yuan' },
  policy: { zh: '保单', en: 'Policy' },
  firm: { zh: '企业', en: 'Firm' },
  premium: { zh: '保费', en: 'Premium' },
  own: { zh: '企业自缴', en: 'Firm' },
  subsidy: { zh: '补贴', en: 'Subsidy' },
  received: { zh: '自缴到账', en: 'Received' },
  outcome: { zh: '结果', en: 'Outcome' },
  why: { zh: '原因与差异（台账 → 清单）', en: 'Why, and what differs (ledger → list)' },
};

type Row = AnswerOf<'GET /v1/settlements/{settlementId}/rows'>['items'][number];

interface RowTableProps {
  readonly rows: readonly Row[];
}

/** Rows of a settlement with both figures; those that are not payable say why and what helps. */
export function RowTable({ rows }: RowTableProps) {
  const said = useWords(words);
  return (
    <DeskTable
      caption={said.caption}
      isLedByKeys
      heads={[
        said.policy,
        said.firm,
        { number: said.premium },
        { number: said.own },
        { number: said.subsidy },
        { number: said.received },
        said.outcome,
        said.why,
      ]}
    >
      {rows.map((row) => (
        <RowLine key={`${row.policyNo}${row.endorsementNo}${row.insurer}`} row={row} />
      ))}
    </DeskTable>
  );
}

function RowLine({ row }: { readonly row: Row }) {
  const names = useNames();
  const { language } = useLanguage();
  const known = policyNumber.safeParse(row.policyNo);
  return (
    <tr>
      <td>
        {known.success ? (
          <Link to={`/insurer/policies/${row.policyNo}`} data-row={row.policyNo}>
            <CodeText code={row.policyNo} />
          </Link>
        ) : (
          <CodeText code={row.policyNo} />
        )}{' '}
        {row.endorsementNo}
      </td>
      <td lang="zh-CN">{row.name}</td>
      {[row.premiumFen, row.firmFen, row.subsidyFen, row.receivedFen].map((fen, at) => (
        <td key={at} className="number">
          <MoneyText fen={fen} bare />
        </td>
      ))}
      <td>
        <StatusTag of="row" status={row.outcome} />
      </td>
      <td>
        {row.explanation && names(row.explanation)}
        {row.differences.map(({ field, ledger, listed }) => (
          <p key={field}>
            {fieldWords[field]?.[language]}{' '}
            <DiffCell
              before={<Figure field={field} value={ledger} />}
              after={<Figure field={field} value={listed} />}
            />
          </p>
        ))}
      </td>
    </tr>
  );
}

function Figure({ field, value }: { readonly field: string; readonly value: string | number }) {
  const { language } = useLanguage();
  if (field.endsWith('Fen') && typeof value === 'number') return <MoneyText fen={value} bare />;
  if (field === 'status') return <>{rowStatusWords[value]?.[language] ?? '—'}</>;
  return <>{value === '' ? '—' : value}</>;
}
