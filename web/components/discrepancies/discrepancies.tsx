import { useSearchParams } from 'react-router';
import { discrepancyReasons } from '../../../shared/domain/settlement/match-transfer.ts';
import { useAsk } from '../../api/ask.ts';
import { useLanguage, useWords } from '../../words/language.tsx';
import { FilterChips } from '../filter-chips.tsx';
import { Listed } from '../listed.tsx';
import { Block } from '../page.tsx';
import { DiscrepancyBoard } from './discrepancy-board.tsx';
import type { DiscrepancyDesk } from './discrepancy-desk.ts';
import { reasonWords } from './reason-words.ts';

const words = {
  none: { zh: '没有对不上的钱', en: 'Nothing to clear up' },
  filter: { zh: '按原因筛选', en: 'Filter by reason' },
  all: { zh: '全部未处理', en: 'All open' },
  resolved: { zh: '已处理', en: 'Resolved' },
};

const resolved = 'resolved';

/** Item 12: the money that does not fit which a desk may see, open ones by reason or those that are closed. */
export function Discrepancies({ desk }: { readonly desk: DiscrepancyDesk }) {
  const said = useWords(words);
  const [search] = useSearchParams();
  const { language } = useLanguage();
  const asked = search.get('reason');
  const reason = discrepancyReasons.find((one) => one === asked);
  const after = search.get('after');
  const discrepancies = useAsk(
    'GET /v1/discrepancies',
    {
      query: {
        status: asked === resolved ? resolved : 'open',
        limit: 50,
        ...(reason && { reason }),
        ...(after !== null && { cursor: after }),
      },
    },
    { keepOld: true },
  );
  return (
    <>
      <FilterChips
        label={said.filter}
        name="reason"
        choices={[
          { value: '', label: said.all },
          ...discrepancyReasons.map((value) => ({ value, label: reasonWords[value][language] })),
          { value: resolved, label: said.resolved },
        ]}
      />
      <Block>
        <Listed query={discrepancies} isFiltered={asked !== null} none={said.none}>
          {(items) => (
            <DiscrepancyBoard
              items={items.toSorted((one, other) => other.ageDays - one.ageDays)}
              desk={desk}
            />
          )}
        </Listed>
      </Block>
    </>
  );
}
