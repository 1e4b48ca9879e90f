import * as z from 'zod';
import { instant } from '../dates.ts';
import { listId } from '../ids.ts';
import { controlTotals } from './control-totals.ts';

/** A list that an insurer has put beside the ledger (REC-0), and what became of its rows. */
export const putInsurerList = z.object({
  listId,
  /** Of the file as it was sent: the same file is not taken twice. */
  sha256: z.string(),
  putBy: z.string(),
  putAt: instant,
  /** Rows that were compared, and rows in quarantine, which cannot be read. */
  rows: z.int().nonnegative(),
  rejected: z.int().nonnegative(),
  control: controlTotals,
});
export type PutInsurerList = z.infer<typeof putInsurerList>;
