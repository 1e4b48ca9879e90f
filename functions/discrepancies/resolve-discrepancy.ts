import { resolveDiscrepancyOperation } from '../../shared/contract/operations/discrepancies.ts';
import {
  type Discrepancy,
  nobodysFen,
  ownerOf,
  resolveDiscrepancy as decide,
} from '../../shared/domain/bank/discrepancy.ts';
import { bookReturned } from '../../shared/domain/ledger/policy-postings.ts';
import { withoutKept } from '../../shared/domain/settlement/receive-transfer.ts';
import { readDiscrepancy, writeDiscrepancy } from '../../shared/persistence/discrepancies.ts';
import { insertEntry } from '../../shared/persistence/entries.ts';
import { keys } from '../../shared/persistence/keys.ts';
import { readSettlement, replaceSettlement } from '../../shared/persistence/settlements.ts';
import { type Write } from '../../shared/persistence/store.ts';
import { bookingOf } from '../policies/policy-side-effects.ts';
import { attempts, RacedTooOften } from '../runtime/attempts.ts';
import { businessTable } from '../runtime/business-table.ts';
import { answer, notFound } from '../runtime/reply.ts';
import { changingRoute, commitCommand } from '../runtime/route.ts';
import { allocateOnce } from './allocate-line.ts';
import { discrepancyRefusal } from './discrepancy-refusals.ts';
import { discrepancyView } from './discrepancy-view.ts';

/** Only who owns it may close it, or give it to its own payments; what is booked is in the same transaction. */
export const resolveDiscrepancy = changingRoute(
  resolveDiscrepancyOperation,
  async ({ params, body, caller, now, command }) => {
    for await (const _ of attempts()) {
      const found = await readDiscrepancy(businessTable(), caller.scope, params.discrepancyId);
      if (found === undefined) return notFound();
      if (body.kind === 'allocated') {
        const reply = await allocateOnce(found, body, { caller, now, command });
        if (reply !== 'raced') return reply;
        continue;
      }
      if (ownerOf(found).org !== caller.org) return discrepancyRefusal(found, { kind: 'forbidden' });
      const decided = decide(found, body, { subject: caller.subject, name: caller.name, now });
      if (!decided.accepted) return discrepancyRefusal(found, decided.refusal);
      const { insurer, divisionCode } = found;
      const refs = divisionCode === undefined ? {} : { divisionCode };
      const entries =
        body.kind === 'returned'
          ? [bookReturned(refs, insurer, nobodysFen(found), bookingOf(command.mint, now))]
          : [];
      const shown = discrepancyView(decided.value, now);
      const committed = await commitCommand([
        writeDiscrepancy(decided.value),
        ...entries.map((entry) => insertEntry(entry, keys.bank(insurer))),
        ...(body.kind === 'returned' ? await keptNoLonger(found) : []),
        command.remember(shown),
      ]);
      if (committed.done) return answer(shown);
    }
    throw new RacedTooOften('a discrepancy');
  },
);

/** Item 12: money that went back pays nothing: a settlement that kept it waits for its whole part again. */
async function keptNoLonger({ settlementIds, bankReference }: Discrepancy): Promise<readonly Write[]> {
  const found = await Promise.all(
    settlementIds.map((id) => readSettlement(businessTable(), { kind: 'service' }, id)),
  );
  return found.flatMap((one) => {
    if (one?.status !== 'approved' && one?.status !== 'paid') return [];
    const isKept = one.kept?.some((transfer) => transfer.bankReference === bankReference);
    if (isKept !== true) return [];
    return [replaceSettlement({ ...withoutKept(one, bankReference), revision: one.revision + 1 })];
  });
}
