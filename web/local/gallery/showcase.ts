import type { ReactNode } from 'react';
import type { Bilingual } from '../../../shared/domain/names.ts';

/** A component, and what it looks like in each state that it can be in. */
export interface Showcase {
  /** Last part of its address. */
  readonly id: string;
  readonly names: Bilingual;
  readonly states: readonly (Bilingual & { readonly shown: ReactNode })[];
}
