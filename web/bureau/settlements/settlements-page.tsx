import { Link, useSearchParams } from 'react-router';
import { settlementStatus } from '../../../shared/domain/settlement/settlement.ts';
import { useAsk } from '../../api/ask.ts';
import { Asked } from '../../components/asked.tsx';
import { CursorPager } from '../../components/cursor-pager.tsx';
import { Block, Page } from '../../components/page.tsx';
import { StatusChips } from '../../components/status-chips.tsx';
import { useWords } from '../../words/language.tsx';
import { SettlementTable } from './settlement-table.tsx';

const words = {
  title: { zh: '结算', en: 'Settlements' },
  none: { zh: '保险公司还没有提交结算单', en: 'No insurer has submitted a settlement yet' },
  nothing: { zh: '没有符合条件的记录', en: 'Nothing matches' },
  clear: { zh: '清除筛选', en: 'Clear filters' },
};

/** A bureau sees a settlement from the day on which it is submitted. */
const seen = settlementStatus.options.filter((status) => status !== 'building' && status !== 'draft');

/** B2: settlements of the bureau's programmes, the newest quarter first. */
export function SettlementsPage() {
  const said = useWords(words);
  const [search] = useSearchParams();
  const asked = settlementStatus.safeParse(search.get('status'));
  const status = asked.success ? asked.data : undefined;
  const after = search.get('after');
  const settlements = useAsk(
    'GET /v1/settlements',
    { query: { ...(status && { status }), ...(after !== null && { cursor: after }) } },
    { keepOld: true },
  );
  return (
    <Page title={said.title}>
      <StatusChips of="settlement" statuses={seen} />
      <Block>
        <Asked query={settlements}>
          {({ items, nextCursor }) => (
            <>
              {items.length > 0 && <SettlementTable items={items} />}
              {items.length === 0 && status === undefined && <p>{said.none}</p>}
              {items.length === 0 && status !== undefined && (
                <p>
                  {said.nothing} <Link to="?">{said.clear}</Link>
                </p>
              )}
              <CursorPager shown={items.length} next={nextCursor} />
            </>
          )}
        </Asked>
      </Block>
    </Page>
  );
}
