import { type Fen, negateFen, sumFen } from '../../../shared/domain/money.ts';

/** Both sides of some legs: debits are positive there, credits negative. */
export function sidesOf(legs: readonly { readonly fen: Fen }[]): { debitFen: Fen; creditFen: Fen } {
  const amounts = legs.map(({ fen }) => fen);
  return {
    debitFen: sumFen(amounts.filter((fen) => fen > 0)),
    creditFen: absoluteFen(sumFen(amounts.filter((fen) => fen < 0))),
  };
}

export function absoluteFen(of: Fen): Fen {
  return of < 0 ? negateFen(of) : of;
}
