import { useParams, useSearchParams } from 'react-router';
import { type Day, yearOf } from '../../../shared/domain/dates.ts';
import { useAsk } from '../../api/ask.ts';
import type { AnswerOf } from '../../api/contract.ts';
import { useServiceToday } from '../../api/service-time.ts';
import { AsOfField, useAsOf } from '../../components/as-of-field.tsx';
import { Asked } from '../../components/asked.tsx';
import { Block, Page } from '../../components/page.tsx';
import { plainYuan, saveTable } from '../../components/table-file.ts';
import { useWho } from '../../session/session.ts';
import { useLanguage, useNames, useWords } from '../../words/language.tsx';
import { useFirmsLeft } from './firms-left.ts';
import { InsurersTable } from './insurers-table.tsx';
import { holdsAreaOf } from './own-programmes.ts';
import { usePace } from './pace.ts';
import { PositionChart } from './position-chart.tsx';
import { PositionSentence } from './position-sentence.tsx';
import { type Position, positionRows, PositionTable } from './position-table.tsx';
import { ProgrammePlaces } from './programme-places.tsx';
import { RunOutChart } from './run-out-chart.tsx';
import './position.css';

const words = {
  back: { zh: '额度', en: 'Budget' },
  year: { zh: (year: number) => `${year} 年度`, en: (year: number) => `Year ${year}` },
  export: { zh: '导出 CSV', en: 'Export CSV' },
  position: { zh: '额度', en: 'Position' },
};

/** The year that the address asks for; else that of the day which is shown. */
function useYear(asOf: Day | undefined): number | undefined {
  const [search] = useSearchParams();
  const today = useServiceToday();
  const asked = Number(search.get('year'));
  const known = asOf ?? today;
  return asked >= 2020 && asked <= 2100 ? asked : known && yearOf(known);
}

/** B1: what is left of a programme's money and until when, by level, down to every entry. */
export function PositionPage() {
  const said = useWords(words);
  const names = useNames();
  const { programmeId = '' } = useParams();
  const asOf = useAsOf();
  const year = useYear(asOf);
  const programme = useAsk('GET /v1/programmes/{programmeId}', { params: { programmeId } });
  const position = useAsk(
    'GET /v1/programmes/{programmeId}/budget',
    { params: { programmeId }, query: { year, asOf } },
    { enabled: year !== undefined, keepOld: true },
  );
  return (
    <Asked query={programme}>
      {(of) => (
        <Page
          title={names(of.names)}
          beside={<span className="quiet">{year !== undefined && said.year(year)}</span>}
          back={{ to: '/bureau/programmes', name: said.back }}
          actions={position.data && <ExportButton position={position.data} programmeId={programmeId} />}
        >
          <Asked query={position} lines={8}>
            {(held) => <Standing of={of} position={held} asOf={asOf} />}
          </Asked>
        </Page>
      )}
    </Asked>
  );
}

function Standing({
  of,
  position,
  asOf,
}: {
  readonly of: AnswerOf<'GET /v1/programmes/{programmeId}'>;
  readonly position: Position;
  readonly asOf: Day | undefined;
}) {
  const said = useWords(words);
  const { org } = useWho();
  const today = useServiceToday();
  const until = asOf ?? today;
  const firmsLeft = useFirmsLeft(of, position);
  const pace = usePace(of.id, position.year, until);
  return (
    <>
      <ProgrammePlaces programmeId={of.id} />
      <div className="apart">
        <p className="position-sentence">
          <PositionSentence
            year={position.year}
            totals={position.totals}
            series={pace.data}
            firmsLeft={firmsLeft}
          />
        </p>
        <AsOfField />
      </div>
      <Block title={said.position}>
        <PositionTable programmeId={of.id} position={position} asOf={asOf} isOwn={holdsAreaOf(org, of)} />
        <PositionChart levels={position.levels} />
      </Block>
      {position.insurers && position.insurers.length > 0 && <InsurersTable insurers={position.insurers} />}
      {pace.data && until && position.totals.approvedFen > 0 && (
        <Block>
          <RunOutChart programmeId={of.id} year={position.year} until={until} pace={pace.data} />
        </Block>
      )}
    </>
  );
}

function ExportButton({
  position,
  programmeId,
}: {
  readonly position: Position;
  readonly programmeId: string;
}) {
  const said = useWords(words);
  const { language } = useLanguage();
  const rows = () => positionRows(position, language, plainYuan);
  return (
    <button
      type="button"
      className="text-button"
      onClick={() => saveTable(rows(), `budget-${programmeId}-${position.year}.csv`)}
    >
      {said.export}
    </button>
  );
}
