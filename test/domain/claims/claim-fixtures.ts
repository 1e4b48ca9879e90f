import type { Caller, Role } from '../../../shared/domain/access/role.ts';
import type { AssessmentRequest } from '../../../shared/domain/claims/assessment.ts';
import { claim, type Claim } from '../../../shared/domain/claims/claim.ts';
import {
  computeIndemnity,
  type Indemnity,
  type IndemnityTerms,
} from '../../../shared/domain/claims/indemnity.ts';
import { type ClaimPayment, claimPayment } from '../../../shared/domain/claims/payment.ts';
import { lossSheet } from '../../../shared/domain/claims/loss-sheet.ts';
import { claimedCover, type PolicyTerms } from '../../../shared/domain/claims/policy-terms.ts';
import { day, instant, type Instant } from '../../../shared/domain/dates.ts';
import {
  assessmentId,
  divisionCode,
  insurerCode,
  paymentId,
  policyNo,
  uscc,
} from '../../../shared/domain/ids.ts';
import { asFen, asPpm, type Fen, zeroFen } from '../../../shared/domain/money.ts';
import { builtInCatalogue } from '../../../shared/domain/catalogue/built-in-catalogue.ts';
import { coverCode, type CoverCode } from '../../../shared/domain/products/cover.ts';
import { type ProductCode } from '../../../shared/domain/products/product.ts';

export const equipment = coverCode.parse('equipment');
export const rdFailure = coverCode.parse('rd-failure');
export const rdDelay = coverCode.parse('rd-delay');
export const firmA = uscc.parse('91610100QKB0000102');
const allClauses = ['deductible', 'payment-ratio', 'general-exclusions', 'rd-exclusions'];

/** 2026-03-25 09:00 in Shanghai. */
export const reportedAt = at('2026-03-25T01:00:00.000Z');

export function at(text: string): Instant {
  return instant.parse(text);
}

export function policyOf(
  product: ProductCode,
  covers: Readonly<Record<string, number>>,
  changes: Partial<PolicyTerms> = {},
): PolicyTerms {
  const sold = builtInCatalogue.productVersion(product, 1);
  if (sold === undefined) throw new Error(`no product ${product}`);
  return {
    policyNo: policyNo.parse('KB202600000000015'),
    uscc: firmA,
    insuredName: '西安示范科技有限公司',
    divisionCode: divisionCode.parse('610113'),
    insurers: [{ insurer: insurerCode.parse('picc-sn'), sharePpm: asPpm(1_000_000) }],
    product: sold,
    period: { start: day.parse('2026-01-10'), end: day.parse('2027-01-10') },
    covers: Object.entries(covers).map(([code, limit]) => ({
      code: coverCode.parse(code),
      limitFen: asFen(limit),
    })),
    insurableValueFen: undefined,
    isPaid: true,
    confirmedClauses: allClauses,
    lossPayee: undefined,
    ...changes,
  };
}

export const inclusive = policyOf('qinke-inclusive', {
  equipment: 5_000_000,
  'ip-enforcement': 5_000_000,
  liability: 6_000_000,
  'key-staff': 4_000_000,
});

export const research = policyOf(
  'qinke-rd',
  { 'rd-failure': 100_000_000, 'rd-delay': 30_000_000 },
  { insurableValueFen: asFen(160_000_000) },
);

/** The bank that lends to the research project. */
export const lender = { bankName: '浦发银行西安分行', account: '6217000012345678', loanNo: 'L-2026-1' };

export function termsOf(
  policy: PolicyTerms,
  code: CoverCode,
  changes: Partial<IndemnityTerms> = {},
): IndemnityTerms {
  const { cover, limitFen } = claimedCover(policy, code);
  return {
    cover,
    occurredAt: at('2026-03-24T02:00:00.000Z'),
    sumInsuredFen: limitFen,
    insurableValueFen: policy.insurableValueFen,
    limitLeftFen: limitFen,
    confirmedClauses: policy.confirmedClauses,
    insurers: policy.insurers,
    interimFen: zeroFen,
    hasLossPayee: policy.lossPayee !== undefined,
    ...changes,
  };
}

/** The indemnity of a sheet as a request would bring it. */
export function indemnityOf(sheet: unknown, terms: IndemnityTerms): Indemnity {
  const computed = computeIndemnity(lossSheet.parse(sheet), terms);
  if (!computed.accepted) throw new Error(computed.refusal.kind);
  return computed.value;
}

export function loss(item: string, accepted: number, claimed = accepted) {
  return { item, claimedFen: claimed, acceptedFen: accepted };
}

/** CLM-8: repair 33,500.00, scrap worth 500.00. */
export const equipmentLoss = { lossLines: [loss('repair', 3_350_000)], salvageFen: 50_000 };

export function covered(sheet: object): AssessmentRequest {
  return { ...lossSheet.parse(sheet), outcome: 'covered' };
}

export function claimIn(status: Claim['status'], changes: Partial<Claim> = {}): Claim {
  return claim.parse({
    claimNo: 'KC202600000000013',
    policyNo: inclusive.policyNo,
    uscc: firmA,
    divisionCode: '610113',
    insurers: inclusive.insurers,
    product: { code: 'qinke-inclusive', version: 1 },
    coverCode: 'equipment',
    occurredAt: '2026-03-24T02:00:00.000Z',
    reportedAt,
    reportedBy: 'firm-a',
    cause: 'electrical-damage',
    description: '自研测试台短路烧毁',
    estimatedFen: 3_350_000,
    checks: [],
    status,
    reserveFen: 3_350_000,
    clocks: {},
    taskIds: [],
    requestHash: 'hash',
    revision: 1,
    ...changes,
  });
}

export function assessedAs(total: Fen | number, by = 'adjuster'): NonNullable<Claim['assessed']> {
  return {
    assessmentId: firstAssessment,
    assessedBy: by,
    totalFen: asFen(total),
    limitUseFen: asFen(total),
  };
}

export const firstAssessment = assessmentId.parse('asm_01KHQGZ0000000000000000000');

export function person(subject: string, role: Role): Caller {
  return {
    subject,
    name: subject,
    roles: [role],
    org: 'picc-sn',
    scope: { kind: 'insurer', insurer: insurerCode.parse('picc-sn') },
  };
}

let payments = 0;

export function newPaymentId() {
  payments += 1;
  return paymentId.parse(`pay_01K00000000000000000${String(payments).padStart(6, '0')}`);
}

/** An instruction to pay 23,760.00 to the insured. */
export function paymentOf(changes: object = {}): ClaimPayment {
  return claimPayment.parse({
    paymentId: newPaymentId(),
    purpose: 'final',
    payee: 'insured',
    payer: 'picc-sn',
    fen: 2_376_000,
    status: 'open',
    ...changes,
  });
}
