import { underwriteQuoteOperation } from '../../shared/contract/operations/quoting.ts';
import { formatPercent, formatYuan } from '../../shared/domain/money.ts';
import { noticeOfUnderwriting } from '../../shared/domain/notices/quote-notices.ts';
import { requestOf } from '../../shared/domain/quoting/request-quote.ts';
import {
  type UnderwriteRefusal,
  underwriteQuote as decide,
} from '../../shared/domain/quoting/underwrite-quote.ts';
import { insertNotice } from '../../shared/persistence/notices.ts';
import { readQuote, replaceQuote } from '../../shared/persistence/quotes.ts';
import { noticeIdentity } from '../policies/policy-side-effects.ts';
import { businessTable } from '../runtime/business-table.ts';
import { currentCatalogue } from '../runtime/current-catalogue.ts';
import { answer, invalidRequest, notFound, type Refusal, refusal } from '../runtime/reply.ts';
import { changingRoute, commitCommand } from '../runtime/route.ts';
import { loadQuoteFacts } from './quote-facts.ts';
import { quoteView } from './quote-view.ts';

export const underwriteQuote = changingRoute(
  underwriteQuoteOperation,
  async ({ params, body, caller, now, command }) => {
    const quote = await readQuote(businessTable(), caller.scope, params.quoteId);
    if (quote === undefined) return notFound();
    const catalogue = await currentCatalogue();
    const product = catalogue.soldProduct(quote.product);
    const facts = await loadQuoteFacts(businessTable(), requestOf(quote), product, catalogue, now);
    if (facts === undefined) return notFound();
    const decided = decide(quote, { ...body, by: caller.subject }, facts);
    if (!decided.accepted) return refusalOf(decided.refusal);
    const view = quoteView(decided.value, decided.value.status, catalogue);
    const notice = noticeOfUnderwriting(decided.value, noticeIdentity(command.mint, now));
    const writes = [replaceQuote(decided.value), insertNotice(notice), command.remember(view)];
    const committed = await commitCommand(writes);
    return committed.done ? answer(view) : refusalOf({ kind: 'quote-not-referred' });
  },
);

function refusalOf(of: UnderwriteRefusal): Refusal {
  switch (of.kind) {
    case 'quote-expired':
      return refusal(of.kind, '报价已过期，不能再核保。请企业重新获取报价。');
    case 'quote-not-referred':
      return refusal(of.kind, '该报价不在待核保状态，可能已有他人作出决定。请刷新后查看。');
    case 'rate-missing':
      return invalidRequest([
        {
          path: 'ratePpm',
          message: '该产品没有费率表，请填写费率 / the product has no tariff: set the rate',
        },
      ]);
    case 'reinsurance-missing':
      return refusal(
        of.kind,
        `对单一危险单位的自留责任不得超过资本金与公积金之和的 10 %（保险法第一百零三条，COI-8）：危险单位 ${formatYuan(of.riskFen)} 元，至少须分出 ${formatYuan(of.needFen)} 元。请先办妥再保险，再填写 singleRisk.reinsuredFen。`,
        { facts: { riskFen: of.riskFen, needFen: of.needFen } },
      );
    case 'rate-outside-band':
      return refusal(
        of.kind,
        `费率须在 ${formatPercent(of.minRatePpm)} 至 ${formatPercent(of.maxRatePpm)} 之间。`,
        {
          errors: [{ path: 'ratePpm', message: `from ${of.minRatePpm} to ${of.maxRatePpm} ppm` }],
        },
      );
  }
}
