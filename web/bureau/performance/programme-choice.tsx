import { useSearchParams } from 'react-router';
import { yearOf } from '../../../shared/domain/dates.ts';
import { useEveryPage } from '../../api/every-page.ts';
import { useServiceToday } from '../../api/service-time.ts';
import { SelectField } from '../../components/fields.tsx';
import { useWho } from '../../session/session.ts';
import { useNames, useWords } from '../../words/language.tsx';
import { concerns } from '../position/own-programmes.ts';

const words = {
  programme: { zh: '方案', en: 'Programme' },
  year: { zh: '年度', en: 'Year' },
};

interface Chosen {
  readonly programmeId: string | undefined;
  readonly year: number | undefined;
}

/** Programme and year of the address; the first of the bureau's own, and this year, where it names none. */
export function useChosenProgramme(): Chosen {
  const [search] = useSearchParams();
  const { org } = useWho();
  const today = useServiceToday();
  const programmes = useEveryPage('GET /v1/programmes', (page) => ({ query: page }), { mostPages: 5 });
  const own = programmes.data?.items.filter((one) => concerns(org, one) && one.divisionPrefix !== '');
  const asked = Number(search.get('year'));
  return {
    programmeId: search.get('programmeId') ?? own?.[0]?.id,
    year: asked >= 2020 && asked <= 2100 ? asked : today && yearOf(today),
  };
}

/** Chooses them; both live in the address. */
export function ProgrammeChoice({
  chosen,
  years,
}: {
  readonly chosen: Chosen;
  /** Left out: what is shown has no year. */
  readonly years?: readonly number[];
}) {
  const said = useWords(words);
  const names = useNames();
  const { org } = useWho();
  const [search, setSearch] = useSearchParams();
  const programmes = useEveryPage('GET /v1/programmes', (page) => ({ query: page }), { mostPages: 5 });
  const own = programmes.data?.items.filter((one) => concerns(org, one)) ?? [];
  const set = (name: string, value: string) => {
    const changed = new URLSearchParams(search);
    changed.set(name, value);
    changed.delete('job');
    setSearch(changed);
  };
  return (
    <div className="row no-print">
      <SelectField
        label={said.programme}
        name="programmeId"
        value={chosen.programmeId ?? ''}
        onChange={(value) => set('programmeId', value)}
        choices={own.map(({ id, names: of }) => ({ value: id, label: `${names(of)} ${id}` }))}
      />
      {years && (
        <SelectField
          label={said.year}
          name="year"
          value={String(chosen.year ?? '')}
          onChange={(value) => set('year', value)}
          choices={years.map((year) => ({ value: String(year), label: String(year) }))}
        />
      )}
    </div>
  );
}

/** This year and those before it, the newest first. */
export function useYears(ahead = 0): readonly number[] {
  const today = useServiceToday();
  if (today === undefined) return [];
  return [0, 1, 2, 3].map((back) => yearOf(today) + ahead - back);
}
