import { type SettlementId } from '../ids.ts';
import { type TotalledSettlement } from './settlement.ts';
import { type Carry } from './total-rows.ts';

/** What a settlement carries forward, by payer (SUB-15). */
export function carriedBy(of: TotalledSettlement): Carry {
  return {
    settlementId: of.settlementId,
    levels: of.totals.levels
      .filter((total) => total.carriedForwardFen > 0)
      .map((total) => ({ level: total.level, payer: total.payer, fen: total.carriedForwardFen })),
  };
}

/** The settlement whose carried amounts a later one has taken up. */
export function nettedIn(of: TotalledSettlement, later: SettlementId): TotalledSettlement {
  return { ...of, carriedInto: later, revision: of.revision + 1 };
}

/** The same after the later one was returned: what that one took, amounts and held rows, waits for the next. */
export function released(of: TotalledSettlement, returned: SettlementId): TotalledSettlement {
  const { carriedInto, heldInto, ...waiting } = of;
  return {
    ...waiting,
    ...(carriedInto === undefined || carriedInto === returned ? {} : { carriedInto }),
    ...(heldInto === undefined || heldInto === returned ? {} : { heldInto }),
    revision: of.revision + 1,
  };
}
