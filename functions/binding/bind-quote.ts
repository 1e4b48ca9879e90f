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
import { type Fen, formatYuan, sumFen } from '../../shared/domain/money.ts';
import type { Catalogue } from '../../shared/domain/catalogue/catalogue.ts';
import type { Policy } from '../../shared/domain/policies/policy.ts';
import type { Result } from '../../shared/domain/result.ts';
import { explainQuote } from '../../shared/domain/quoting/explain-quote.ts';
import type { Quote } from '../../shared/domain/quoting/quote.ts';
import { quoteChanges } from '../../shared/domain/quoting/quote-changes.ts';
import { type QuoteGroup, takenGroup } from '../../shared/domain/quoting/quote-group.ts';
import { type QuoteFacts, quoteFor, requestOf } from '../../shared/domain/quoting/request-quote.ts';
import { insertEntry } from '../../shared/persistence/entries.ts';
import { writeStanding } from '../../shared/persistence/firms.ts';
import { keys } from '../../shared/persistence/keys.ts';
import { insertPolicy, readPolicy } from '../../shared/persistence/policies.ts';
import { writeQuoteGroup } from '../../shared/persistence/quote-groups.ts';
import { insertQuote, readQuote } from '../../shared/persistence/quotes.ts';
import { commit, type Write } from '../../shared/persistence/store.ts';
import { tellLender } from '../policies/lender-writes.ts';
import { payeeOf } from '../policies/payee-of.ts';
import { moveSubsidy } from '../policies/policy-side-effects.ts';
import { policyAsBound, policyView } from '../policies/policy-view.ts';
import { attempts, RacedTooOften } from '../runtime/attempts.ts';
import { businessTable } from '../runtime/business-table.ts';
import { currentCatalogue, published } from '../runtime/current-catalogue.ts';
import { derivedId } from '../runtime/minting.ts';
import { answer, notFound, type Refusal, type Reply, refusal } from '../runtime/reply.ts';
import { changingRoute, type Command, commitCommand } from '../runtime/route.ts';
import { groupOf } from '../quoting/quote-group.ts';
import { loadQuoteFacts } from '../quoting/quote-facts.ts';
import { quoteView } from '../quoting/quote-view.ts';

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
    return refusalOf({ kind: 'quote-not-open' }, catalogue);
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
  if (!decided.accepted) return refuse(decided.refusal, quote, facts, catalogue, preview);
  const view = await boundView(decided.value.policy, now, catalogue);
  if (preview) return answer({ ...view, explanation: explainQuote(quote, catalogue) });
  const writes = [
    ...writesOf(decided.value, command, now),
    ...groupWrites(quote, decided.value, group),
    command.rememberMade(),
  ];
  const committed = await commitCommand(writes);
  return committed.done ? answer(view) : 'raced';
}

async function boundView(of: Policy, at: Instant, catalogue: Catalogue) {
  return policyView(of, at, { catalogue, paidFen: {}, payee: await payeeOf(of, at) });
}

async function refuse(
  of: BindRefusal,
  quote: Quote,
  facts: QuoteFacts,
  catalogue: Catalogue,
  preview: boolean,
): Promise<Refusal> {
  const shown = refusalOf(of, catalogue);
  if (!('fresh' in of)) return shown;
  if (!preview) await commit(businessTable(), [insertQuote(of.fresh)]);
  const changes = quoteChanges(quote, of.fresh, catalogue);
  return { ...shown, facts: { leftFen: leftIn(facts), ...shown.facts, changes } };
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

function refusalOf(of: BindRefusal, catalogue: Catalogue): Refusal {
  switch (of.kind) {
    case 'quote-expired':
      return refusal(of.kind, '报价已过期，没有保留补贴额度。请重新获取报价后投保。');
    case 'quote-not-open':
      if (of.bound !== undefined) {
        const { quoteId: other, policyNo } = of.bound;
        const detail = `同组的报价 ${other} 已投保（保单 ${policyNo}），本组只能投保其中一份。如需另行投保，请重新报价。`;
        return refusal(of.kind, detail, { facts: { quoteId: other, policyNo } });
      }
      return refusal(of.kind, '该报价不能投保：待核保、已被谢绝或已经投保。请查看报价状态。');
    case 'consent-missing':
      return refusal(of.kind, `请逐条确认责任免除条款并同意补贴追回约定，还缺：${of.missing.join('、')}。`, {
        facts: { missing: of.missing },
      });
    case 'already-insured':
      return refusal(
        of.kind,
        `贵企业已有同一产品的保单 ${of.policyNo}，保障至 ${of.end}。可在其到期后续保。`,
        {
          facts: { policyNo: of.policyNo, end: of.end },
        },
      );
    case 'budget-exhausted':
      return withFreshQuote(
        of.kind,
        '预算余额不足，不作部分补贴。可按全价投保，或等待额度释放。',
        of.fresh,
        catalogue,
      );
    case 'cap-changed':
      return withFreshQuote(
        of.kind,
        '企业年度补贴额度已变化，可得补贴减少。请确认新的报价后再投保。',
        of.fresh,
        catalogue,
      );
    case 'eligibility-changed':
      return withFreshQuote(
        of.kind,
        '企业今天不再符合补贴条件。可按全价投保，或更新登记后重试。',
        of.fresh,
        catalogue,
      );
  }
}

/** A refusal for lost subsidy brings a new quote at the price of now, ready to be bound instead. */
function withFreshQuote(code: string, detail: string, fresh: Quote, catalogue: Catalogue): Refusal {
  const price = `全价 ${formatYuan(fresh.premium.grossFen)} 元，现可得补贴 ${formatYuan(fresh.subsidy.totalFen)} 元`;
  return refusal(code, `${detail}（${price}；新报价 ${fresh.quoteId}）`, {
    facts: {
      needFen: sumFen(fresh.subsidy.programmes.map((grant) => grant.calculatedFen)),
      grossFen: fresh.premium.grossFen,
      quote: quoteView(fresh, 'quoted', catalogue),
    },
  });
}

/** Money that the programmes' envelopes have left, all levels together. */
function leftIn(facts: QuoteFacts): Fen {
  const envelopes = [...facts.budgets.values()].flatMap((budget) => Object.values(budget.envelopes));
  return sumFen(envelopes.map((envelope) => envelope.availableFen));
}
