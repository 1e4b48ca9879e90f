import * as z from 'zod';

/** A text in both languages of the service. */
export const bilingual = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
export type Bilingual = z.infer<typeof bilingual>;

/** Where a figure of a product or programme comes from: stated by the founding documents, by a public page, or our proposal. */
export const figure = z.strictObject({
  path: z.string(),
  basis: z.enum(['seed', 'sourced', 'proposed']),
  source: z.string().min(1),
});
export type Figure = z.infer<typeof figure>;
