import type { Catalogue } from '../../shared/domain/catalogue/catalogue.ts';
import { type Fen, formatYuan, sumFen } from '../../shared/domain/money.ts';
import type { BindRefusal } from '../../shared/domain/policies/bind-quote.ts';
import type { Quote } from '../../shared/domain/quoting/quote.ts';
import { quoteChanges } from '../../shared/domain/quoting/quote-changes.ts';
import type { QuoteFacts } from '../../shared/domain/quoting/request-quote.ts';
import { insertQuote } from '../../shared/persistence/quotes.ts';
import { commit } from '../../shared/persistence/store.ts';
import { quoteView } from '../quoting/quote-view.ts';
import { businessTable } from '../runtime/business-table.ts';
import { type Refusal, refusal } from '../runtime/reply.ts';

interface RefusedBind {
  readonly quote: Quote;
  readonly facts: QuoteFacts;
  readonly catalogue: Catalogue;
  readonly preview: boolean;
}

/** The refusal; where a fresh quote comes with it, that is kept, and what it changes is said. */
export async function refuseBind(
  of: BindRefusal,
  { quote, facts, catalogue, preview }: RefusedBind,
): Promise<Refusal> {
  const shown = bindRefusal(of, catalogue);
  if (!('fresh' in of)) return shown;
  if (!preview) await commit(businessTable(), [insertQuote(of.fresh)]);
  const changes = quoteChanges(quote, of.fresh, catalogue);
  return { ...shown, facts: { leftFen: leftIn(facts), ...shown.facts, changes } };
}

/** Why a quote cannot be bound, and what to do next. */
export function bindRefusal(of: BindRefusal, catalogue: Catalogue): Refusal {
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
