import { Link, useParams, useSearchParams } from 'react-router';
import { rowOutcome, rowOutcomes } from '../../../shared/domain/settlement/settlement-row.ts';
import { useAsk } from '../../api/ask.ts';
import { Asked } from '../../components/asked.tsx';
import { CursorPager } from '../../components/cursor-pager.tsx';
import { Page } from '../../components/page.tsx';
import { StatusChips } from '../../components/status-chips.tsx';
import { useWords } from '../../words/language.tsx';
import { RowTable } from './row-table.tsx';

const words = {
  title: { zh: '逐单', en: 'Rows' },
  back: { zh: '结算单', en: 'Settlement' },
  none: { zh: '没有单', en: 'No row' },
  nothing: { zh: '没有这种结果的单', en: 'No row came to this' },
  clear: { zh: '清除筛选', en: 'Clear the filter' },
};

/** The rows of a settlement by their outcome. */
export function RowsPage() {
  const said = useWords(words);
  const { settlementId = '' } = useParams();
  const [search] = useSearchParams();
  const asked = rowOutcome.safeParse(search.get('outcome'));
  const after = search.get('after');
  const rows = useAsk(
    'GET /v1/settlements/{settlementId}/rows',
    {
      params: { settlementId },
      query: {
        limit: 50,
        ...(asked.success && { outcome: asked.data }),
        ...(after !== null && { cursor: after }),
      },
    },
    { keepOld: true },
  );
  return (
    <Page title={said.title} back={{ to: `/insurer/settlements/${settlementId}`, name: said.back }}>
      <StatusChips of="row" statuses={rowOutcomes} name="outcome" />
      <Asked query={rows} lines={8}>
        {({ items, nextCursor }) => (
          <div className="stack">
            {items.length > 0 ? (
              <RowTable rows={items} />
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
