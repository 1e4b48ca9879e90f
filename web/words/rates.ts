import { formatPercent, type Ppm } from '../../shared/domain/money.ts';

/** A rate as pages write it: `0.5%`. */
export function rateText(ppm: Ppm): string {
  return formatPercent(ppm).replaceAll(' ', '');
}
