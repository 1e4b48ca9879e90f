import type { Bilingual } from '../../../shared/domain/names.ts';
import type { Discrepancy } from './discrepancy-board.tsx';

/** How a desk reads discrepancies: whom it has across from it, and what it may give a line to. */
export interface DiscrepancyDesk {
  /** Whose column stands beside the reason. */
  readonly other: Bilingual;
  readonly otherOf: (of: Discrepancy) => Bilingual | undefined;
  /** Where its settlements are. */
  readonly settlements: string;
  /** Payments that it may give a line to; and what helps where there are none. */
  readonly payments: Bilingual;
  readonly noPayments: Bilingual;
}
