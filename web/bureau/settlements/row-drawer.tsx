import { Drawer } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { policyNo as policyNoSchema } from '../../../shared/domain/ids.ts';
import { useEveryPage } from '../../api/every-page.ts';
import { Asked } from '../../components/asked.tsx';
import { MoneyText } from '../../components/money-text.tsx';
import { Notice } from '../../components/notice.tsx';
import { Facts } from '../../components/page.tsx';
import { DayText, PeriodText } from '../../words/dates.tsx';
import { useLanguage, useNames, useWords } from '../../words/language.tsx';
import { payerText } from '../../words/payers.ts';
import { EntriesTable } from '../ledger/entries-table.tsx';
import { ledgerAddress } from '../ledger/ledger-query.ts';
import { ObjectionForm } from './objection-form.tsx';
import { RowDifferences } from './row-differences.tsx';
import { type Row, rowKey, RowTag } from './row-table.tsx';
import type { Settlement } from './settlement-table.tsx';
import { rowStatusWords } from './settlement-words.ts';

const words = {
  policy: { zh: '看保单', en: 'Open the policy' },
  firm: { zh: '企业', en: 'Firm' },
  period: { zh: '保险期间', en: 'Period' },
  premium: { zh: '保费', en: 'Premium' },
  self: { zh: '企业自缴', en: 'Firm pays' },
  received: { zh: '其中已到账', en: 'Of that received' },
  paidOn: { zh: '到账日', en: 'Received on' },
  subsidy: { zh: '补贴', en: 'Subsidy' },
  status: { zh: '季末状态', en: 'At the end of the quarter' },
  held: { zh: '原在结算单', en: 'Held before in' },
  ledger: { zh: '台账', en: 'Ledger' },
  page: { zh: '在新页打开', en: 'Open as a page' },
  none: { zh: '平台没有这份保单的分录', en: 'The platform has no entry of this policy' },
  notFound: { zh: '没有找到这一行', en: 'No such row' },
};

/** Rows are looked up by their number; a settlement is read so many pages deep for one. */
const mostPages = 50;

/** What is behind a row: both figures, the policy, its payment, its entries, and a word against it during the notice. */
export function RowDrawer({ of }: { readonly of: Settlement }) {
  const said = useWords(words);
  const [search, setSearch] = useSearchParams();
  const key = search.get('row') ?? '';
  const rows = useEveryPage(
    'GET /v1/settlements/{settlementId}/rows',
    (page) => ({ params: { settlementId: of.settlementId }, query: page }),
    { mostPages },
  );
  const close = () => {
    const changed = new URLSearchParams(search);
    changed.delete('row');
    setSearch(changed, { preventScrollReset: true });
  };
  return (
    <Drawer open title={key.split('.')[0]} onClose={close} size={720}>
      <Asked query={rows}>
        {({ items }) => {
          const row = items.find((one) => rowKey(one) === key);
          return row ? <RowDetail of={of} row={row} /> : <p>{said.notFound}</p>;
        }}
      </Asked>
    </Drawer>
  );
}

function RowDetail({ of, row }: { readonly of: Settlement; readonly row: Row }) {
  const said = useWords(words);
  const names = useNames();
  const { language } = useLanguage();
  const isOurs = policyNoSchema.safeParse(row.policyNo).success;
  return (
    <div className="stack">
      <div className="row">
        <RowTag row={row} />
        {isOurs && <Link to={`/bureau/policies/${row.policyNo}`}>{said.policy} ›</Link>}
      </div>
      {row.explanation && <Notice tone="warn">{names(row.explanation)}</Notice>}
      <RowDifferences row={row} />
      <Facts
        rows={[
          [said.firm, `${row.name} ${row.uscc}`],
          [said.period, <PeriodText key="period" period={row.period} />],
          [said.status, rowStatusWords[row.status]?.[language]],
          [said.premium, <MoneyText key="premium" fen={row.premiumFen} />],
          [said.self, <MoneyText key="self" fen={row.firmFen} />],
          [said.received, <MoneyText key="received" fen={row.receivedFen} />],
          row.paidOn && [said.paidOn, <DayText key="paid" day={row.paidOn} />],
          [said.subsidy, <MoneyText key="subsidy" fen={row.subsidyFen} />],
          ...row.levels.map(
            (part) => [payerText(part, language), <MoneyText key={part.level} fen={part.fen} />] as const,
          ),
          row.heldFrom && [said.held, row.heldFrom.settlementId],
        ]}
      />
      {isOurs && <RowEntries of={of} row={row} />}
      {of.status === 'under-notice' && <ObjectionForm of={of} row={row} />}
    </div>
  );
}

function RowEntries({ of, row }: { readonly of: Settlement; readonly row: Row }) {
  const said = useWords(words);
  const entries = useEveryPage(
    'GET /v1/ledger/entries',
    (page) => ({ query: { policyNo: row.policyNo, ...page } }),
    { mostPages: 5 },
  );
  return (
    <section className="stack">
      <div className="apart">
        <h3>{said.ledger}</h3>
        <Link to={ledgerAddress({ policyNo: row.policyNo })} target="_blank">
          {said.page}
        </Link>
      </div>
      <Asked query={entries}>
        {({ items }) => {
          const own = items.filter(
            (entry) =>
              (entry.endorsementNo ?? '') === row.endorsementNo &&
              (entry.programmeId === undefined || entry.programmeId === of.programmeId),
          );
          return own.length === 0 ? <p>{said.none}</p> : <EntriesTable entries={own} />;
        }}
      </Asked>
    </section>
  );
}
