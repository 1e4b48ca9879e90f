import * as z from 'zod';
import { bilingual, figure } from '../names.ts';

/** What a rule id that stands beside a figure means: one plain sentence, and what it rests on. */
export const rule = z.object({
  id: z.string().regex(/^[A-Z]{3}-\d+$/),
  title: bilingual,
  zh: z.string().min(1),
  en: z.string().min(1),
  basis: figure.shape.basis,
  /** The law, document or practice that says so. */
  source: z.string().min(1),
  /** Where in the source; empty where it has no articles. */
  article: z.string(),
});
export type Rule = z.infer<typeof rule>;

/** A rule as its data file has it: id, titles, sentences, basis, source and article. */
export type RuleRow = readonly [
  id: string,
  titleZh: string,
  titleEn: string,
  zh: string,
  en: string,
  basis: Rule['basis'],
  source: string,
  article?: string,
];
