import { addMillis, dayOf } from '../../../shared/domain/dates.ts';
import type {
  AmountDifference,
  PolicyImportRefusal,
  Why,
} from '../../../shared/domain/imports/import-policy.ts';
import type { RowFault } from '../../../shared/domain/imports/row-outcome.ts';
import { formatPercent, formatYuan } from '../../../shared/domain/money.ts';
import type { LimitWord } from '../../../shared/domain/subsidies/grant-subsidy.ts';

type Of<Kind extends PolicyImportRefusal['kind']> = Extract<PolicyImportRefusal, { kind: Kind }>;

/** What stands against a policy sold elsewhere, in words for the insurer: the rule, what happened and what to do. */
export function policyFaults(of: PolicyImportRefusal): readonly RowFault[] {
  switch (of.kind) {
    case 'amounts-differ':
      return of.differences.map((difference) => amountFault(difference, of.why));
    case 'referred':
    case 'rate-missing':
    case 'rate-outside-band':
      return [rateFault(of)];
    case 'paid-before-bind':
    case 'paid-late':
    case 'payer-mismatch':
      return [paymentFault(of)];
    case 'consent-missing':
      return [consentFault(of)];
    case 'already-insured': {
      const message = `企业已有同一产品的保单 ${of.policyNo}，至 ${of.end} / overlaps policy ${of.policyNo}`;
      return [
        fault('start', '4.1', message, '请核对起保日期，或删除本行 / check the start, or leave this row out'),
      ];
    }
    case 'in-future': {
      const fix = '请在投保、付款之后导入 / import it once it has happened';
      return [fault(of.column, of.kind, '日期晚于今天 / the day lies in the future', fix)];
    }
    case 'not-to-be-bound': {
      const fix = '请核对投保日期与起保日期 / check the days of bind and start';
      return [fault('boundOn', of.reason, '该日不能承保 / could not be bound that day', fix)];
    }
  }
}

function amountFault({ column, rowFen, reckonedFen }: AmountDifference, why: Why): RowFault {
  const [given, reckoned] = [formatYuan(rowFen), formatYuan(reckonedFen)];
  return fault(
    column,
    column === 'premiumFen' ? 'QTE-2' : ruleOf(why),
    `按投保日规则计算为 ${reckoned} 元，名单为 ${given} 元${whyWords(why)} / ${given} in the list, ${reckoned} by the rules`,
    '请按计算结果更正，差额另行退补 / correct the amount; settle the difference with the firm',
  );
}

function rateFault(of: Of<'referred' | 'rate-missing' | 'rate-outside-band'>): RowFault {
  switch (of.kind) {
    case 'referred':
      return fault(
        'ratePpm',
        'ELG-9',
        `须由核保人决定：${of.reason} / an underwriter has to decide`,
        '请由核保人导入本行 / let an underwriter import this row',
      );
    case 'rate-missing':
      return fault(
        'ratePpm',
        'QTE-2',
        '该产品没有费率表 / the product has no tariff',
        '请填写核保费率（百万分之） / give the agreed rate in parts per million',
      );
    case 'rate-outside-band': {
      const band = `${formatPercent(of.minRatePpm)} – ${formatPercent(of.maxRatePpm)}`;
      const message = `费率超出产品范围 ${band} / the rate is outside ${band}`;
      return fault('ratePpm', 'QTE-2', message, '请核对费率 / check the rate');
    }
  }
}

function paymentFault(of: Of<'paid-before-bind' | 'paid-late' | 'payer-mismatch'>): RowFault {
  switch (of.kind) {
    case 'paid-before-bind':
      return fault(
        'paidOn',
        '6.4',
        '付款日期早于投保日期 / paid before the policy was bound',
        '请核对投保日期与付款日期 / check the days of bind and payment',
      );
    case 'paid-late': {
      const last = dayOf(addMillis(of.payBy, -1));
      const message = `付款晚于最后付款日 ${last} / paid after ${last}`;
      return fault(
        'paidOn',
        '6.4',
        message,
        '逾期保单已失效，请重新投保 / it had lapsed; take out a new policy',
      );
    }
    case 'payer-mismatch':
      return fault(
        'payerName',
        'QTE-9',
        '付款户名不是投保企业 / somebody else has paid',
        '保费须由企业本身支付；请退回后由企业重付 / the firm itself has to pay; return the money and have it pay',
      );
  }
}

function consentFault({ missing }: Of<'consent-missing'>): RowFault {
  return fault(
    missing.includes('consent.clawback') ? 'clawbackConsent' : 'clauseConfirmations',
    'QTE-4',
    `缺少确认：${missing.join('、')} / not confirmed: ${missing.join(', ')}`,
    '请取得企业的逐条确认与追回同意后填写 / have the firm confirm each, then fill it in',
  );
}

/** The insurer's number is that of a policy which was imported with other figures. */
export function importedOtherwise(policyNo: string): RowFault {
  return fault(
    'insurerPolicyNo',
    'imported',
    `该保单号已导入为 ${policyNo}，且内容不同 / imported as ${policyNo}, with something else`,
    '变更请办理批改或退保；保单号有误请更正 / endorse or cancel it; or correct the number',
  );
}

export function bankReferenceUsed(policyNo: string | undefined): RowFault {
  const of = policyNo === undefined ? '' : `（${policyNo}）`;
  return fault(
    'bankReference',
    'QTE-9',
    `该银行流水号已使用${of} / the bank reference has been used`,
    '一笔付款只能用于一份保单，请核对流水号 / a payment pays one policy; check the reference',
  );
}

const limitRules: Readonly<Partial<Record<LimitWord, string>>> = {
  'not-eligible': 'ELG-2',
  'rate-ceiling': 'SUB-2',
  stacking: 'SUB-4',
  'product-cap': 'SUB-5',
  'firm-year-cap': 'SUB-3',
  'min-self-pay': 'SUB-20',
  performance: 'SUB-18',
  'de-minimis': 'SUB-12',
  budget: 'SUB-9',
};

function ruleOf({ limitedBy }: Why): string {
  return limitedBy.map((word) => limitRules[word] ?? word).join(', ') || 'SUB-1';
}

function whyWords({ limitedBy, unmet }: Why): string {
  const words = [...limitedBy.map((word) => limitRules[word] ?? word), ...unmet];
  return words.length === 0 ? '' : `（${words.join('；')}）`;
}

function fault(column: string, rule: string, message: string, fix: string): RowFault {
  return { column, rule, message, fix };
}
