import { useParams, useSearchParams } from 'react-router';
import { rowOutcome, rowOutcomes } from '../../../shared/domain/settlement/settlement-row.ts';
import { useAsk } from '../../api/ask.ts';
import { Asked } from '../../components/asked.tsx';
import { FindField, useFind } from '../../components/find-field.tsx';
import { Listed, useListAsked } from '../../components/listed.tsx';
import { Block, Page } from '../../components/page.tsx';
import { StatusChips } from '../../components/status-chips.tsx';
import { StatusTag } from '../../components/status-tag.tsx';
import { useWords } from '../../words/language.tsx';
import { LargeRowsExport } from './large-rows-export.tsx';
import { RowDrawer } from './row-drawer.tsx';
import { RowTable } from './row-table.tsx';
import { useSettlementTitle } from './settlement-page.tsx';
import type { Settlement } from './settlement-table.tsx';

const words = {
  back: { zh: '结算单', en: 'Settlement' },
  caption: { zh: '明细，补贴金额，单位：元', en: 'Rows, subsidy in yuan' },
  none: { zh: '没有单', en: 'No row' },
};

/** B2: every row of a settlement, by outcome. */
export function RowsPage() {
  const said = useWords(words);
  const title = useSettlementTitle();
  const { settlementId = '' } = useParams();
  const settlement = useAsk('GET /v1/settlements/{settlementId}', { params: { settlementId } });
  return (
    <Asked query={settlement}>
      {(of) => (
        <Page
          title={title(of)}
          back={{ to: `/bureau/settlements/${settlementId}`, name: said.back }}
          beside={<StatusTag of="settlement" status={of.status} />}
          actions={<LargeRowsExport of={of} />}
        >
          <StatusChips of="row" statuses={rowOutcomes} name="outcome" />
          <FindField />
          <Rows of={of} />
        </Page>
      )}
    </Asked>
  );
}

function Rows({ of }: { readonly of: Settlement }) {
  const said = useWords(words);
  const [search] = useSearchParams();
  const { chosen: outcome, cursor } = useListAsked(rowOutcome, 'outcome');
  const find = useFind();
  const rows = useAsk(
    'GET /v1/settlements/{settlementId}/rows',
    { params: { settlementId: of.settlementId }, query: { limit: 50, outcome, find, cursor } },
    { keepOld: true },
  );
  return (
    <Block>
      <Listed query={rows} isFiltered={outcome !== undefined || find !== undefined} none={said.none}>
        {(items) => <RowTable rows={items} caption={said.caption} />}
      </Listed>
      {search.get('row') !== null && <RowDrawer of={of} />}
    </Block>
  );
}
