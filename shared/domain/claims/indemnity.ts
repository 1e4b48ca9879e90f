import * as z from 'zod';
import type { Instant } from '../dates.ts';
import { insurerCode } from '../ids.ts';
import {
  addFen,
  atLeastZero,
  type Fen,
  formatPercent,
  formatYuan,
  fractionDown,
  fractionHalfUp,
  maxFen,
  minFen,
  nonNegativeFen,
  ppmHalfUp,
  subtractFen,
  wholePpm,
  zeroFen,
} from '../money.ts';
import type { Bilingual } from '../names.ts';
import type { Cover } from '../products/cover.ts';
import { accept, refuse, type Result } from '../result.ts';
import { type Sharing, splitToInsurers } from '../co-insurance/split-claim.ts';
import { Calculation, calculationLine } from './calculation.ts';
import { divideAmong, type LenderDebt, payeesOf } from './lender-debt.ts';
import { isLiabilityCover, type LossSheet } from './loss-sheet.ts';
import { deductDays, measureLoss, ruleOf } from './measure-loss.ts';
import { instructedTo, payeeKind, type Paying } from './payment.ts';

export const indemnity = z.strictObject({
  lines: z.array(calculationLine).readonly(),
  /** The whole indemnity; the lines end in it. */
  totalFen: nonNegativeFen,
  interimFen: nonNegativeFen,
  /** Who gets what is not paid yet. */
  payees: z.array(z.strictObject({ kind: payeeKind, fen: nonNegativeFen })).readonly(),
  /** Each insurer's share of the whole. */
  insurers: z.array(z.strictObject({ insurer: insurerCode, fen: nonNegativeFen })).readonly(),
  /** The part that counts against the cover's limit. */
  limitUseFen: nonNegativeFen,
});
export type Indemnity = z.infer<typeof indemnity>;

/** What an indemnity depends on besides the sheet. */
export interface IndemnityTerms {
  readonly cover: Cover;
  /** When the event happened; a waiver of recourse before it stands (case 41). */
  readonly occurredAt: Instant;
  readonly sumInsuredFen: Fen;
  /** The value agreed in the policy, if any. */
  readonly insurableValueFen: Fen | undefined;
  /** What is left of sub-limit, sum insured and aggregate. */
  readonly limitLeftFen: Fen;
  /** Exemption clauses that are in effect (QTE-4). */
  readonly confirmedClauses: readonly string[];
  readonly insurers: Sharing;
  /** Already paid on the claim, or being paid (CLM-4, CLM-23). */
  readonly interimFen: Fen;
  /** Whether the policy names a lender that is paid before the insured (LOS-2). */
  readonly hasLossPayee: boolean;
  /** What a lender has stated of its debt, and what it has got since. */
  readonly lenderDebt?: LenderDebt | undefined;
  readonly payments?: Paying['payments'];
}

export interface ValueMissing {
  readonly kind: 'insurable-value-missing';
}

/**
 * Rulebook 8.3: the calculation order, in which every amount is rounded half up when it gets a name (MNY-2).
 *
 * Refusal: `insurable-value-missing` when average, duplicate insurance or salvage rights need a value and neither policy nor sheet has one.
 */
export function computeIndemnity(sheet: LossSheet, terms: IndemnityTerms): Result<Indemnity, ValueMissing> {
  const { cover } = terms;
  const rule = ruleOf(cover);
  const valueFen = terms.insurableValueFen ?? sheet.insurableValueFen;
  if (needsValue(sheet, cover) && valueFen === undefined) return refuse({ kind: 'insurable-value-missing' });
  const paper = new Calculation();
  measureLoss(paper, sheet, terms);
  const lossFen = paper.amountFen;
  shareBySums(paper, sheet, terms, valueFen);
  deduct(paper, sheet, terms);
  applyPaymentRatio(paper, terms);
  leaveOutUndeterminable(paper, sheet);
  stopAtLoss(paper, sheet, lossFen);
  holdToLimit(paper, terms);
  const limitUseFen = paper.amountFen;
  tellSalvageRights(paper, sheet, terms, { valueFen, paidFen: limitUseFen });
  addCosts(paper, sheet, terms);
  const payees = splitToPayees(paper.amountFen, limitUseFen, sheet, terms);
  const goesWhole = terms.lenderDebt === undefined && payees.some((payee) => payee.kind === 'loss-payee');
  if (goesWhole) paper.remark(13, lenderRemark, 'LOS-2');
  paper.close(13, { zh: '赔款', en: 'Indemnity' }, rule);
  const totalFen = paper.amountFen;
  return accept({
    lines: paper.lines,
    totalFen,
    interimFen: terms.interimFen,
    payees,
    insurers: splitToInsurers(totalFen, terms.insurers),
    limitUseFen,
  });
}

