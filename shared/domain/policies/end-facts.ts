import * as z from 'zod';

/** Articles of the Insurance Law on which an insurer may cancel: the risk rises (CAN-6), or after a partial loss (CAN-5). */
export const cancelArticle = z.enum(['52', '58']);

/** What is recorded of an ending besides its day, reason and refund. */
export const endFacts = {
  /** The insurer's ground; left out: the firm ended it. */
  article: cancelArticle.optional(),
};
