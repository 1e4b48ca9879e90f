import type { ReactNode } from 'react';
import { moveAlongRows } from './list-keys.ts';
import { ScrollRegion } from './scroll-region.tsx';
import './plain-table.css';

/** A heading; of a column of numbers it stands at their end. */
export type Head = string | { readonly number: string };

interface PlainTableProps {
  readonly caption: string;
  readonly heads: readonly Head[];
  readonly className?: string;
  /** A heading above it says its caption, which is then for those who do not see it. */
  readonly isTitled?: boolean;
  /** J, K and the arrows lead along its rows while it has the focus. */
  readonly isLedByKeys?: boolean;
  /** Its body, and its foot where it has one. */
  readonly children: ReactNode;
}

/** A table that scrolls sideways by itself where it is too wide. */
export function PlainTable({
  caption,
  heads,
  className = '',
  isTitled = false,
  isLedByKeys = false,
  children,
}: PlainTableProps) {
  return (
    <ScrollRegion name={caption} onKeyDown={isLedByKeys ? moveAlongRows : undefined}>
      <table className={`plain-table wide-table ${className}`.trim()}>
        <caption className={isTitled ? 'visually-hidden' : undefined}>{caption}</caption>
        <TableHead heads={heads} />
        {children}
      </table>
    </ScrollRegion>
  );
}

/** The line of headings of a table. */
export function TableHead({ heads }: Pick<PlainTableProps, 'heads'>) {
  return (
    <thead>
      <tr>
        {heads.map((head) =>
          typeof head === 'string' ? (
            <th key={head} scope="col">
              {head}
            </th>
          ) : (
            <th key={head.number} scope="col" className="number">
              {head.number}
            </th>
          ),
        )}
      </tr>
    </thead>
  );
}

/** Headings of columns of numbers. */
export function numbers(...names: readonly string[]): readonly Head[] {
  return names.map((number) => ({ number }));
}
