import type { ReactNode } from 'react';
import { ScrollRegion } from '../components/scroll-region.tsx';

/** A column's name; of a column of numbers, which stand to the right, in an object. */
export type Head = string | { readonly number: string };

interface DeskTableProps {
  /** What is listed in which order and unit, for those who do not see it. */
  readonly caption: string;
  readonly heads: readonly Head[];
  /** The rows. */
  readonly children: ReactNode;
}

/** A dense list of the desk: one line a row, scrolling sideways by itself where it is too wide. */
export function DeskTable({ caption, heads, children }: DeskTableProps) {
  return (
    <div className="desk-sheet">
      <ScrollRegion name={caption}>
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
      <tbody>{children}</tbody>
    </table>
  );
}
