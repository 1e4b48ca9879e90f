import { useLanguage, useWords } from '../words/language.tsx';
import { type StatusKind, type StatusWord, statusWords } from '../words/statuses.ts';
import { FilterChips } from './filter-chips.tsx';

const words = {
  all: { zh: '全部', en: 'All' },
  filter: { zh: '按状态筛选', en: 'Filter by status' },
};

interface StatusChipsProps {
  readonly of: StatusKind;
  readonly statuses: readonly string[];
  /** Which word of the address it sets. */
  readonly name?: string;
  /** Firms read some statuses of a claim in other words. */
  readonly firm?: boolean;
}

/** A filter by status that lives in the address. */
export function StatusChips({ of, statuses, name = 'status', firm = false }: StatusChipsProps) {
  const said = useWords(words);
  const { language } = useLanguage();
  const known: Readonly<Record<string, StatusWord>> = statusWords[of];
  const choices = statuses.map((status) => ({
    value: status,
    label: ((firm ? known[`firm:${status}`] : undefined) ?? known[status])?.[language] ?? status,
  }));
  return (
    <FilterChips label={said.filter} name={name} choices={[{ value: '', label: said.all }, ...choices]} />
  );
}
