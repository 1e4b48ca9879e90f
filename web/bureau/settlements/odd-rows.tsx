import { Link, useSearchParams } from 'react-router';
import { type RowOutcome, rowOutcomes } from '../../../shared/domain/settlement/settlement-row.ts';
import { useAsk } from '../../api/ask.ts';
import { Asked } from '../../components/asked.tsx';
import { Block } from '../../components/page.tsx';
import { counted, useLanguage, useWords } from '../../words/language.tsx';
import { statusWords } from '../../words/statuses.ts';
import { RowDrawer } from './row-drawer.tsx';
import { RowTable } from './row-table.tsx';
import type { Settlement } from './settlement-table.tsx';

const words = {
  title: { zh: '明细，先列有差异的', en: 'Rows, the odd ones first' },
  all: { zh: '全部明细', en: 'All rows' },
  more: { zh: (n: number) => `全部 ${n} 行`, en: (n: number) => `All ${counted(n, 'row')}` },
  caption: {
    zh: (outcome: string, n: number) => `${outcome} ${n} 行，补贴金额，单位：元`,
    en: (outcome: string, n: number) => `${outcome}: ${counted(n, 'row')}, subsidy in yuan`,
  },
};

const rowsAtOnce = 10;

/** B2: the rows that differ, an outcome at a time, and the first of those that agree. */
export function OddRows({ of }: { readonly of: Settlement }) {
  const said = useWords(words);
  const [search] = useSearchParams();
  const { counts } = of;
  if (counts === undefined) return null;
  const odd = rowOutcomes.filter((outcome) => outcome !== 'MATCHED' && counts[outcome] > 0);
  const shown: readonly RowOutcome[] = [...odd, 'MATCHED'];
  return (
    <Block
      title={said.title}
      beside={<Link to={`/bureau/settlements/${of.settlementId}/rows`}>{said.all} ›</Link>}
    >
      {shown.map((outcome) => (
        <SomeRows key={outcome} of={of} outcome={outcome} count={counts[outcome]} />
      ))}
      {search.get('row') !== null && <RowDrawer of={of} />}
    </Block>
  );
}

function SomeRows({
  of,
  outcome,
  count,
}: {
  readonly of: Settlement;
  readonly outcome: RowOutcome;
  readonly count: number;
}) {
  const said = useWords(words);
  const { language } = useLanguage();
  const rows = useAsk(
    'GET /v1/settlements/{settlementId}/rows',
    { params: { settlementId: of.settlementId }, query: { outcome, limit: rowsAtOnce } },
    { enabled: count > 0 },
  );
  if (count === 0) return null;
  return (
    <Asked query={rows}>
      {({ items }) => (
        <>
          <RowTable rows={items} caption={said.caption(statusWords.row[outcome][language], count)} />
          {count > items.length && (
            <Link to={`/bureau/settlements/${of.settlementId}/rows?outcome=${outcome}`}>
              {said.more(count)} ›
            </Link>
          )}
        </>
      )}
    </Asked>
  );
}
