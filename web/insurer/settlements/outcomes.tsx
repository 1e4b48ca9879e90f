import { Link } from 'react-router';
import { rowOutcomes } from '../../../shared/domain/settlement/settlement-row.ts';
import { Block } from '../../components/page.tsx';
import { StatusTag } from '../../components/status-tag.tsx';
import { counted, useWords } from '../../words/language.tsx';
import { heldRows } from '../../bureau/settlements/settlement-table.tsx';
import type { Settlement } from './settlement-page.tsx';

const words = {
  title: { zh: '逐单结果', en: 'Outcomes of the rows' },
  held: {
    zh: (n: number) => (n === 0 ? '没有暂不支付的单' : `暂不支付 ${n} 单，其余照付`),
    en: (n: number) => (n === 0 ? 'Nothing is held' : `${n} held, the rest is paid`),
  },
  rows: { zh: (n: number) => `${n} 单`, en: (n: number) => counted(n, 'row') },
  all: { zh: '看全部', en: 'See all' },
};

/** How many rows came to what; each outcome leads to its rows. */
export function Outcomes({ settlement }: { readonly settlement: Settlement }) {
  const said = useWords(words);
  const { settlementId } = settlement;
  const rows = `/insurer/settlements/${settlementId}/rows`;
  const seen = rowOutcomes.flatMap((outcome) => {
    const count = settlement.counts?.[outcome] ?? 0;
    return count > 0 ? [{ outcome, count }] : [];
  });
  return (
    <Block title={said.title} beside={<Link to={rows}>{said.all} ›</Link>}>
      <p>{said.held(heldRows(settlement))}</p>
      <ul className="stack">
        {seen.map(({ outcome, count }) => (
          <li key={outcome} className="apart">
            <StatusTag of="row" status={outcome} />
            <Link to={`${rows}?outcome=${outcome}`}>{said.rows(count)} ›</Link>
          </li>
        ))}
      </ul>
    </Block>
  );
}
