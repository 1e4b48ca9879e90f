import { type Outcome, outcomes } from '../../../shared/contract/workflows.ts';
import { settlementId } from '../../../shared/domain/ids.ts';
import { sumFen, zeroFen } from '../../../shared/domain/money.ts';
import { invariant } from '../../../shared/domain/result.ts';
import { subsidyMovedBy } from '../../../shared/domain/settlement/build-rows.ts';
import { carriedBy, nettedIn } from '../../../shared/domain/settlement/carry-forward.ts';
import { draftSettlement } from '../../../shared/domain/settlement/draft-settlement.ts';
import { allMovements } from '../../../shared/persistence/entries.ts';
import {
  readRows,
  readSettlement,
  replaceSettlement,
  unnettedSettlements,
} from '../../../shared/persistence/settlements.ts';
import { commit } from '../../../shared/persistence/store.ts';
import { type WorkflowTask } from '../../runtime/background.ts';
import { attempts, RacedTooOften } from '../../runtime/attempts.ts';
import { businessTable } from '../../runtime/business-table.ts';
import { noticesOf } from '../notice-writes.ts';

const service = { kind: 'service' } as const;

/** Sums the collected rows into a draft, which takes up what earlier quarters carried forward (SUB-15). */
export async function totalCollectedRows({ subject, now, mint }: WorkflowTask): Promise<Outcome> {
  for await (const _ of attempts()) {
    const settlement = await readSettlement(businessTable(), service, settlementId.parse(subject));
    invariant(settlement !== undefined, `no settlement ${subject}`);
    if (settlement.status !== 'building') return { outcome: outcomes.done };
    const [rows, movements, earlier] = await Promise.all([
      readRows(businessTable(), service, settlement),
      allMovements(businessTable(), settlement),
      unnettedSettlements(businessTable(), settlement),
    ]);
    const takenUpFen = settlement.takenUp?.subsidyFen ?? zeroFen;
    const ledgerFen = sumFen([...movements.map(subsidyMovedBy), takenUpFen]);
    const draft = draftSettlement(settlement, rows, earlier.map(carriedBy), ledgerFen, now);
    const committed = await commit(businessTable(), [
      replaceSettlement(draft),
      ...earlier.map((one) => replaceSettlement(nettedIn(one, draft.settlementId))),
      ...noticesOf(draft, mint, now),
    ]);
    if (committed.done) return { outcome: outcomes.done };
  }
  throw new RacedTooOften('a settlement');
}
