import * as z from 'zod';

/** A text in both languages of the service. */
export const bilingual = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
export type Bilingual = z.infer<typeof bilingual>;

/**
 * A sentence as answers carry it: in Chinese under the name that the contract has, in English beside it. What was stored before
 * there were English ones has none, hence `textEn?`.
 */
export const asText = ({ zh, en }: Bilingual) => ({ text: zh, textEn: en });
/** The same of a fact behind a yes or no. */
export const asFact = ({ zh, en }: Bilingual) => ({ fact: zh, factEn: en });
/** The same of what a line of a calculation is called. */
export const asLabel = ({ zh, en }: Bilingual) => ({ label: zh, labelEn: en });

/** Where a figure of a product or programme comes from: stated by the founding documents, by a public page, or our proposal. */
export const figure = z.strictObject({
  path: z.string(),
  basis: z.enum(['seed', 'sourced', 'proposed']),
  source: z.string().min(1),
});
export type Figure = z.infer<typeof figure>;
