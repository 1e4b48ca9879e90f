import { deductedGrants } from '../../shared/domain/subsidies/deducted-grants.ts';
import { bindQuoteOperation } from '../../shared/contract/operations/binding.ts';
import type { Caller } from '../../shared/domain/access/role.ts';
import type { Instant } from '../../shared/domain/dates.ts';
import {
  bindQuote as decide,
  type BindRefusal,
  type BindRequest,
  type Bound,
  policyNoOf,
} from '../../shared/domain/policies/bind-quote.ts';
import { entryId, quoteId } from '../../shared/domain/ids.ts';
import { bookCommitments } from '../../shared/domain/ledger/policy-postings.ts';
import { lenderNoticeOfBind } from '../../shared/domain/notices/lender-notices.ts';
import type { Catalogue } from '../../shared/domain/catalogue/catalogue.ts';
import type { Policy } from '../../shared/domain/policies/policy.ts';
import type { Result } from '../../shared/domain/result.ts';
import type { Quote } from '../../shared/domain/quoting/quote.ts';
import { type QuoteGroup, takenGroup } from '../../shared/domain/quoting/quote-group.ts';
import { quoteFor, requestOf } from '../../shared/domain/quoting/request-quote.ts';
import { insertEntry } from '../../shared/persistence/entries.ts';
import { writeStanding } from '../../shared/persistence/firms.ts';
import { keys } from '../../shared/persistence/keys.ts';
import { insertPolicy, readPolicy } from '../../shared/persistence/policies.ts';
import { writeQuoteGroup } from '../../shared/persistence/quote-groups.ts';
import { readQuote } from '../../shared/persistence/quotes.ts';
import type { Write } from '../../shared/persistence/store.ts';
import { tellLender } from '../policies/lender-writes.ts';
import { payeeOf } from '../policies/payee-of.ts';
import { moveSubsidy } from '../policies/policy-side-effects.ts';
import { policyAsBound, policyView } from '../policies/policy-view.ts';
import { attempts, RacedTooOften } from '../runtime/attempts.ts';
import { businessTable } from '../runtime/business-table.ts';
import { currentCatalogue, published } from '../runtime/current-catalogue.ts';
import { derivedId } from '../runtime/minting.ts';
import { answer, notFound, type Reply } from '../runtime/reply.ts';
import { changingRoute, type Command, commitCommand } from '../runtime/route.ts';
import { groupOf } from '../quoting/quote-group.ts';
import { loadQuoteFacts } from '../quoting/quote-facts.ts';

/**
 * Policy, reservation in every budget level, firm-year cap and journal are one transaction. Whoever loses a race is decided
 * again on what is left (case 3).
 */
export const bindQuote = changingRoute(
  bindQuoteOperation,
  async ({ params, body, caller, now, command, preview }) => {
    for await (const _ of attempts()) {
      const quote = await readQuote(businessTable(), caller.scope, params.quoteId);
      if (quote === undefined) return notFound();
      const reply = await bindOnce(quote, body, caller, now, command, preview);
      if (reply !== 'raced') return reply;
    }
    throw new RacedTooOften('a bind');
  },
  async ({ params, caller, command }) => {
    const quote = await readQuote(businessTable(), caller.scope, params.quoteId);
    const policy = quote && (await readPolicy(businessTable(), caller.scope, policyNoOf(quote)));
    if (policy?.commandId !== command.id) return undefined;
    return {
      requestHash: command.requestHash,
      body: await boundView(policyAsBound(policy), policy.boundAt, await currentCatalogue()),
    };
  },
);

async function bindOnce(
  quote: Quote,
  request: BindRequest,
  caller: Caller,
  now: Instant,
  command: Command,
  preview: boolean,
): Promise<Reply | 'raced'> {
  const { catalogue, calendar } = await published();
  if ((await readPolicy(businessTable(), caller.scope, policyNoOf(quote))) !== undefined) {
    const { bindRefusal } = await refusals();
    return bindRefusal({ kind: 'quote-not-open' }, catalogue);
  }
  const product = catalogue.soldProduct(quote.product);
  const facts = await loadQuoteFacts(businessTable(), requestOf(quote), product, catalogue, now);
  if (facts === undefined) return notFound();
  const identity = { quoteId: quoteId.parse(derivedId('quo', command.id)), requestHash: command.requestHash };
  const fresh = quoteFor(requestOf(quote), facts, identity, quote.underwriting);
  const { group, bound: boundOfGroup } = await groupOf(businessTable(), quote);
  const decided: Result<Bound, BindRefusal> = decide(quote, request, {
    now,
    catalogue,
    calendar,
    standing: facts.standing,
    fresh,
    budgets: facts.budgets,
    boundOfGroup,
    firmName: facts.firm.name,
    by: caller.subject,
    commandId: command.id,
  });
  if (!decided.accepted) {
    const { refuseBind } = await refusals();
    return refuseBind(decided.refusal, { quote, facts, catalogue, preview });
  }
  const view = await boundView(decided.value.policy, now, catalogue);
  if (preview) {
    const { explainQuote } = await import('../../shared/domain/quoting/explain-quote.ts');
    return answer({ ...view, explanation: explainQuote(quote, catalogue) });
  }
  const writes = [
    ...writesOf(decided.value, command, now),
    ...groupWrites(quote, decided.value, group),
    command.rememberMade(),
  ];
  const committed = await commitCommand(writes);
  return committed.done ? answer(view) : 'raced';
}

/** Most who bind are not refused: what explains a refusal is read when there is one. */
function refusals() {
  return import('./bind-refusals.ts');
}

async function boundView(of: Policy, at: Instant, catalogue: Catalogue) {
  return policyView(of, at, { catalogue, paidFen: {}, payee: await payeeOf(of, at) });
}

function writesOf({ policy, standing }: Bound, command: Command, at: Instant): readonly Write[] {
  const reserved = deductedGrants(policy.subsidy);
  const entries = bookCommitments(policy, 'subsidy-reserved', reserved, {
    at,
    nextId: () => entryId.parse(command.mint.ulid('ent')),
  });
  return [
    insertPolicy(policy),
    writeStanding(standing),
    ...moveSubsidy('reserve', policy, reserved),
    ...entries.map((entry) => insertEntry(entry, keys.policy(policy.policyNo))),
    ...tellLender(policy, lenderNoticeOfBind, command.mint, at),
  ];
}

/** A quote in a group takes it in the same transaction; one in none writes nothing more. */
function groupWrites(quote: Quote, { policy }: Bound, before: QuoteGroup | undefined): readonly Write[] {
  if (quote.groupId === undefined) return [];
  return [writeQuoteGroup(takenGroup(quote, quote.groupId, policy.policyNo, before))];
}
