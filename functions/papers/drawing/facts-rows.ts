import type { PaperBlock } from '../../../shared/domain/papers/paper.ts';
import { type Canvas, heightOf } from './canvas.ts';
import type { Row } from './rows.ts';
import { contentWidth, page, styles } from './style.ts';

type Fact = Extract<PaperBlock, { kind: 'facts' }>['facts'][number];

const columnGap = 24;
const columnWidth = (contentWidth - columnGap) / 2;
const rowGap = 7;

/** Labels above their values, two in a row; a wide one has the row for itself. */
export function factsRows(canvas: Canvas, facts: readonly Fact[]): readonly Row[] {
  return pairsOf(facts).map((pair) => {
    const cells = pair.map((fact, index) => {
      const width = fact.wide === true ? contentWidth : columnWidth;
      return {
        label: fact.label,
        lines: canvas.wrap(fact.value, width, styles.value),
        remarks: fact.remark === undefined ? [] : canvas.wrap(fact.remark, width, styles.label),
        x: page.left + index * (columnWidth + columnGap),
      };
    });
    const tallest = Math.max(
      ...cells.map(({ lines, remarks }) => heightOf(lines, styles.value) + heightOf(remarks, styles.label)),
    );
    return {
      height: styles.label.leading + tallest + rowGap,
      draw: (top) => {
        for (const { label, lines, remarks, x } of cells) {
          const valueTop = top + styles.label.leading;
          canvas.lines([label], x, top, styles.label);
          canvas.lines(lines, x, valueTop, styles.value);
          canvas.lines(remarks, x, valueTop + heightOf(lines, styles.value), styles.label);
        }
      },
    };
  });
}

function pairsOf(facts: readonly Fact[]): readonly (readonly Fact[])[] {
  const pairs: Fact[][] = [];
  let open: Fact[] | undefined;
  for (const fact of facts) {
    if (open !== undefined && fact.wide !== true) {
      open.push(fact);
      open = undefined;
      continue;
    }
    const pair = [fact];
    pairs.push(pair);
    open = fact.wide === true ? undefined : pair;
  }
  return pairs;
}
