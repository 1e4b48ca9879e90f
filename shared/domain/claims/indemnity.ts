import * as z from 'zod';
import { insurerCode } from '../ids.ts';
import {
  addFen,
  allocate,
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
import type { Cover, LossItem } from '../products/cover.ts';
import { accept, refuse, type Result } from '../result.ts';
import { Calculation, calculationLine } from './calculation.ts';
import type { Claim } from './claim.ts';
import { isDelayCover, isLiabilityCover, isRdCostCover, type LossSheet } from './loss-sheet.ts';

export const indemnity = z.strictObject({
  lines: z.array(calculationLine).readonly(),
  /** The whole indemnity; the lines end in it. */
  totalFen: nonNegativeFen,
  interimFen: nonNegativeFen,
  /** Who gets what is not paid yet. */
  payees: z
    .array(z.strictObject({ kind: z.enum(['loss-payee', 'insured', 'third-party']), fen: nonNegativeFen }))
    .readonly(),
  /** Each insurer's share of the whole. */
  insurers: z.array(z.strictObject({ insurer: insurerCode, fen: nonNegativeFen })).readonly(),
  /** The part that counts against the cover's limit. */
  limitUseFen: nonNegativeFen,
});
export type Indemnity = z.infer<typeof indemnity>;

/** What an indemnity depends on besides the sheet. */
export interface IndemnityTerms {
  readonly cover: Cover;
  readonly sumInsuredFen: Fen;
  /** The value agreed in the policy, if any. */
  readonly insurableValueFen: Fen | undefined;
  /** What is left of sub-limit, sum insured and aggregate. */
  readonly limitLeftFen: Fen;
  /** Exemption clauses that are in effect (QTE-4). */
  readonly confirmedClauses: readonly string[];
  readonly insurers: Claim['insurers'];
  /** Already paid on the claim (CLM-4). */
  readonly interimFen: Fen;
  /** Whether the policy names a lender that is paid before the insured (LOS-2). */
  readonly hasLossPayee: boolean;
}

export interface ValueMissing {
  readonly kind: 'insurable-value-missing';
}

/**
 * Rulebook 8.3: the calculation order, in which every amount is rounded half up when it gets a name (MNY-2).
 *
 * Refusal: `insurable-value-missing` when average or duplicate insurance needs a value and neither policy nor sheet has one.
 */
export function computeIndemnity(sheet: LossSheet, terms: IndemnityTerms): Result<Indemnity, ValueMissing> {
  const { cover } = terms;
  const rule = ruleOf(cover);
  const valueFen = terms.insurableValueFen ?? sheet.insurableValueFen;
  if (needsValue(sheet, cover) && valueFen === undefined) return refuse({ kind: 'insurable-value-missing' });
  const paper = new Calculation();
  measureLoss(paper, sheet, cover);
  paper.subtract(3, '残值', sheet.salvageFen ?? zeroFen, rule);
  paper.subtract(4, '第三方已赔付', sheet.recoveriesFen ?? zeroFen, 'CLM-19');
  paper.subtract(5, '财政资金已承担', sheet.publicGrantFen ?? zeroFen, 'CLM-9');
  shareBySums(paper, sheet, terms, valueFen);
  deduct(paper, terms);
  applyPaymentRatio(paper, terms);
  holdToLimit(paper, terms);
  const limitUseFen = paper.amountFen;
  addCosts(paper, sheet, terms);
  const payees = splitToPayees(paper.amountFen, limitUseFen, sheet, terms);
  if (payees.some((payee) => payee.kind === 'loss-payee')) paper.remark(13, lenderRemark, 'LOS-2');
  paper.close(13, '赔款', rule);
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

/** COI-3: an amount among the insurers by their shares; followers are rounded down, the lead takes the rest. */
export function splitToInsurers(amount: Fen, insurers: Claim['insurers']): Indemnity['insurers'] {
  return allocate(
    amount,
    insurers.map(({ insurer, sharePpm }) => ({ party: insurer, weight: sharePpm })),
  ).map(({ party, fen }) => ({ insurer: party, fen }));
}

/** CLM-14, case 53: nothing is left of the loss once the deductible is off; such a claim closes, it is not rejected. */
export function isBelowDeductible(result: Indemnity): boolean {
  return result.totalFen === 0;
}

/** Step 2 with CLM-9: other R&D cost counts for at most 10/90 of the five named classes, rounded down (MNY-3). */
function measureLoss(paper: Calculation, sheet: LossSheet, cover: Cover): void {
  const rule = ruleOf(cover);
  for (const line of sheet.lossLines) paper.add(2, lossItemNames[line.item], line.acceptedFen, rule);
  if (!isRdCostCover(cover)) return;
  const others = sheet.lossLines.filter((line) => line.item === 'other').map((line) => line.acceptedFen);
  const otherFen = addFen(zeroFen, ...others);
  const limitFen = fractionDown(subtractFen(paper.amountFen, otherFen), 10, 90);
  const label = `其他费用超过总额 10 % 的部分（上限 ${formatYuan(limitFen)}）`;
  paper.subtract(2, label, atLeastZero(subtractFen(otherFen, limitFen)), 'CLM-9');
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
    const label = `重复保险分摊 ${formatYuan(sumInsuredFen)} ÷ ${formatYuan(allSumsFen)}`;
    paper.multiply(6, label, fractionDown(paper.amountFen, sumInsuredFen, allSumsFen), 'CLM-18');
  } else if (cover.basis === 'proportional' && sumInsuredFen < valueFen) {
    const label = `比例赔付 ${formatYuan(sumInsuredFen)} ÷ ${formatYuan(valueFen)}`;
    paper.multiply(6, label, fractionHalfUp(paper.amountFen, sumInsuredFen, valueFen), 'CLM-12');
  }
}

/** Step 7: the higher of the fixed amount and the percentage, not above the loss; no effect without evidence (QTE-4). */
function deduct(paper: Calculation, { cover, confirmedClauses }: IndemnityTerms): void {
  if (cover.deductibleFen === 0 && cover.deductiblePpm === 0) return;
  if (!confirmedClauses.includes('deductible')) {
    paper.remark(7, '免赔条款未经提示说明，不产生效力', 'QTE-4');
    return;
  }
  const percentFen = ppmHalfUp(paper.amountFen, cover.deductiblePpm);
  const label = `免赔额，${formatYuan(cover.deductibleFen)} 与 ${formatPercent(cover.deductiblePpm)} 取高`;
  paper.subtract(7, label, maxFen(cover.deductibleFen, percentFen), 'CLM-14');
}

/** Step 8: the contractual payment ratio; no effect without evidence (QTE-4). */
function applyPaymentRatio(paper: Calculation, { cover, confirmedClauses }: IndemnityTerms): void {
  if (cover.paymentRatioPpm === wholePpm) return;
  if (!confirmedClauses.includes('payment-ratio')) {
    paper.remark(8, '赔付比例条款未经提示说明，不产生效力', 'QTE-4');
    return;
  }
  const label = `赔付比例 ${formatPercent(cover.paymentRatioPpm)}`;
  paper.multiply(8, label, ppmHalfUp(paper.amountFen, cover.paymentRatioPpm), ruleOf(cover));
}

/** Step 10, CLM-15: never more than what is left of the limit. */
function holdToLimit(paper: Calculation, { limitLeftFen }: IndemnityTerms): void {
  const label = `超过剩余限额 ${formatYuan(limitLeftFen)} 的部分`;
  paper.subtract(10, label, atLeastZero(subtractFen(paper.amountFen, limitLeftFen)), 'CLM-15');
}

/**
 * Step 11: beside the limit come rescue cost up to one more sum insured (CLM-16, art. 57), survey and expert cost
 * (CLM-17, art. 64) and cost of defence (CLM-11, art. 66).
 */
function addCosts(paper: Calculation, sheet: LossSheet, { cover, sumInsuredFen }: IndemnityTerms): void {
  paper.add(11, '施救费用', minFen(sheet.rescueCostFen ?? zeroFen, sumInsuredFen), 'CLM-16');
  paper.add(11, '查勘与专家费用', sheet.expertCostFen ?? zeroFen, 'CLM-17');
  if (isLiabilityCover(cover)) paper.add(11, '抗辩费用', sheet.defenceCostFen ?? zeroFen, 'CLM-11');
}

const lenderRemark = '赔款先付保单约定的贷款银行，超过贷款本息的部分由银行转付被保险人';

/**
 * Steps 12 and 13: what was paid in the interim comes off (CLM-4); a third party is paid directly (CLM-11).
 *
 * LOS-2 gives a loss payee principal and interest due, and the insured the rest. Until the lender's statement of its debt is
 * part of the claim, nobody knows where to divide: the whole goes to the lender, which passes on to the insured what exceeds
 * the debt; the calculation says so.
 */
function splitToPayees(
  totalFen: Fen,
  limitUseFen: Fen,
  sheet: LossSheet,
  terms: IndemnityTerms,
): Indemnity['payees'] {
  const dueFen = atLeastZero(subtractFen(totalFen, terms.interimFen));
  const directly = isLiabilityCover(terms.cover) && sheet.thirdParty !== undefined;
  const thirdPartyFen = directly ? minFen(limitUseFen, dueFen) : zeroFen;
  const payees = [
    { kind: 'third-party', fen: thirdPartyFen },
    { kind: terms.hasLossPayee ? 'loss-payee' : 'insured', fen: subtractFen(dueFen, thirdPartyFen) },
  ] as const;
  return payees.filter((payee) => payee.fen > 0);
}

function needsValue(sheet: LossSheet, cover: Cover): boolean {
  return cover.basis === 'proportional' || (sheet.otherPolicies ?? []).length > 0;
}

function ruleOf(cover: Cover): string {
  if (isDelayCover(cover)) return 'CLM-10';
  if (isRdCostCover(cover)) return 'CLM-9';
  return isLiabilityCover(cover) ? 'CLM-11' : 'CLM-8';
}

const lossItemNames: Readonly<Record<LossItem, string>> = {
  staff: '人员人工费用',
  'direct-input': '直接投入费用',
  depreciation: '折旧费用',
  amortisation: '无形资产摊销',
  'design-trial': '设计试验费用',
  other: '其他费用',
  repair: '修理费',
  replacement: '重置费用',
  'extra-cost': '延期额外费用',
  award: '第三者赔偿金额',
  legal: '法律费用',
};
