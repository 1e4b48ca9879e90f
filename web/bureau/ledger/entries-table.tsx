import { Link } from 'react-router';
import { absoluteFen, sidesOf } from './sides.ts';
import type { AnswerOf } from '../../api/contract.ts';
import { CodeText } from '../../components/code-text.tsx';
import { MoneyText } from '../../components/money-text.tsx';
import { numbers, PlainTable } from '../../components/plain-table.tsx';
import { InstantText } from '../../words/dates.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { accountText, entryKindWords } from '../../words/ledger-words.ts';
import './entries-table.css';

const words = {
  caption: { zh: '分录，单位：元', en: 'Entries, in yuan' },
  at: { zh: '时间', en: 'Booked' },
  entry: { zh: '凭证', en: 'Entry' },
  account: { zh: '科目', en: 'Account' },
  debit: { zh: '借', en: 'Debit' },
  credit: { zh: '贷', en: 'Credit' },
  about: { zh: '关联', en: 'About' },
  cell: { zh: '影响此数', en: 'Moves the figure' },
  corrects: { zh: (id: string) => `冲正 ${id}`, en: (id: string) => `corrects ${id}` },
  balanced: { zh: '本页 借方合计 = 贷方合计', en: 'This page: debits = credits' },
  unbalanced: { zh: '本页借方合计与贷方合计不符', en: 'Debits and credits of this page differ' },
};

type Entry = AnswerOf<'GET /v1/ledger/entries'>['items'][number];

interface EntriesTableProps {
  readonly entries: readonly Entry[];
  /** They are behind a cell of a budget: what each moves it by is shown. */
  readonly isCell?: boolean;
}

/** B4: time, number, accounts, both sides, what it is about and what it corrects; both sides add up at the foot. */
export function EntriesTable({ entries, isCell = false }: EntriesTableProps) {
  const said = useWords(words);
  const { debitFen, creditFen } = sidesOf(entries.flatMap((entry) => entry.legs));
  const isBalanced = debitFen === creditFen;
  return (
    <PlainTable
      caption={said.caption}
      heads={[
        said.at,
        said.entry,
        said.account,
        ...numbers(said.debit, said.credit, ...(isCell ? [said.cell] : [])),
        said.about,
      ]}
      className="entries-table"
    >
      <tbody>
        {entries.map((entry) => (
          <EntryLines key={entry.entryId} entry={entry} isCell={isCell} />
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={3} className={isBalanced ? '' : 'money-bad'}>
            {isBalanced ? `${said.balanced} ✓` : said.unbalanced}
          </th>
          <td className="number">
            <MoneyText fen={debitFen} bare />
          </td>
          <td className="number">
            <MoneyText fen={creditFen} bare />
          </td>
        </tr>
      </tfoot>
    </PlainTable>
  );
}

function EntryLines({ entry, isCell }: { readonly entry: Entry; readonly isCell: boolean }) {
  const said = useWords(words);
  const { language } = useLanguage();
  const lines = entry.legs.length;
  return (
    <>
      {entry.legs.map((leg, at) => (
        <tr key={at} className={at === 0 ? 'entry-first' : ''}>
          {at === 0 && (
            <>
              <td rowSpan={lines}>
                <InstantText at={entry.bookedAt} />
              </td>
              <td rowSpan={lines}>
                {entryKindWords[entry.kind][language]}
                <br />
                <span className="quiet small">{entry.entryId}</span>
                {entry.corrects && (
                  <>
                    <br />
                    <span className="small">{said.corrects(entry.corrects)}</span>
                  </>
                )}
              </td>
            </>
          )}
          <td>{accountText(leg.account, language)}</td>
          <td className="number">{leg.fen > 0 && <MoneyText fen={leg.fen} bare />}</td>
          <td className="number">{leg.fen < 0 && <MoneyText fen={absoluteFen(leg.fen)} bare />}</td>
          {at === 0 && (
            <>
              {isCell && (
                <td rowSpan={lines} className="number">
                  <MoneyText fen={entry.cellFen} bare />
                </td>
              )}
              <td rowSpan={lines}>
                <About entry={entry} />
              </td>
            </>
          )}
        </tr>
      ))}
    </>
  );
}

function About({ entry }: { readonly entry: Entry }) {
  const { policyNo, endorsementNo, claimNo, settlementId, programmeId } = entry;
  return (
    <>
      {policyNo && (
        <div>
          <Link to={`/bureau/policies/${policyNo}`}>
            <CodeText code={policyNo} />
          </Link>{' '}
          {endorsementNo}
        </div>
      )}
      {claimNo && (
        <div>
          <CodeText code={claimNo} />
        </div>
      )}
      {settlementId && (
        <div>
          <Link to={`/bureau/settlements/${settlementId}`}>{settlementId}</Link>
        </div>
      )}
      {policyNo === undefined && settlementId === undefined && <div>{programmeId}</div>}
    </>
  );
}
