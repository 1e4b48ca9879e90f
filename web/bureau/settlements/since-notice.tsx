import { DiffCell } from '../../components/diff-cell.tsx';
import { MoneyText } from '../../components/money-text.tsx';
import { Block } from '../../components/page.tsx';
import { InstantText } from '../../words/dates.tsx';
import { counted, useLanguage, useWords } from '../../words/language.tsx';
import { roleWords } from '../../words/statuses.ts';
import type { Settlement } from './settlement-table.tsx';
import { objectionWords } from '../objections/objection-words.ts';

const words = {
  title: { zh: '经办看到的与现在', en: 'What the clerk saw, and now' },
  by: { zh: '公示经办', en: 'Put under notice by' },
  nothing: { zh: '公示以来没有变化', en: 'Nothing has changed since the notice' },
  caption: { zh: '公示时与现在，单位：元', en: 'At the notice and now, in yuan' },
  figure: { zh: '项目', en: 'Figure' },
  amount: { zh: '金额', en: 'Amount' },
  premium: { zh: '保费', en: 'Premium' },
  subsidy: { zh: '补贴', en: 'Subsidy' },
  clawback: { zh: '追回', en: 'Clawed back' },
  payable: { zh: '应拨付', en: 'Payable' },
  objections: {
    zh: (n: number) => `公示期间 ${n} 件异议`,
    en: (n: number) => `${counted(n, 'objection')} during the notice`,
  },
};

/** G10: the totals as they stood when the clerk put it under notice, beside those of now, and what was objected to since. */
export function SinceNotice({ of }: { readonly of: Settlement }) {
  const said = useWords(words);
  const { language } = useLanguage();
  const noticed = of.history.findLast(({ event }) => event === 'put-under-notice');
  const then = noticed?.totals;
  const now = of.totals;
  if (noticed === undefined || then === undefined || now === undefined) return null;
  const figures = [
    [said.premium, then.premiumFen, now.premiumFen],
    [said.subsidy, then.subsidyFen, now.subsidyFen],
    [said.clawback, then.clawbackFen, now.clawbackFen],
    [said.payable, then.payableFen, now.payableFen],
  ] as const;
  const isSame = figures.every(([, before, after]) => before === after);
  const objections = of.objections ?? [];
  return (
    <Block title={said.title}>
      <p>
        {said.by} {roleWords[noticed.actor]?.[language] ?? noticed.actor} · <InstantText at={noticed.at} />
        {noticed.detail !== undefined && ` · ${noticed.detail}`}
      </p>
      {isSame && objections.length === 0 && <p className="money-good">{said.nothing}</p>}
      <table className="plain-table settlement-words">
        <caption>{said.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{said.figure}</th>
            <th scope="col" className="number">
              {said.amount}
            </th>
          </tr>
        </thead>
        <tbody>
          {figures.map(([name, before, after]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="number">
                <DiffCell
                  before={<MoneyText fen={before} bare />}
                  after={<MoneyText fen={after} bare />}
                  same={before === after}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {objections.length > 0 && (
        <>
          <h3>{said.objections(objections.length)}</h3>
          <ul>
            {objections.map((one) => (
              <li key={one.objectionId}>
                {one.policyNo} · {objectionWords[one.status]?.[language]} · {one.reason}
                {one.status !== 'open' && ` · ${one.decision}`}
              </li>
            ))}
          </ul>
        </>
      )}
    </Block>
  );
}
