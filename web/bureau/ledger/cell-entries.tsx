import { Link } from 'react-router';
import { type Fen, subtractFen, sumFen, zeroFen } from '../../../shared/domain/money.ts';
import { useEveryPage } from '../../api/every-page.ts';
import { Asked } from '../../components/asked.tsx';
import { CodeText } from '../../components/code-text.tsx';
import { MoneyText } from '../../components/money-text.tsx';
import { dayOf, type Instant } from '../../../shared/domain/dates.ts';
import { counted, useLanguage, useWords } from '../../words/language.tsx';
import { entryKindWords } from '../../words/ledger-words.ts';
import { ledgerAddress, type LedgerQuery } from './ledger-query.ts';

const words = {
  caption: { zh: '明细，单位：元', en: 'Entries, in yuan' },
  day: { zh: '记账日', en: 'Booked' },
  what: { zh: '事项', en: 'What' },
  policy: { zh: '保单', en: 'Policy' },
  amount: { zh: '金额', en: 'Amount' },
  sum: { zh: '明细合计', en: 'Sum of the entries' },
  elsewhere: { zh: '其余属于其他地区', en: 'The rest belongs to other divisions' },
  alarm: {
    zh: '明细合计与此数不符，已停止显示',
    en: 'The entries do not add up to this figure',
  },
  tooMany: {
    zh: (n: number) => `明细超过 ${n} 笔，这里没有逐笔相加`,
    en: (n: number) => `More than ${counted(n, 'entry', 'entries')}: they were not added up here`,
  },
  none: { zh: '没有明细，此数为零', en: 'No entries: the figure is zero' },
  open: { zh: '在新页打开', en: 'Open as a page' },
  shown: {
    zh: (n: number) => `共 ${n} 笔，先列最近 50 笔`,
    en: (n: number) => `${counted(n, 'entry', 'entries')}, the newest 50 listed`,
  },
};

const mostPages = 20;
const mostShown = 50;

interface CellEntriesProps {
  readonly fen: Fen;
  readonly query: LedgerQuery;
  readonly isOwn: boolean;
}

/** What a cell of a budget is made of, newest first; a sum that is not the cell is an alarm, never a rounding. */
export function CellEntries({ fen, query, isOwn }: CellEntriesProps) {
  const said = useWords(words);
  const entries = useEveryPage('GET /v1/ledger/entries', (page) => ({ query: { ...query, ...page } }), {
    mostPages,
  });
  return (
    <div className="stack">
      <p>
        <MoneyText fen={fen} size="amount" />
      </p>
      <Asked query={entries}>
        {({ items, isWhole }) => {
          const sumOf = sumFen(items.map((entry) => entry.cellFen ?? zeroFen));
          if (!isWhole) return <p role="status">{said.tooMany(items.length)}</p>;
          if (isOwn && sumOf !== fen) {
            return (
              <p role="alert" className="ledger-alarm">
                {said.alarm}
              </p>
            );
          }
          if (items.length === 0 && isOwn) return <p>{said.none}</p>;
          return (
            <EntryTable rows={items} sumOf={sumOf} elsewhere={isOwn ? zeroFen : subtractFen(fen, sumOf)} />
          );
        }}
      </Asked>
      <Link to={ledgerAddress(query)} target="_blank">
        {said.open}
      </Link>
    </div>
  );
}

type Entry = Parameters<typeof EntryRow>[0]['entry'];

function EntryTable({
  rows,
  sumOf,
  elsewhere,
}: {
  readonly rows: readonly Entry[];
  readonly sumOf: Fen;
  readonly elsewhere: Fen;
}) {
  const said = useWords(words);
  return (
    <>
      {rows.length > mostShown && <p className="quiet">{said.shown(rows.length)}</p>}
      <table className="plain-table">
        <caption className="visually-hidden">{said.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{said.day}</th>
            <th scope="col">{said.what}</th>
            <th scope="col">{said.policy}</th>
            <th scope="col" className="number">
              {said.amount}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, mostShown).map((entry) => (
            <EntryRow key={entry.entryId} entry={entry} />
          ))}
        </tbody>
        <tfoot>
          {elsewhere !== 0 && (
            <tr>
              <td colSpan={3}>{said.elsewhere}</td>
              <td className="number">
                <MoneyText fen={elsewhere} bare />
              </td>
            </tr>
          )}
          <tr>
            <th scope="row" colSpan={3}>
              {said.sum}
            </th>
            <td className="number">
              <strong>
                <MoneyText fen={sumOf} bare />
              </strong>
            </td>
          </tr>
        </tfoot>
      </table>
    </>
  );
}

function EntryRow({
  entry,
}: {
  readonly entry: {
    readonly entryId: string;
    readonly bookedAt: Instant;
    readonly kind: keyof typeof entryKindWords;
    readonly policyNo?: string | undefined;
    readonly cellFen?: Fen | undefined;
  };
}) {
  const { language } = useLanguage();
  return (
    <tr>
      <td>
        <time dateTime={entry.bookedAt}>{dayOf(entry.bookedAt)}</time>
      </td>
      <td>{entryKindWords[entry.kind][language]}</td>
      <td>
        {entry.policyNo !== undefined && (
          <Link to={`/bureau/policies/${entry.policyNo}`}>
            <CodeText code={entry.policyNo} />
          </Link>
        )}
      </td>
      <td className="number">
        <MoneyText fen={entry.cellFen} bare />
      </td>
    </tr>
  );
}
