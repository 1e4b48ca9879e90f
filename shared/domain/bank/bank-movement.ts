import type { Instant } from '../dates.ts';
import type { Fen } from '../money.ts';

/** Money that came to an account or left it, as the account's bank states it, whatever the statement's format was. */
export interface BankMovement {
  /** The bank's own reference, which names the movement for good. */
  readonly bankReference: string;
  readonly direction: 'in' | 'out';
  /** An earlier movement is undone: a transfer out comes back, one in is taken back. */
  readonly isReversal: boolean;
  readonly bookedAt: Instant;
  readonly amountFen: Fen;
  /** Who paid or was paid; empty where the bank names nobody, as for its own fees. */
  readonly counterparty: { readonly name: string; readonly account: string };
  readonly remark: string;
  /** The name that an instruction was given when it was sent; a reversal repeats it. */
  readonly endToEndId?: string;
}
