import { yuanText } from './money-text.tsx';

/** An amount as a chart's tooltip says it. */
export function yuanOf(value: unknown): string {
  return typeof value === 'number' ? yuanText(value) : '—';
}

/** Labels of an axis: yuan by ten thousands, which is how budgets are spoken of. */
export function inTenThousands(value: number): string {
  return (value / 1_000_000).toLocaleString('en');
}
