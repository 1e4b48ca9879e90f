import { useSearchParams } from 'react-router';
import { useAsk } from '../../api/ask.ts';
import { Asked } from '../../components/asked.tsx';
import { CursorPager } from '../../components/cursor-pager.tsx';
import { Block, Page } from '../../components/page.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { budgetWords } from '../../words/budget-words.ts';
import { dayText } from '../../words/dates.tsx';
import { levelWords } from '../../words/statuses.ts';
import { EntriesTable } from './entries-table.tsx';
import { LedgerPlaces } from './ledger-places.tsx';
import { type LedgerQuery, ledgerQueryIn } from './ledger-query.ts';
import { LedgerSearch } from './ledger-search.tsx';

const words = {
  title: { zh: '台账', en: 'Ledger' },
  asked: { zh: '分录', en: 'Entries' },
  policy: { zh: '保单', en: 'Policy' },
  claim: { zh: '案件', en: 'Claim' },
  settlement: { zh: '结算单', en: 'Settlement' },
  asOf: { zh: (day: string) => `截至${day}`, en: (day: string) => `up to ${day}` },
  none: { zh: '没有符合条件的分录', en: 'No entry matches' },
};

/** B4: entries of the journal, each with both of its sides. */
export function LedgerPage() {
  const said = useWords(words);
  const [search] = useSearchParams();
  const query = ledgerQueryIn(search);
  return (
    <Page title={said.title}>
      <LedgerPlaces />
      <LedgerSearch key={search.toString()} query={query} />
      <Entries query={query} />
    </Page>
  );
}

function Entries({ query }: { readonly query: LedgerQuery }) {
  const said = useWords(words);
  const [search] = useSearchParams();
  const name = useQueryName(query);
  const after = search.get('after');
  const isAsked = name !== '';
  const entries = useAsk(
    'GET /v1/ledger/entries',
    { query: { ...query, limit: 50, ...(after !== null && { cursor: after }) } },
    { enabled: isAsked, keepOld: true },
  );
  if (!isAsked) return null;
  return (
    <Block title={`${said.asked} · ${name}`}>
      <Asked query={entries}>
        {({ items, nextCursor }) => (
          <>
            {items.length === 0 ? (
              <p>{said.none}</p>
            ) : (
              <EntriesTable entries={items} isCell={query.column !== undefined} />
            )}
            <CursorPager shown={items.length} next={nextCursor} />
          </>
        )}
      </Asked>
    </Block>
  );
}

/** What is asked for, in words; nothing where an address names no owner of entries. */
function useQueryName(query: LedgerQuery): string {
  const said = useWords(words);
  const { language } = useLanguage();
  const { policyNo, claimNo, settlementId, programmeId, year, level, column, asOf } = query;
  const parts = [
    policyNo && `${said.policy} ${policyNo}`,
    claimNo && `${said.claim} ${claimNo}`,
    settlementId && `${said.settlement} ${settlementId}`,
    programmeId,
    year,
    level && levelWords[level]?.[language],
    column && budgetWords[column][language],
  ].filter((part) => part !== undefined && part !== '');
  if ((policyNo ?? claimNo ?? settlementId ?? programmeId) === undefined) return '';
  return [...parts, ...(asOf ? [said.asOf(dayText(asOf, language))] : [])].join(' · ');
}
