import { Link } from 'react-router';
import type { AnswerOf } from '../../api/contract.ts';
import { MoneyText } from '../../components/money-text.tsx';
import { numbers, PlainTable } from '../../components/plain-table.tsx';
import { StatusTag } from '../../components/status-tag.tsx';
import { DayText, quarterText } from '../../words/dates.tsx';
import { counted, useLanguage, useWords } from '../../words/language.tsx';

const words = {
  caption: { zh: '结算单，金额单位：元', en: 'Settlements, amounts in yuan' },
  which: { zh: '结算单', en: 'Settlement' },
  insurer: { zh: '保险公司', en: 'Insurer' },
  status: { zh: '状态', en: 'Status' },
  payable: { zh: '应拨付', en: 'Payable' },
  held: { zh: '暂不支付', en: 'Held' },
  rows: { zh: (n: number) => `${n} 行`, en: (n: number) => counted(n, 'row') },
  objections: { zh: '未决异议', en: 'Open objections' },
  notice: { zh: '公示至', en: 'Notice ends' },
};

export type Settlement = AnswerOf<'GET /v1/settlements/{settlementId}'>;

/** How many rows are not payable, by their outcome alone. */
export function heldRows({ counts }: Pick<Settlement, 'counts'>): number {
  if (counts === undefined) return 0;
  const { MATCHED: _matched, ...odd } = counts;
  return Object.values(odd).reduce((sum, count) => sum + count, 0);
}

export function openObjections({ objections = [] }: Pick<Settlement, 'objections'>): number {
  return objections.filter((one) => one.status === 'open').length;
}

/** Settlements, one a line; the first cell opens it. */
export function SettlementTable({ items }: { readonly items: readonly Settlement[] }) {
  const said = useWords(words);
  const { language } = useLanguage();
  return (
    <PlainTable
      caption={said.caption}
      heads={[
        said.which,
        said.insurer,
        said.status,
        ...numbers(said.payable, said.held, said.objections),
        said.notice,
      ]}
    >
      <tbody>
        {items.map((one) => (
          <tr key={one.settlementId}>
            <th scope="row">
              <Link to={`/bureau/settlements/${one.settlementId}`}>
                {quarterText(one.quarter, language)} {one.programmeId}
              </Link>
              {one.sequence > 1 && <span className="quiet"> #{one.sequence}</span>}
            </th>
            <td>{one.insurerNames[language]}</td>
            <td>
              <StatusTag of="settlement" status={one.status} />
            </td>
            <td className="number">
              <MoneyText fen={one.totals?.payableFen} bare />
            </td>
            <td className="number">{said.rows(heldRows(one))}</td>
            <td className="number">{openObjections(one)}</td>
            <td>{one.noticeEndsOn && <DayText day={one.noticeEndsOn} />}</td>
          </tr>
        ))}
      </tbody>
    </PlainTable>
  );
}
