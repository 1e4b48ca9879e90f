import { useLanguage } from '../words/language.tsx';
import { type StatusKind, type StatusWord, statusWords, type Tone } from '../words/statuses.ts';
import './status-tag.css';

interface StatusTagProps {
  readonly of: StatusKind;
  readonly status: string;
  /** Firms read some statuses of a claim in other words. */
  readonly firm?: boolean;
}

/** A status in words on a tint; the machine's word stays in `data-status`. */
export function StatusTag({ of, status, firm = false }: StatusTagProps) {
  const { language } = useLanguage();
  const known: Readonly<Record<string, StatusWord>> = statusWords[of];
  const word = (firm ? known[`firm:${status}`] : undefined) ?? known[status];
  return (
    <Tag tone={word?.tone ?? 'neutral'} data-status={status}>
      {word?.[language] ?? status}
    </Tag>
  );
}

interface TagProps {
  readonly tone: Tone;
  readonly children: React.ReactNode;
  readonly 'data-status'?: string;
}

export function Tag({ tone, children, ...rest }: TagProps) {
  return (
    <span className={`tag tag-${tone}`} {...rest}>
      {children}
    </span>
  );
}
