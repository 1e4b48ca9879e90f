import { Link, useSearchParams } from 'react-router';
import './status-chips.css';

interface FilterChipsProps {
  /** What is filtered by, for those who do not see it. */
  readonly label: string;
  /** Which word of the address it sets. */
  readonly name: string;
  /** The first is the one of an address without the word; its value is empty. */
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}

/** A filter that lives in the address. */
export function FilterChips({ label, name, choices }: FilterChipsProps) {
  const [search] = useSearchParams();
  const chosen = search.get(name) ?? '';
  const to = (value: string) => {
    const changed = new URLSearchParams(search);
    changed.delete('after');
    if (value === '') changed.delete(name);
    else changed.set(name, value);
    return `?${changed.toString()}`;
  };
  return (
    <nav className="chips no-print" aria-label={label}>
      {choices.map((choice) => (
        <Link
          key={choice.value}
          to={to(choice.value)}
          aria-current={choice.value === chosen ? 'true' : undefined}
          replace
        >
          {choice.label}
        </Link>
      ))}
    </nav>
  );
}
