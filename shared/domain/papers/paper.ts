import type { Bilingual } from '../names.ts';

/** What stands on a paper, in the order in which it is read; how it looks is the drawing's business. */
export interface Paper {
  readonly title: Bilingual;
  /** The product's name, or whatever else the paper is about. */
  readonly subject: Bilingual;
  /** The number that the paper goes by. */
  readonly number: PaperFact;
  readonly status: PaperStatus;
  /** Stands on every page; left out where nothing has to be warned of. */
  readonly notice?: string;
  /** When the state was read that the paper shows. */
  readonly asOf: string;
  readonly verification?: Verification;
  readonly sections: readonly PaperSection[];
}

export interface PaperFact {
  readonly label: string;
  readonly value: string;
  /** The same in other words, or what it depends on. */
  readonly remark?: string;
}

/** `good`: it holds; `open`: somebody has to act; `over`: it holds no more. */
export interface PaperStatus {
  readonly words: string;
  readonly tone: 'good' | 'open' | 'over';
}

/** How anybody can find out whether the paper is true. */
export interface Verification {
  readonly code: string;
  readonly url: string;
}

export interface PaperSection {
  readonly heading: string;
  readonly blocks: readonly PaperBlock[];
}

export type PaperBlock =
  | { readonly kind: 'facts'; readonly facts: readonly (PaperFact & { readonly wide?: true })[] }
  | { readonly kind: 'figures'; readonly figures: readonly PaperFigure[] }
  | PaperTable
  | { readonly kind: 'points'; readonly points: readonly PaperPoint[] }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'warning'; readonly title: string; readonly text: string };

/** One amount that the reader must not miss. */
export interface PaperFigure {
  readonly label: string;
  readonly value: string;
  readonly remark?: string;
  readonly strong?: true;
}

export interface PaperTable {
  readonly kind: 'table';
  readonly columns: readonly PaperColumn[];
  readonly rows: readonly PaperRow[];
}

export interface PaperColumn {
  readonly title: string;
  /** Share of the width, compared with the sum of all. */
  readonly weight: number;
  /** Amounts stand under one another at the right. */
  readonly amount?: true;
}

export interface PaperRow {
  readonly cells: readonly string[];
  /** `total`: what the rows above add up to; `part`: is contained in the row above. */
  readonly kind?: 'total' | 'part';
}

/** A clause or a step: its title, what it says, and an example of it. */
export interface PaperPoint {
  readonly title: string;
  readonly text?: string;
  readonly example?: string;
  readonly mark?: string;
}
