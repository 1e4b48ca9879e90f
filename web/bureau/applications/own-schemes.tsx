import type { Programme } from '../../../shared/domain/subsidies/programme.ts';
import { useEveryPage } from '../../api/every-page.ts';
import { FilterChips } from '../../components/filter-chips.tsx';
import { useWho } from '../../session/session.ts';
import { useNames, useWords } from '../../words/language.tsx';
import { concerns } from '../position/own-programmes.ts';

const words = {
  filter: { zh: '按方案筛选', en: 'Filter by programme' },
  all: { zh: '全部方案', en: 'Every programme' },
};

/** Programmes that pay firms of the bureau's area, on application or without one. */
export function useSchemes(): readonly Programme[] {
  const { org } = useWho();
  const programmes = useEveryPage('GET /v1/programmes', (page) => ({ query: page }), { mostPages: 5 });
  const items = programmes.data?.items ?? [];
  return items.filter(
    (one) => one.mode !== 'direct-deduct' && one.divisionPrefix !== '' && concerns(org, one),
  );
}

/** A filter by one of them; it lives in the address. */
export function SchemeChips() {
  const said = useWords(words);
  const names = useNames();
  const schemes = useSchemes();
  if (schemes.length < 2) return null;
  return (
    <FilterChips
      label={said.filter}
      name="programmeId"
      choices={[
        { value: '', label: said.all },
        ...schemes.map((one) => ({ value: one.id, label: names(one.names) })),
      ]}
    />
  );
}
