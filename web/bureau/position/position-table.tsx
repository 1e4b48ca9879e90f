import type { Day } from '../../../shared/domain/dates.ts';
import { type BudgetFigure, budgetFigures } from '../../../shared/domain/ledger/budget-cells.ts';
import type { BudgetFigures } from '../../../shared/domain/ledger/budget-position.ts';
import { type Fen, fractionDown, subtractFen, sumFen } from '../../../shared/domain/money.ts';
import type { AnswerOf } from '../../api/contract.ts';
import { numbers, PlainTable } from '../../components/plain-table.tsx';
import { budgetWords } from '../../words/budget-words.ts';
import { useLanguage, useWords } from '../../words/language.tsx';
import { levelWords } from '../../words/statuses.ts';
import { LedgerLink } from '../ledger/ledger-link.tsx';

const words = {
  caption: {
    zh: '各级额度，单位：元。每个数都可点开到台账',
    en: 'By level, in yuan. Every figure opens its entries',
  },
  level: { zh: '级次', en: 'Level' },
  used: { zh: '用到', en: 'Used' },
  payer: { zh: '付款单位', en: 'Payer' },
  several: { zh: '各地', en: 'several' },
  total: { zh: '合计', en: 'Total' },
};

export type Position = AnswerOf<'GET /v1/programmes/{programmeId}/budget'>;

const fieldOf: Readonly<Record<BudgetFigure, keyof BudgetFigures>> = {
  approved: 'approvedFen',
  reserved: 'reservedFen',
  accrued: 'accruedFen',
  settled: 'settledFen',
  paid: 'paidFen',
  'clawed-back': 'clawedBackFen',
  available: 'availableFen',
  lapsed: 'lapsedFen',
};

/** Columns of a position: what was given back is one where a year is cleared. */
function shownFigures({ totals }: Position): readonly BudgetFigure[] {
  return budgetFigures.filter((figure) => figure !== 'lapsed' || totals.lapsedFen !== 0);
}

/** What is taken of the approved money and has not come back. */
export function takenOf(of: BudgetFigures): Fen {
  return subtractFen(sumFen([of.reservedFen, of.accruedFen]), of.clawedBackFen);
}

/** `41%`, rounded down; a dash where nothing was approved. */
export function usedText(of: BudgetFigures): string {
  const taken = takenOf(of);
  if (of.approvedFen === 0 || taken < 0) return '—';
  const percent = fractionDown(taken, 100, of.approvedFen);
  return percent === 0 && taken > 0 ? '<1%' : `${percent}%`;
}

interface PositionTableProps {
  readonly programmeId: string;
  readonly position: Position;
  readonly asOf: Day | undefined;
  readonly isOwn: boolean;
}

/** B1: the position by level; every figure opens the entries that it is the sum of. */
export function PositionTable({ programmeId, position, asOf, isOwn }: PositionTableProps) {
  const said = useWords(words);
  const { language } = useLanguage();
  const { year, levels, totals } = position;
  const figures = shownFigures(position);
  const isSplit = new Set(levels.map(({ level }) => level)).size < levels.length;
  const cells = (of: BudgetFigures, name: string, level?: Position['levels'][number]['level']) =>
    figures.map((column) => (
      <td key={column} className="number">
        <LedgerLink
          fen={of[fieldOf[column]]}
          bare
          name={`${name} · ${budgetWords[column][language]}`}
          query={{ programmeId, year, column, level, asOf }}
          isOwn={isOwn && !(isSplit && level !== undefined)}
        />
      </td>
    ));
  return (
    <PlainTable
      caption={said.caption}
      heads={[
        said.level,
        ...numbers(...figures.map((column) => budgetWords[column][language]), said.used),
        said.payer,
      ]}
      className="position-table"
    >
      <tbody>
        {levels.map((of, index) => (
          <tr key={index}>
            <th scope="row">{levelWords[of.level]?.[language]}</th>
            {cells(of, levelWords[of.level]?.[language] ?? of.level, of.level)}
            <td className="number">{usedText(of)}</td>
            <td>{of.names?.[language] ?? of.payer ?? said.several}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{said.total}</th>
          {cells(totals, said.total)}
          <td className="number">{usedText(totals)}</td>
        </tr>
      </tfoot>
    </PlainTable>
  );
}

/** The same as rows of a file. */
export function positionRows(
  position: Position,
  language: 'zh' | 'en',
  plain: (fen: Fen) => string,
): string[][] {
  const figures = shownFigures(position);
  const head = [
    words.level[language],
    ...figures.map((column) => budgetWords[column][language]),
    words.payer[language],
  ];
  const row = (name: string, of: BudgetFigures, payer: string) => [
    name,
    ...figures.map((column) => plain(of[fieldOf[column]])),
    payer,
  ];
  return [
    head,
    ...position.levels.map((of) => row(levelWords[of.level]?.[language] ?? of.level, of, of.payer ?? '')),
    row(words.total[language], position.totals, ''),
  ];
}
