import { Link, useSearchParams } from 'react-router';
import { useLanguage, useWords } from '../words/language.tsx';
import { type StatusKind, type StatusWord, statusWords } from '../words/statuses.ts';
import './status-chips.css';

const words = {
  all: { zh: '全部', en: 'All' },
  filter: { zh: '按状态筛选', en: 'Filter by status' },
};

interface StatusChipsProps {
  readonly of: StatusKind;
  readonly statuses: readonly string[];
  /** Which word of the address it sets. */
  readonly name?: string;
}

/** A filter by status that lives in the address. */
export function StatusChips({ of, statuses, name = 'status' }: StatusChipsProps) {
  const said = useWords(words);
  const { language } = useLanguage();
  const [search] = useSearchParams();
  const chosen = search.get(name) ?? '';
  const known: Readonly<Record<string, StatusWord>> = statusWords[of];
  const to = (status: string) => {
    const changed = new URLSearchParams(search);
    changed.delete('after');
    if (status === '') changed.delete(name);
    else changed.set(name, status);
    return `?${changed.toString()}`;
  };
  return (
    <nav className="chips no-print" aria-label={said.filter}>
      {['', ...statuses].map((status) => (
        <Link key={status} to={to(status)} aria-current={status === chosen ? 'true' : undefined} replace>
          {status === '' ? said.all : (known[status]?.[language] ?? status)}
        </Link>
      ))}
    </nav>
  );
}
