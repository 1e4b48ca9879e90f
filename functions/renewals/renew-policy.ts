import { renewPolicyOperation } from '../../shared/contract/operations/renewals.ts';
import { addDays } from '../../shared/domain/dates.ts';
import { renewalRequest, type RenewRefusal } from '../../shared/domain/policies/renew-policy.ts';
import { invariant } from '../../shared/domain/result.ts';
import { readFirmFile } from '../../shared/persistence/firms.ts';
import { readPolicy } from '../../shared/persistence/policies.ts';
import { readQuote } from '../../shared/persistence/quotes.ts';
import { makeQuote, recallQuote } from '../quoting/make-quote.ts';
import { notOnSale, productOnSale } from '../quoting/product-asked.ts';
import { businessTable } from '../runtime/business-table.ts';
import { currentCatalogue } from '../runtime/current-catalogue.ts';
import { notFound, type Refusal, refusal } from '../runtime/reply.ts';
import { changingRoute } from '../runtime/route.ts';

const service = { kind: 'service' } as const;

/** A quote for the next period, filled in from the policy; binding it is what renews. */
export const renewPolicy = changingRoute(
  renewPolicyOperation,
  async ({ params, body, caller, now, command }) => {
    const store = businessTable();
    const policy = await readPolicy(store, caller.scope, params.policyNo);
    if (policy === undefined) return notFound();
    const [catalogue, quote, { standing }] = await Promise.all([
      currentCatalogue(),
      readQuote(store, service, policy.quoteId),
      readFirmFile(store, service, policy.uscc),
    ]);
    invariant(quote !== undefined, `policy ${policy.policyNo} without its quote`);
    const product = productOnSale(catalogue, policy.product.code, now);
    if (product === undefined) return notOnSale(policy.product.code);
    const decided = renewalRequest(policy, { quote, newest: product }, standing, body, now);
    if (!decided.accepted) return refusalOf(decided.refusal);
    return makeQuote(decided.value, { product, catalogue }, command, now, policy.policyNo);
  },
  recallQuote,
);

function refusalOf(of: RenewRefusal): Refusal {
  switch (of.kind) {
    case 'policy-not-live': {
      const next = of.status === 'awaiting-payment' ? '请先付清本保单的保险费。' : '如需保障，请重新报价。';
      return refusal(of.kind, `保单不在有效期内（未付款、失效、退保或到期），不能续保。${next}`, {
        facts: { status: of.status },
      });
    }
    case 'renewal-not-open':
      return refusal(of.kind, `保单自 ${of.from} 起可以续保。请届时再试；如需变更现有保障，请申请批改。`, {
        facts: { from: of.from },
      });
    case 'already-renewed':
      return refusal(
        of.kind,
        `已有接续的保单 ${of.policyNo}，保障至 ${addDays(of.end, -1)} 24 时止，无需再续保。可打开该保单查看。`,
        { facts: { policyNo: of.policyNo, end: of.end } },
      );
  }
}
