import * as z from 'zod';
import { asPpm, atLeastZero, type Fen, minFen, nonNegativeFen, ppmDown, subtractFen } from '../money.ts';

/** 10 % of capital and reserves. */
const mostPpm = asPpm(100_000);

/** What an insurer says of a single risk that it takes on: its capital and reserves, and how much it has reinsured. */
export const singleRisk = z.strictObject({
  capitalAndReservesFen: nonNegativeFen,
  reinsuredFen: nonNegativeFen,
});
export type SingleRisk = z.infer<typeof singleRisk>;

export interface Retention {
  readonly retainedFen: Fen;
  readonly reinsuredFen: Fen;
}

/**
 * COI-8 (保险法 art. 103): of one risk an insurer keeps at most 10 % of its capital and reserves, rounded down, and reinsures
 * the rest. Whether the reinsurer pays never delays a claim.
 */
export function retainRisk(riskFen: Fen, capitalAndReservesFen: Fen): Retention {
  const retainedFen = minFen(riskFen, ppmDown(capitalAndReservesFen, mostPpm));
  return { retainedFen, reinsuredFen: atLeastZero(subtractFen(riskFen, retainedFen)) };
}
