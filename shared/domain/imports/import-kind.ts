import * as z from 'zod';

/** What a list may bring in. */
export const importKinds = ['firms', 'quotes', 'policies'] as const;
export const importKind = z.enum(importKinds);
export type ImportKind = z.infer<typeof importKind>;
