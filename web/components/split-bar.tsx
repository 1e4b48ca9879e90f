import { sumFen } from '../../shared/domain/money.ts';
import type { Fen } from '../../shared/domain/money.ts';
import { useWords } from '../words/language.tsx';
import { MoneyText } from './money-text.tsx';
import './split-bar.css';

const words = {
  mismatch: { zh: '各方合计与总额不符，已停止显示', en: 'The parts do not add up to the total' },
  total: { zh: '合计', en: 'Total' },
};

export type Party = 'firm' | 'central' | 'province' | 'city' | 'county' | 'insurer';

export interface Share {
  readonly party: Party;
  readonly name: string;
  readonly fen: Fen;
}

const order: readonly Party[] = ['firm', 'central', 'province', 'city', 'county', 'insurer'];

/** Who bears how much: the rows are what counts, the bar is their picture. Parts that do not add up are not drawn. */
export function SplitBar({
  shares,
  totalFen,
  totalName,
}: {
  readonly shares: readonly Share[];
  readonly totalFen: Fen;
  readonly totalName?: string;
}) {
  const said = useWords(words);
  const sorted = shares.toSorted((one, other) => order.indexOf(one.party) - order.indexOf(other.party));
  if (sumFen(sorted.map(({ fen }) => fen)) !== totalFen) return <p role="alert">{said.mismatch}</p>;
  return (
    <div className="split-bar">
      <svg className="split-picture" aria-hidden="true" viewBox="0 0 1000 12" preserveAspectRatio="none">
        {segments(sorted, totalFen).map(({ party, x, width }, index) => (
          <rect key={index} className={`split-${party}`} x={x} width={width} height="12" />
        ))}
      </svg>
      <table className="split-rows">
        <tbody>
          {sorted.map(({ party, name, fen }, index) => (
            <tr key={index}>
              <th scope="row">
                <span className={`split-swatch split-${party}`} aria-hidden="true" />
                {name}
              </th>
              <td className="number">
                <MoneyText fen={fen} />
              </td>
            </tr>
          ))}
          <tr className="split-total">
            <th scope="row">{totalName ?? said.total}</th>
            <td className="number">
              <MoneyText fen={totalFen} />
            </td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}

/** Places on a line of 1,000, with a gap between neighbours; what is not nothing is at least visible. */
function segments(shares: readonly Share[], totalFen: Fen) {
  const gap = 6;
  let x = 0;
  return shares
    .filter(({ fen }) => fen > 0)
    .map(({ party, fen }) => {
      const width = Math.max(12, (fen / totalFen) * 1000 - gap);
      const segment = { party, x, width };
      x += width + gap;
      return segment;
    });
}