/** CLM-14, case 53: nothing is left of the loss once the deductible is off; such a claim closes, it is not rejected. */
export function isBelowDeductible(result: Indemnity): boolean {
  return result.totalFen === 0;
}

/**
 * Step 6: in duplicate insurance (CLM-18, 保险法 art. 56: all sums together exceed the value) the policy bears its sum's
 * share of the loss, rounded down so that all policies together never pay more than it (invariant 8); otherwise a
 * proportional cover bears sum ÷ value (CLM-12, CLM-18b, art. 55), at most the whole.
 */
function shareBySums(
  paper: Calculation,
  sheet: LossSheet,
  terms: IndemnityTerms,
  valueFen: Fen | undefined,
): void {
  if (valueFen === undefined) return;
  const { cover, sumInsuredFen } = terms;
  const sums = [sumInsuredFen, ...(sheet.otherPolicies ?? []).map((other) => other.sumInsuredFen)];
  const allSumsFen = addFen(...sums);
  if (sums.length > 1 && allSumsFen > valueFen) {
    const said = inBoth('重复保险分摊', 'share in duplicate insurance', sumInsuredFen, allSumsFen);
    paper.multiply(6, said, fractionDown(paper.amountFen, sumInsuredFen, allSumsFen), 'CLM-18');
  } else if (cover.basis === 'proportional' && sumInsuredFen < valueFen) {
    const said = inBoth('比例赔付', 'in proportion', sumInsuredFen, valueFen);
    paper.multiply(6, said, fractionHalfUp(paper.amountFen, sumInsuredFen, valueFen), 'CLM-12');
  }
}

function inBoth(zh: string, en: string, of: Fen, whole: Fen): Bilingual {
  const [sum, all] = [formatYuan(of), formatYuan(whole)];
  return { zh: `${zh} ${sum} ÷ ${all}`, en: `${en}, ¥${sum} ÷ ¥${all}` };
}

function unexplained(zh: string, en: string): Bilingual {
  return { zh: `${zh}未经提示说明，不产生效力`, en: `The ${en} was not explained and has no effect` };
}

/**
 * Step 7: the days of an interruption that the insured bears itself, then the higher of the fixed amount and the
 * percentage, not above the loss; no effect without evidence (QTE-4).
 */
function deduct(paper: Calculation, sheet: LossSheet, { cover, confirmedClauses }: IndemnityTerms): void {
  const { deductibleFen, deductiblePpm, deductibleDays = 0 } = cover;
  if (deductibleFen === 0 && deductiblePpm === 0 && deductibleDays === 0) return;
  if (!confirmedClauses.includes('deductible')) {
    paper.remark(7, unexplained('免赔条款', 'deductible'), 'QTE-4');
    return;
  }
  deductDays(paper, sheet, cover);
  if (deductibleFen === 0 && deductiblePpm === 0) return;
  const percentFen = ppmHalfUp(paper.amountFen, deductiblePpm);
  const [fixed, percent] = [formatYuan(deductibleFen), formatPercent(deductiblePpm)];
  const said = {
    zh: `免赔额，${fixed} 与 ${percent} 取高`,
    en: `deductible, the higher of ¥${fixed} and ${percent}`,
  };
  paper.subtract(7, said, maxFen(deductibleFen, percentFen), 'CLM-14');
}

/** Step 8: the contractual payment ratio; no effect without evidence (QTE-4). */
function applyPaymentRatio(paper: Calculation, { cover, confirmedClauses }: IndemnityTerms): void {
  if (cover.paymentRatioPpm === wholePpm) return;
  if (!confirmedClauses.includes('payment-ratio')) {
    paper.remark(8, unexplained('赔付比例条款', 'payment ratio'), 'QTE-4');
    return;
  }
  const ratio = formatPercent(cover.paymentRatioPpm);
  const said = { zh: `赔付比例 ${ratio}`, en: `payment ratio ${ratio}` };
  paper.multiply(8, said, ppmHalfUp(paper.amountFen, cover.paymentRatioPpm), ruleOf(cover));
}

/** CLM-1 (保险法 art. 21, case 32): after a late notice only the part of the loss that can be determined is owed. */
function leaveOutUndeterminable(paper: Calculation, { lateNotice }: LossSheet): void {
  if (lateNotice === undefined) return;
  const { determinablePpm } = lateNotice;
  const part = formatPercent(determinablePpm);
  const said = { zh: `迟延通知，可确定部分 ${part}`, en: `late notice, determinable part ${part}` };
  paper.multiply(8, said, ppmHalfUp(paper.amountFen, determinablePpm), 'CLM-1');
}

