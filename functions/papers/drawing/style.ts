import type { FontName } from './fonts.ts';

/** A4 in points, and what of it is written on; every measure below is in points too. */
export const page = {
  width: 595.28,
  height: 841.89,
  left: 56,
  right: 539.28,
  /** Where content begins below the header, and ends above the footer. */
  top: 84,
  bottom: 776,
} as const;
export const contentWidth = page.right - page.left;

export const colours = {
  ink: '#1c2733',
  soft: '#66727f',
  line: '#d8dee5',
  tint: '#f3f6f9',
  accent: '#1b5e8c',
  paper: '#ffffff',
} as const;
export type Colour = (typeof colours)[keyof typeof colours];

export interface TextStyle {
  readonly font: FontName;
  readonly size: number;
  readonly colour: Colour;
  /** From one baseline to the next. */
  readonly leading: number;
  readonly tracking?: number;
}

export const styles = {
  title: { font: 'bold', size: 27, colour: colours.ink, leading: 34 },
  titleInEnglish: { font: 'regular', size: 9, colour: colours.soft, leading: 14, tracking: 0.6 },
  subject: { font: 'bold', size: 13, colour: colours.accent, leading: 19 },
  heading: { font: 'bold', size: 11.5, colour: colours.accent, leading: 17 },
  body: { font: 'regular', size: 9.5, colour: colours.ink, leading: 16 },
  strong: { font: 'bold', size: 9.5, colour: colours.ink, leading: 16 },
  value: { font: 'regular', size: 10.5, colour: colours.ink, leading: 16 },
  label: { font: 'regular', size: 8, colour: colours.soft, leading: 13 },
  cell: { font: 'regular', size: 9, colour: colours.ink, leading: 14.5 },
  total: { font: 'bold', size: 9.5, colour: colours.ink, leading: 14.5 },
  part: { font: 'regular', size: 8.5, colour: colours.soft, leading: 14 },
  example: { font: 'regular', size: 9, colour: colours.soft, leading: 15 },
  mark: { font: 'regular', size: 8, colour: colours.accent, leading: 13 },
  furniture: { font: 'regular', size: 7.5, colour: colours.soft, leading: 12 },
  brand: { font: 'bold', size: 9, colour: colours.accent, leading: 12 },
  notice: { font: 'bold', size: 8, colour: colours.accent, leading: 12 },
} as const satisfies Record<string, TextStyle>;
