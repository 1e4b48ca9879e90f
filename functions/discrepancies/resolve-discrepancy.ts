import { resolveDiscrepancyOperation } from '../../shared/contract/operations/discrepancies.ts';
import {
  type Discrepancy,
  nobodysFen,
  ownerOf,
  type ResolutionRefusal,
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
import { answer, notFound, type Refusal, refusal } from '../runtime/reply.ts';
import { changingRoute, commitCommand } from '../runtime/route.ts';
import { discrepancyView } from './discrepancy-view.ts';

/** Only who owns it may close it; what went back is booked in the same transaction. */
export const resolveDiscrepancy = changingRoute(
  resolveDiscrepancyOperation,
  async ({ params, body, caller, now, command }) => {
    for await (const _ of attempts()) {
      const found = await readDiscrepancy(businessTable(), caller.scope, params.discrepancyId);
      if (found === undefined) return notFound();
      if (ownerOf(found).org !== caller.org) {
        return refusal('forbidden', '这笔差异由其责任单位处理，见 owner。', {
          facts: { owner: ownerOf(found) },
        });
      }
      const decided = decide(found, body, { subject: caller.subject, name: caller.name, now });
      if (!decided.accepted) return refusalOf(decided.refusal);
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

function refusalOf(of: ResolutionRefusal): Refusal {
  switch (of.kind) {
    case 'discrepancy-resolved':
      return refusal(of.kind, '这笔差异已经处理，不能更改。');
    case 'nothing-to-return':
      return refusal(of.kind, '没有收到款项，无可退回。请说明原因（explained），或等待款项到账。');
  }
}