/** Step 9, CLM-18b: what all policies pay together never passes the loss that nobody else has made good. */
function stopAtLoss(paper: Calculation, { otherPolicies = [] }: LossSheet, lossFen: Fen): void {
  const paidFen = addFen(zeroFen, ...otherPolicies.map((other) => other.paidFen ?? zeroFen));
  const roomFen = atLeastZero(subtractFen(lossFen, paidFen));
  const paid = formatYuan(paidFen);
  const said = {
    zh: `其他保单已赔付 ${paid}，合计超过损失的部分`,
    en: `more than the loss together with ¥${paid} paid by other policies`,
  };
  paper.subtract(9, said, atLeastZero(subtractFen(paper.amountFen, roomFen)), 'CLM-18b');
}

/** Step 10, CLM-15: never more than the cover pays for one event, nor than what is left of the limit. */
function holdToLimit(paper: Calculation, { cover, limitLeftFen }: IndemnityTerms): void {
  if (cover.perOccurrenceFen !== undefined) {
    const limit = formatYuan(cover.perOccurrenceFen);
    const said = { zh: `超过每次事故限额 ${limit} 的部分`, en: `above the limit of ¥${limit} an event` };
    paper.subtract(10, said, atLeastZero(subtractFen(paper.amountFen, cover.perOccurrenceFen)), 'CLM-15');
  }
  const left = formatYuan(limitLeftFen);
  const said = { zh: `超过剩余限额 ${left} 的部分`, en: `above the ¥${left} left of the limit` };
  paper.subtract(10, said, atLeastZero(subtractFen(paper.amountFen, limitLeftFen)), 'CLM-15');
}

/**
 * CLM-20 (保险法 art. 59): once the full sum insured is paid, what remains of the thing is the insurer's, in proportion of
 * sum to value where the sum is lower; before that it stays with the insured. It changes no amount.
 */
function tellSalvageRights(
  paper: Calculation,
  { scrapFen }: LossSheet,
  { sumInsuredFen }: IndemnityTerms,
  of: { valueFen: Fen | undefined; paidFen: Fen },
): void {
  const { valueFen, paidFen } = of;
  if (scrapFen === undefined || valueFen === undefined || paidFen < sumInsuredFen) return;
  const insurerFen = fractionHalfUp(scrapFen, minFen(sumInsuredFen, valueFen), valueFen);
  const insuredFen = subtractFen(scrapFen, insurerFen);
  const [insurer, insured] = [formatYuan(insurerFen), formatYuan(insuredFen)];
  const said = {
    zh: `残余物权利：保险人 ${insurer}，被保险人 ${insured}`,
    en: `Rights in what remains: insurer ¥${insurer}, insured ¥${insured}`,
  };
  paper.remark(10, said, 'CLM-20');
}

/**
 * Step 11: beside the limit come rescue cost up to one more sum insured (CLM-16, art. 57), survey and expert cost
 * (CLM-17, art. 64) and cost of defence (CLM-11, art. 66).
 */
function addCosts(paper: Calculation, sheet: LossSheet, { cover, sumInsuredFen }: IndemnityTerms): void {
  const rescue = { zh: '施救费用', en: 'Rescue cost' };
  paper.add(11, rescue, minFen(sheet.rescueCostFen ?? zeroFen, sumInsuredFen), 'CLM-16');
  const experts = { zh: '查勘与专家费用', en: 'Survey and expert cost' };
  paper.add(11, experts, sheet.expertCostFen ?? zeroFen, 'CLM-17');
  const defence = { zh: '抗辩费用', en: 'Cost of defence' };
  if (isLiabilityCover(cover)) paper.add(11, defence, sheet.defenceCostFen ?? zeroFen, 'CLM-11');
}

const lenderRemark = {
  zh: '赔款先付保单约定的贷款银行，超过贷款本息的部分由银行转付被保险人',
  en: "The policy's lender is paid first and hands on to the insured what is above its loan and interest",
};

/**
 * Steps 12 and 13: what was paid before comes off (CLM-4, CLM-23); a third party is paid directly (CLM-11), and of the rest a
 * lender comes before the insured (LOS-2).
 */
function splitToPayees(
  totalFen: Fen,
  limitUseFen: Fen,
  sheet: LossSheet,
  { cover, interimFen, hasLossPayee, lenderDebt, payments }: IndemnityTerms,
): Indemnity['payees'] {
  const dueFen = atLeastZero(subtractFen(totalFen, interimFen));
  const directly = isLiabilityCover(cover) && sheet.thirdParty !== undefined;
  const directFen = directly ? limitUseFen : zeroFen;
  const thirdPartyFen = atLeastZero(subtractFen(directFen, instructedTo('third-party', { payments })));
  return payeesOf(divideAmong(dueFen, { thirdPartyFen, hasLossPayee, lenderDebt }, { payments }));
}

function needsValue(sheet: LossSheet, cover: Cover): boolean {
  const hasOthers = (sheet.otherPolicies ?? []).length > 0;
  return cover.basis === 'proportional' || hasOthers || sheet.scrapFen !== undefined;
}
