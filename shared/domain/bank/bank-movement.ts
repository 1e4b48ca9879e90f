import * as z from 'zod';
import { instant } from '../dates.ts';
import { fen } from '../money.ts';

/** Money that came to an account or left it, as the account's bank states it, whatever the statement's format was. */
export const bankMovement = z.object({
  /** The bank's own reference, which names the movement for good. */
  bankReference: z.string(),
  direction: z.enum(['in', 'out']),
  /** An earlier movement is undone: a transfer out comes back, one in is taken back. */
  isReversal: z.boolean(),
  bookedAt: instant,
  amountFen: fen,
  /** Who paid or was paid; empty where the bank names nobody, as for its own fees. */
  counterparty: z.object({ name: z.string(), account: z.string() }),
  remark: z.string(),
  /** The name that an instruction was given when it was sent; a reversal repeats it. */
  endToEndId: z.string().optional(),
});
export type BankMovement = z.infer<typeof bankMovement>;
