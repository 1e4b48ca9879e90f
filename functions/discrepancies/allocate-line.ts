import { allocateLine as decide } from '../../shared/domain/bank/allocate-line.ts';
import type { Discrepancy, DiscrepancyResolution } from '../../shared/domain/bank/discrepancy.ts';
import type { Caller } from '../../shared/domain/access/role.ts';
import type { Instant } from '../../shared/domain/dates.ts';
import { invariant } from '../../shared/domain/result.ts';
import { findBankLine } from '../../shared/persistence/bank-lines.ts';
import { businessTable } from '../runtime/business-table.ts';
import { answer, type Reply } from '../runtime/reply.ts';
import { type Command, commitCommand } from '../runtime/route.ts';
import { allocationWrites } from './allocation-writes.ts';
import { discrepancyRefusal } from './discrepancy-refusals.ts';
import { discrepancyView } from './discrepancy-view.ts';
import { settlementsAbout } from './settlements-about.ts';

type Allocation = Extract<DiscrepancyResolution, { kind: 'allocated' }>;

/** Gives a line to the payments that are named; `raced` where something of it has changed meanwhile. */
export async function allocateOnce(
  found: Discrepancy,
  asked: Allocation,
  { caller, now, command }: { readonly caller: Caller; readonly now: Instant; readonly command: Command },
): Promise<Reply | 'raced'> {
  const { insurer, bankReference } = found;
  const named = asked.payments.map(({ settlementId }) => settlementId);
  const settlements = await settlementsAbout(found, named, caller.scope);
  const decided = decide(found, asked, settlements, { caller, now });
  if (!decided.accepted) return discrepancyRefusal(found, decided.refusal);
  const line = await findBankLine(businessTable(), insurer, bankReference);
  invariant(line !== undefined, `the money of ${found.discrepancyId} came by a line`);
  const shown = discrepancyView(decided.value.discrepancy, now);
  const committed = await commitCommand([
    ...(await allocationWrites(decided.value, { line, caller, mint: command.mint, now })),
    command.remember(shown),
  ]);
  return committed.done ? answer(shown) : 'raced';
}
