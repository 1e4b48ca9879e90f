import { useParams } from 'react-router';
import { rowOutcome, rowOutcomes } from '../../../shared/domain/settlement/settlement-row.ts';
import { useAsk } from '../../api/ask.ts';
import { Page } from '../../components/page.tsx';
import { StatusChips } from '../../components/status-chips.tsx';
import { useWords } from '../../words/language.tsx';
import { RowTable } from './row-table.tsx';
import { FindField, useFind } from '../../components/find-field.tsx';
import { Listed, useListAsked } from '../../components/listed.tsx';

const words = {
  title: { zh: '逐单', en: 'Rows' },
  back: { zh: '结算单', en: 'Settlement' },
  none: { zh: '没有单', en: 'No row' },
};

/** The rows of a settlement by their outcome. */
export function RowsPage() {
  const said = useWords(words);
  const { settlementId = '' } = useParams();
  const { chosen: outcome, cursor } = useListAsked(rowOutcome, 'outcome');
  const find = useFind();
  const rows = useAsk(
    'GET /v1/settlements/{settlementId}/rows',
    { params: { settlementId }, query: { limit: 50, outcome, find, cursor } },
    { keepOld: true },
  );
  return (
    <Page title={said.title} back={{ to: `/insurer/settlements/${settlementId}`, name: said.back }}>
      <StatusChips of="row" statuses={rowOutcomes} name="outcome" />
      <FindField />
      <Listed query={rows} isFiltered={outcome !== undefined || find !== undefined} none={said.none}>
        {(items) => <RowTable rows={items} />}
      </Listed>
    </Page>
  );
}
