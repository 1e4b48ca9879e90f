import type { Caller } from '../../shared/domain/access/role.ts';
import type { Instant } from '../../shared/domain/dates.ts';
import { type PolicyNo, quoteId } from '../../shared/domain/ids.ts';
import { faultsOfRequest } from '../../shared/domain/quoting/faults-of-request.ts';
import type { QuoteRequest } from '../../shared/domain/quoting/quote-request.ts';
import { quoteFor } from '../../shared/domain/quoting/request-quote.ts';
import type { Catalogue } from '../../shared/domain/catalogue/catalogue.ts';
import type { Product } from '../../shared/domain/products/product.ts';
import { noticeOfReferral } from '../../shared/domain/notices/quote-notices.ts';
import { insertNotice } from '../../shared/persistence/notices.ts';
import { insertQuote, readQuote } from '../../shared/persistence/quotes.ts';
import { noticeIdentity } from '../policies/policy-side-effects.ts';
import { businessTable } from '../runtime/business-table.ts';
import { currentCatalogue } from '../runtime/current-catalogue.ts';
import { derivedId } from '../runtime/minting.ts';
import { answer, invalidRequest, type Reply } from '../runtime/reply.ts';
import { type Command, commitCommand, CommandRepeated, type Made } from '../runtime/route.ts';
import { firmNotRegistered } from './product-asked.ts';
import { loadQuoteFacts } from './quote-facts.ts';
import { quoteView } from './quote-view.ts';

/** A quote is one item that remembers its own request: its id follows from the command. */
export async function makeQuote(
  request: QuoteRequest,
  { product, catalogue }: { readonly product: Product; readonly catalogue: Catalogue },
  command: Command,
  now: Instant,
  renews?: PolicyNo,
): Promise<Reply> {
  const faults = faultsOfRequest(product, request, now);
  if (faults.length > 0) return invalidRequest(faults);
  const facts = await loadQuoteFacts(businessTable(), request, product, catalogue, now);
  if (facts === undefined) return firmNotRegistered();
  const quote = quoteFor(request, facts, {
    quoteId: idFor(command),
    requestHash: command.requestHash,
    ...(renews === undefined ? {} : { renews }),
  });
  const referral =
    quote.status === 'referred'
      ? [insertNotice(noticeOfReferral(quote, noticeIdentity(command.mint, now)))]
      : [];
  const committed = await commitCommand([insertQuote(quote), ...referral]);
  if (!committed.done) throw new CommandRepeated();
  return answer(quoteView(quote, quote.status, catalogue));
}

/** The quote that a repeated command made, shown as it was first shown. */
export async function recallQuote({
  caller,
  command,
}: {
  readonly caller: Caller;
  readonly command: Command;
}): Promise<Made | undefined> {
  const made = await readQuote(businessTable(), caller.scope, idFor(command));
  if (made === undefined) return undefined;
  const first = made.underwriting === undefined ? made.status : 'referred';
  return { requestHash: made.requestHash, body: quoteView(made, first, await currentCatalogue()) };
}

function idFor(command: Command) {
  return quoteId.parse(derivedId('quo', command.id));
}
