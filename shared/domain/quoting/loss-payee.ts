import * as z from 'zod';
import { requestText } from '../texts.ts';

/** LOS-1: the lender that the insured assigns its indemnity to; a payment instruction, never a second insured. */
export const lossPayee = z.strictObject({
  bankName: requestText(100),
  account: z.string().regex(/^\d{8,32}$/, 'expected 8 to 32 digits of the account number'),
  loanNo: requestText(64),
});
export type LossPayee = z.infer<typeof lossPayee>;
