import type { Simulation } from '../../../shared/domain/simulation/simulation.ts';
import { CodeText } from '../../components/code-text.tsx';
import { MoneyText } from '../../components/money-text.tsx';
import { numbers, PlainTable } from '../../components/plain-table.tsx';
import { counted, useLanguage, useWords } from '../../words/language.tsx';
import { levelWords } from '../../words/statuses.ts';
import { DayText } from '../../words/dates.tsx';
import { subtractFen, zeroFen } from '../../../shared/domain/money.ts';
import { WhatIfChart } from './what-if-chart.tsx';
import './what-if.css';

const words = {
  agrees: { zh: '与账面一致，差 0.00', en: 'It agrees with the books, difference 0.00' },
  differs: { zh: '未改口径，但与账面不一致', en: 'Nothing was changed, and yet it differs from the books' },
  costs: {
    zh: (policies: number) => `${policies} 份保单，试算与现行相差`,
    en: (policies: number) =>
      `${counted(policies, 'policy', 'policies')}; the draft costs more than today by`,
  },
  caption: { zh: '各级成本，单位：元', en: 'Cost by level, in yuan' },
  level: { zh: '级次', en: 'Level' },
  today: { zh: '现行', en: 'Today' },
  draft: { zh: '试算', en: 'Draft' },
  difference: { zh: '相差', en: 'Difference' },
  todayEnds: { zh: '现行用完日', en: 'Today runs out' },
  draftEnds: { zh: '试算用完日', en: 'Draft runs out' },
  total: { zh: '合计', en: 'Total' },
  firms: { zh: '受益企业', en: 'Firms reached' },
  short: { zh: '额度不够的', en: 'Not covered by the money' },
  grants: { zh: (n: number) => `${n} 笔`, en: (n: number) => counted(n, 'grant') },
  gains: { zh: '多得', en: 'Gain' },
  loses: { zh: '少得', en: 'Lose' },
  same: { zh: (n: number) => `不变 ${n} 户`, en: (n: number) => `${counted(n, 'firm')} unchanged` },
  count: { zh: (n: number) => `${n} 户`, en: (n: number) => counted(n, 'firm') },
  most: { zh: '变化最大的企业，单位：元', en: 'Firms that change most, in yuan' },
  firm: { zh: '企业', en: 'Firm' },
};

/** Today's books beside the draft, level by level; the picture comes after the table. */
export function SimulationResult({
  result,
  isChanged,
}: {
  readonly result: Simulation;
  readonly isChanged: boolean;
}) {
  const said = useWords(words);
  const { today, changed, differenceFen, gains, loses, unchanged, policies } = result;
  const agrees = differenceFen === 0 && gains.firms === 0 && loses.firms === 0;
  return (
    <>
      {!isChanged && (
        <p className={`what-if-verdict ${agrees ? 'money-good' : 'money-bad'}`} role="status">
          {agrees ? said.agrees : said.differs}
        </p>
      )}
      {isChanged && (
        <p className="what-if-verdict" role="status">
          {said.costs(policies)} <MoneyText fen={differenceFen} />
        </p>
      )}
      <LevelCosts result={result} />
      <p className="row">
        <span>
          {said.firms}：{said.today} {said.count(today.firms)} · {said.draft} {said.count(changed.firms)}
        </span>
        <span>
          {said.gains} {said.count(gains.firms)} <MoneyText fen={gains.fen} /> · {said.loses}{' '}
          {said.count(loses.firms)} <MoneyText fen={loses.fen} /> · {said.same(unchanged.firms)}
        </span>
        {changed.short.grants > 0 && (
          <strong className="money-warn">
            {said.short} {said.grants(changed.short.grants)} <MoneyText fen={changed.short.fen} />
          </strong>
        )}
      </p>
      {isChanged && <WhatIfChart result={result} />}
      <MostChanged of={[...gains.most, ...loses.most]} />
    </>
  );
}

function LevelCosts({ result }: { readonly result: Simulation }) {
  const said = useWords(words);
  const { language } = useLanguage();
  const { today, changed, differenceFen } = result;
  return (
    <PlainTable
      caption={said.caption}
      heads={[
        said.level,
        ...numbers(said.today, said.draft, said.difference),
        said.todayEnds,
        said.draftEnds,
      ]}
    >
      <tbody>
        {changed.levels.map((after) => {
          const before = today.levels.find(({ level }) => level === after.level);
          const amounts = [
            before?.costFen ?? zeroFen,
            after.costFen,
            subtractFen(after.costFen, before?.costFen ?? zeroFen),
          ];
          return (
            <tr key={after.level}>
              <th scope="row">{levelWords[after.level]?.[language]}</th>
              {amounts.map((fen, at) => (
                <td key={at} className="number">
                  <MoneyText fen={fen} bare />
                </td>
              ))}
              <td>{before?.endsOn ? <DayText day={before.endsOn} /> : '—'}</td>
              <td>{after.endsOn ? <DayText day={after.endsOn} /> : '—'}</td>
            </tr>
          );
        })}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{said.total}</th>
          {[today.costFen, changed.costFen, differenceFen].map((fen, at) => (
            <td key={at} className="number">
              <strong>
                <MoneyText fen={fen} bare />
              </strong>
            </td>
          ))}
        </tr>
      </tfoot>
    </PlainTable>
  );
}

function MostChanged({ of }: { readonly of: Simulation['gains']['most'] }) {
  const said = useWords(words);
  if (of.length === 0) return null;
  return (
    <PlainTable caption={said.most} heads={[said.firm, ...numbers(said.today, said.draft, said.difference)]}>
      <tbody>
        {of.map(({ uscc, todayFen, changedFen }) => (
          <tr key={uscc}>
            <th scope="row">
              <CodeText code={uscc} />
            </th>
            {[todayFen, changedFen, subtractFen(changedFen, todayFen)].map((fen, at) => (
              <td key={at} className="number">
                <MoneyText fen={fen} bare />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </PlainTable>
  );
}
