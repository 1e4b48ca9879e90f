import * as z from 'zod';
import { instant } from '../dates.ts';
import { insurerCode, taskId } from '../ids.ts';

/** Where a follower stands about an indemnity of its pool; `dropped`: another has objected, and it need not answer. */
export const shareConsent = z.strictObject({
  insurer: insurerCode,
  taskId,
  /** Silence until then is consent. */
  until: instant,
  state: z.enum(['open', 'consented', 'silent', 'objected', 'dropped']),
  reason: z.string().optional(),
});
export type ShareConsent = z.infer<typeof shareConsent>;
