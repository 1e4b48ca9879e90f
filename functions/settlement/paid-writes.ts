import { type Instant } from '../../shared/domain/dates.ts';
import { entryId } from '../../shared/domain/ids.ts';
import { settlementPaidEntries } from '../../shared/domain/ledger/settlement-postings.ts';
import { type TotalledSettlement } from '../../shared/domain/settlement/settlement.ts';
import { type LevelTotal } from '../../shared/domain/settlement/total-rows.ts';
import { insertEntry } from '../../shared/persistence/entries.ts';
import { keys } from '../../shared/persistence/keys.ts';
import { type Write } from '../../shared/persistence/store.ts';
import { type Minter } from '../runtime/minting.ts';
import { budgetMoves } from './budget-moves.ts';

/** What parts of settlements that are paid change in journal and budget: a budget is written once, whoever is paid. */
export async function paidWrites(
  paid: readonly { readonly settlement: TotalledSettlement; readonly part: LevelTotal }[],
  mint: Minter,
  now: Instant,
): Promise<readonly Write[]> {
  const nextId = () => entryId.parse(mint.ulid('ent'));
  const entries = paid.flatMap(({ settlement, part }) => {
    const booked = settlementPaidEntries(settlement, part, { money: nextId(), commitment: nextId() }, now);
    return booked.map((entry) => insertEntry(entry, keys.settlement(settlement.settlementId)));
  });
  const programmes = [...new Set(paid.map(({ settlement }) => settlement.programmeId))];
  const moves = await Promise.all(
    programmes.map((programmeId) => {
      const own = paid.filter(({ settlement }) => settlement.programmeId === programmeId);
      return budgetMoves(
        'pay',
        programmeId,
        own.map(({ part }) => part),
      );
    }),
  );
  return [...entries, ...moves.flat()];
}
