import { joinWaitingListOperation } from '../../shared/contract/operations/subsidies.ts';
import { joinLines, type JoinRefusal, placeToTake } from '../../shared/domain/waiting/waiting-line.ts';
import { readQuote } from '../../shared/persistence/quotes.ts';
import { readLine, writeWaiting } from '../../shared/persistence/waiting-lines.ts';
import { currentStatus } from '../quoting/quote-view.ts';
import { attempts, RacedTooOften } from '../runtime/attempts.ts';
import { businessTable } from '../runtime/business-table.ts';
import { currentCatalogue } from '../runtime/current-catalogue.ts';
import { answer, notFound, type Refusal, refusal } from '../runtime/reply.ts';
import { changingRoute, commitCommand } from '../runtime/route.ts';
import { placeIn } from '../waiting/waiting-view.ts';

/** Takes a place in line for every programme that has no money for the quote; whoever stands there already keeps the place, whoever left comes last. */
export const joinWaitingList = changingRoute(
  joinWaitingListOperation,
  async ({ params, caller, now, command }) => {
    for await (const _ of attempts()) {
      const quote = await readQuote(businessTable(), caller.scope, params.quoteId);
      if (quote === undefined) return notFound();
      const catalogue = await currentCatalogue();
      const status = await currentStatus(businessTable(), quote, now);
      const joined = joinLines(
        quote,
        status,
        (grant) => catalogue.usedProgramme(grant.programmeId, grant.version),
        now,
      );
      if (!joined.accepted) return refusalOf(joined.refusal);
      const lines = await Promise.all(
        joined.value.map(async (entry) => {
          const line = await readLine(businessTable(), entry);
          const taken = placeToTake(line, entry, now);
          return { line, taken: taken === undefined ? [] : [taken] };
        }),
      );
      const shown = {
        quoteId: quote.quoteId,
        waitingList: lines.flatMap(({ line, taken }) => placeIn([...line, ...taken], quote, now)),
      };
      const committed = await commitCommand([
        ...lines.flatMap(({ taken }) => taken.map(writeWaiting)),
        command.remember(shown),
      ]);
      if (committed.done) return answer(shown);
    }
    throw new RacedTooOften('a place in line');
  },
);

function refusalOf(of: JoinRefusal): Refusal {
  switch (of.kind) {
    case 'quote-expired':
      return refusal(of.kind, '报价已过期。请重新获取报价后再排队。');
    case 'quote-not-open':
      return refusal(of.kind, '该报价待核保、已被谢绝或已经投保，不能排队。请查看报价状态。');
    case 'nothing-to-wait-for':
      return refusal(of.kind, '该报价没有因预算不足而缺少的补贴，无需排队，可直接投保。');
  }
}
