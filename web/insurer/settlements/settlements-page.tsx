import { Link, useSearchParams } from 'react-router';
import { settlementStatus } from '../../../shared/domain/settlement/settlement.ts';
import { useAsk } from '../../api/ask.ts';
import type { AnswerOf } from '../../api/contract.ts';
import { Asked } from '../../components/asked.tsx';
import { CursorPager } from '../../components/cursor-pager.tsx';
import { MoneyText } from '../../components/money-text.tsx';
import { Page } from '../../components/page.tsx';
import { ScrollRegion } from '../../components/scroll-region.tsx';
import { StatusChips } from '../../components/status-chips.tsx';
import { StatusTag } from '../../components/status-tag.tsx';
import { InstantText, quarterText } from '../../words/dates.tsx';
import { counted, useLanguage, useWords } from '../../words/language.tsx';
import { NewSettlement } from './new-settlement.tsx';
import { heldRows } from '../../bureau/settlements/settlement-table.tsx';
import { useProgrammeNames } from './programme-names.ts';

const words = {
  title: { zh: '结算', en: 'Settlements' },
  caption: { zh: '结算单，新的季度在前；金额单位：元', en: 'Settlements, newest quarter first; in yuan' },
  which: { zh: '季度', en: 'Quarter' },
  programme: { zh: '补贴方案', en: 'Programme' },
  sequence: { zh: (n: number) => `第 ${n} 次`, en: (n: number) => `no. ${n}` },
  status: { zh: '状态', en: 'Status' },
  requested: { zh: '开始时间', en: 'Requested' },
  held: { zh: '暂不支付', en: 'Held' },
  rows: { zh: (n: number) => `${n} 单`, en: (n: number) => counted(n, 'row') },
  payable: { zh: '应付', en: 'Payable' },
  none: { zh: '还没有结算单', en: 'No settlement yet' },
  nothing: { zh: '没有符合条件的结算单', en: 'Nothing matches' },
  clear: { zh: '清除筛选', en: 'Clear the filter' },
};

type Settlement = AnswerOf<'GET /v1/settlements'>['items'][number];

/** I6: the insurer's settlements, and where a new one begins. */
export function SettlementsPage() {
  const said = useWords(words);
  const [search] = useSearchParams();
  const asked = settlementStatus.safeParse(search.get('status'));
  const after = search.get('after');
  const settlements = useAsk(
    'GET /v1/settlements',
    {
      query: { ...(asked.success && { status: asked.data }), ...(after !== null && { cursor: after }) },
    },
    { keepOld: true },
  );
  return (
    <Page title={said.title}>
      <NewSettlement />
      <StatusChips of="settlement" statuses={settlementStatus.options} />
      <Asked query={settlements} lines={6}>
        {({ items, nextCursor }) => (
          <div className="stack">
            {items.length > 0 ? (
              <SettlementTable settlements={items} />
            ) : (
              <p>
                {asked.success ? said.nothing : said.none} {asked.success && <Link to="?">{said.clear}</Link>}
              </p>
            )}
            <CursorPager shown={items.length} next={nextCursor} />
          </div>
        )}
      </Asked>
    </Page>
  );
}

function SettlementTable({ settlements }: { readonly settlements: readonly Settlement[] }) {
  const said = useWords(words);
  const { language } = useLanguage();
  const nameOf = useProgrammeNames();
  return (
    <div className="desk-sheet">
      <ScrollRegion name={said.caption}>
        <table className="plain-table desk-table">
          <caption className="visually-hidden">{said.caption}</caption>
          <thead>
            <tr>
              {[said.which, said.programme, said.status, said.requested].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
              <th scope="col" className="number">
                {said.held}
              </th>
              <th scope="col" className="number">
                {said.payable}
              </th>
            </tr>
          </thead>
          <tbody>
            {settlements.map((one) => (
              <tr key={one.settlementId}>
                <td>
                  <Link to={`/insurer/settlements/${one.settlementId}`}>
                    {quarterText(one.quarter, language)}
                  </Link>{' '}
                  {one.sequence > 1 && <span className="quiet">{said.sequence(one.sequence)}</span>}
                </td>
                <td>{nameOf(one.programmeId)}</td>
                <td>
                  <StatusTag of="settlement" status={one.status} />
                </td>
                <td>
                  <InstantText at={one.requestedAt} />
                </td>
                <td className="number">{said.rows(heldRows(one))}</td>
                <td className="number">
                  <MoneyText fen={one.totals?.payableFen} bare />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </div>
  );
}
