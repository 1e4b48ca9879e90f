import * as z from 'zod';
import { instant } from '../dates.ts';
import { claimNo, noticeId, policyNo, quoteId, settlementId, taskId } from '../ids.ts';
import { bilingual } from '../names.ts';

/** Who a notice is for: `firm#uscc`, `insurer#code`, `bureau#division`, or `lender#loanNo`, who has no list, only the bus (LOS-6). */
export const audience = z.string().regex(/^((firm|insurer|bureau)#[A-Za-z0-9-]+|lender#.{1,64})$/s);

/** A message about a new task or a decision; also an event on the bus, where SMS or e-mail can be hung on. */
export const notice = z.object({
  noticeId,
  audience,
  kind: z.string().regex(/^[a-z]+(\.[a-z-]+)+$/),
  at: instant,
  text: bilingual,
  taskId: taskId.optional(),
  claimNo: claimNo.optional(),
  policyNo: policyNo.optional(),
  quoteId: quoteId.optional(),
  settlementId: settlementId.optional(),
});
export type Notice = z.infer<typeof notice>;
