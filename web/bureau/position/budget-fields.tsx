import { addFen, sumFen } from '../../../shared/domain/money.ts';
import { DiffCell } from '../../components/diff-cell.tsx';
import { MoneyInput, type TypedAmount } from '../../components/money-input.tsx';
import { MoneyText, yuanText } from '../../components/money-text.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { levelWords } from '../../words/statuses.ts';
import type { Position } from './position-table.tsx';
import './budget-fields.css';

const words = {
  committed: {
    zh: (now: string, committed: string) => `现为 ${now}，今年已承诺 ${committed}`,
    en: (now: string, committed: string) => `Now ${now}; committed so far ${committed}`,
  },
  below: {
    zh: (committed: string) => `不能低于已承诺 ${committed}`,
    en: (committed: string) => `Not below what is committed, ${committed}`,
  },
  missing: { zh: '请填金额', en: 'Enter an amount' },
  caption: { zh: '改动，单位：元', en: 'Changes, in yuan' },
  level: { zh: '级次', en: 'Level' },
  approved: { zh: '已批预算', en: 'Approved' },
  total: { zh: '合计', en: 'Total' },
};

type Levels = Position['levels'];
type Typed = Readonly<Record<string, TypedAmount>>;

/** A level, or a payer with an envelope of its own. */
export function rowKeyOf({ level, payer }: Levels[number]): string {
  return `${level}:${payer ?? ''}`;
}

/** One amount a level, with what it is now and what is committed already. */
export function BudgetFields({
  levels,
  typed,
  onChange,
}: {
  readonly levels: Levels;
  readonly typed: Typed;
  readonly onChange: (change: Typed) => void;
}) {
  const said = useWords(words);
  const { language } = useLanguage();
  return (
    <div className="stack budget-fields">
      {levels.map((row) => {
        const key = rowKeyOf(row);
        const amount = typed[key] ?? { text: '', fen: undefined, isWrong: false };
        const committedFen = addFen(row.reservedFen, row.accruedFen);
        const isBelow = amount.fen !== undefined && amount.fen < committedFen;
        return (
          <MoneyInput
            key={key}
            name={key}
            label={`${levelWords[row.level]?.[language]} ${row.names?.[language] ?? ''}`}
            help={said.committed(yuanText(row.approvedFen), yuanText(committedFen))}
            value={amount}
            onChange={(value) => onChange({ [key]: value })}
            error={
              isBelow ? said.below(yuanText(committedFen)) : amount.text === '' ? said.missing : undefined
            }
          />
        );
      })}
    </div>
  );
}

/** What it was and what it becomes, a level at a time; the second person reads the same. */
export function BudgetChanges({ levels, typed }: { readonly levels: Levels; readonly typed: Typed }) {
  const said = useWords(words);
  const { language } = useLanguage();
  const rows = levels.map((row) => ({ row, after: typed[rowKeyOf(row)]?.fen ?? row.approvedFen }));
  const before = sumFen(levels.map(({ approvedFen }) => approvedFen));
  const after = sumFen(rows.map((one) => one.after));
  return (
    <table className="plain-table budget-fields">
      <caption>{said.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{said.level}</th>
          <th scope="col" className="number">
            {said.approved}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ row, after: wanted }) => (
          <tr key={rowKeyOf(row)}>
            <th scope="row">
              {levelWords[row.level]?.[language]} {row.names?.[language]}
            </th>
            <td className="number">
              <Difference before={row.approvedFen} after={wanted} />
            </td>
          </tr>
        ))}
        <tr>
          <th scope="row">{said.total}</th>
          <td className="number">
            <strong>
              <Difference before={before} after={after} />
            </strong>
          </td>
        </tr>
      </tbody>
    </table>
  );
}

function Difference({ before, after }: { readonly before: number; readonly after: number }) {
  return (
    <DiffCell
      before={<MoneyText fen={before} bare />}
      after={<MoneyText fen={after} bare />}
      same={before === after}
    />
  );
}
