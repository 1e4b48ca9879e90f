import { Link } from 'react-router';
import { yearOf } from '../../../shared/domain/dates.ts';
import type { Programme } from '../../../shared/domain/subsidies/programme.ts';
import { useAsk } from '../../api/ask.ts';
import { useEveryPage } from '../../api/every-page.ts';
import { useServiceToday } from '../../api/service-time.ts';
import { Asked } from '../../components/asked.tsx';
import { numbers, PlainTable } from '../../components/plain-table.tsx';
import { MoneyText } from '../../components/money-text.tsx';
import { Block, Page } from '../../components/page.tsx';
import { useWho } from '../../session/session.ts';
import { budgetWords } from '../../words/budget-words.ts';
import { DayText } from '../../words/dates.tsx';
import { useLanguage, useNames, useWords } from '../../words/language.tsx';
import { SettlementsToPay } from '../settlements/settlements-to-pay.tsx';
import { WaitingSettlements } from '../settlements/waiting-settlements.tsx';
import { WaitingTasks } from '../work/waiting-tasks.tsx';
import { concerns } from './own-programmes.ts';
import { hasPace, usePace } from './pace.ts';
import { usedText } from './position-table.tsx';
import './position.css';

const words = {
  title: { zh: '额度', en: 'Budget' },
  caption: {
    zh: (year: number) => `${year} 年度各方案，单位：元`,
    en: (year: number) => `Programmes in ${year}, in yuan`,
  },
  programme: { zh: '方案', en: 'Programme' },
  used: { zh: '用到', en: 'Used' },
  ends: { zh: '约何时用完', en: 'Runs out about' },
  lasts: { zh: '今年用不完', en: 'Lasts the year' },
  short: { zh: '数据不足', en: 'Too few days' },
  still: { zh: '近 30 天没有新的占用', en: 'Nothing taken in 30 days' },
  none: { zh: '没有批准的额度', en: 'No budget approved' },
  nothing: { zh: '没有涉及本地区的方案', en: 'No programme concerns this division' },
};

/** What a bureau's day begins with: what waits for its word, and how much of each programme's money is left until when. */
export function ProgrammesPage() {
  const said = useWords(words);
  const { org } = useWho();
  const today = useServiceToday();
  const programmes = useEveryPage('GET /v1/programmes', (page) => ({ query: page }), { mostPages: 5 });
  const year = today && yearOf(today);
  return (
    <Page title={said.title}>
      <WaitingSettlements />
      <SettlementsToPay />
      <WaitingTasks />
      <Block>
        <Asked query={programmes}>
          {({ items }) => {
            const own = items.filter((one) => concerns(org, one));
            if (own.length === 0) return <p>{said.nothing}</p>;
            return <>{year !== undefined && <ProgrammeTable programmes={own} year={year} />}</>;
          }}
        </Asked>
      </Block>
    </Page>
  );
}

function ProgrammeTable({
  programmes,
  year,
}: {
  readonly programmes: readonly Programme[];
  readonly year: number;
}) {
  const said = useWords(words);
  const { language } = useLanguage();
  return (
    <PlainTable
      caption={said.caption(year)}
      heads={[
        said.programme,
        ...numbers(budgetWords.approved[language], budgetWords.available[language], said.used),
        said.ends,
      ]}
    >
      <tbody>
        {programmes.map((of) => (
          <ProgrammeLine key={of.id} of={of} year={year} />
        ))}
      </tbody>
    </PlainTable>
  );
}

function ProgrammeLine({ of, year }: { readonly of: Programme; readonly year: number }) {
  const said = useWords(words);
  const names = useNames();
  const today = useServiceToday();
  const position = useAsk('GET /v1/programmes/{programmeId}/budget', {
    params: { programmeId: of.id },
    query: { year },
  });
  const pace = usePace(of.id, year, today);
  const totals = position.data?.totals;
  const end = () => {
    if (totals === undefined || pace.data === undefined) return '…';
    if (totals.approvedFen === 0) return said.none;
    if (!hasPace(pace.data)) return said.short;
    if (pace.data.exhaustion) return <DayText day={pace.data.exhaustion.on} />;
    return pace.data.runRateFen > 0 ? said.lasts : said.still;
  };
  return (
    <tr>
      <th scope="row">
        <Link to={`/bureau/programmes/${of.id}`}>{names(of.names)}</Link>{' '}
        <span className="quiet">{of.id}</span>
      </th>
      <td className="number">
        <MoneyText fen={totals?.approvedFen} bare />
      </td>
      <td className="number">
        <MoneyText fen={totals?.availableFen} bare />
      </td>
      <td className="number">{totals ? usedText(totals) : '…'}</td>
      <td>{end()}</td>
    </tr>
  );
}
