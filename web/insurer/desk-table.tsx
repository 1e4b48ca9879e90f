import type { ReactNode } from 'react';
import { type Head, TableHead } from '../components/plain-table.tsx';
import { moveAlongRows } from '../components/list-keys.ts';
import { ScrollRegion } from '../components/scroll-region.tsx';

interface DeskTableProps {
  /** What is listed in which order and unit, for those who do not see it. */
  readonly caption: string;
  readonly heads: readonly Head[];
  /** J, K and the arrows lead along its rows while it has the focus. */
  readonly isLedByKeys?: boolean;
  /** The rows. */
  readonly children: ReactNode;
}

/** A dense list of the desk: one line a row, scrolling sideways by itself where it is too wide. */
export function DeskTable({ caption, heads, isLedByKeys = false, children }: DeskTableProps) {
  return (
    <div className="desk-sheet">
      <ScrollRegion name={caption} onKeyDown={isLedByKeys ? moveAlongRows : undefined}>
        <BareDeskTable caption={caption} heads={heads}>
          {children}
        </BareDeskTable>
      </ScrollRegion>
    </div>
  );
}

/** The same without what is around it. */
export function BareDeskTable({ caption, heads, children }: DeskTableProps) {
  return (
    <table className="plain-table desk-table">
      <caption className="visually-hidden">{caption}</caption>
      <TableHead heads={heads} />
      <tbody>{children}</tbody>
    </table>
  );
}
