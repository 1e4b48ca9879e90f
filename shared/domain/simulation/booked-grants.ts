import * as z from 'zod';
import { type Day, day, dayOf, yearOf } from '../dates.ts';
import { divisionCode, policyNo, uscc } from '../ids.ts';
import { addFen, fen, type Fen, zeroFen } from '../money.ts';
import { endorsementsInEffect, type Policy, type PremiumCharge } from '../policies/policy.ts';
import { returnedByNow } from '../policies/premium-account.ts';
import type { Product } from '../products/product.ts';
import { sumInsuredOf } from '../quoting/insured-sums.ts';
import { type LevelPart, levelPart, type ProgrammePart } from '../subsidies/budget.ts';
import type { ProgrammeGrant } from '../subsidies/grant-subsidy.ts';

/** What a quote knows that its policy does not keep. */
export interface QuotedFacts {
  readonly insurableValueFen?: Fen | undefined;
  readonly unitClass?: string | undefined;
  readonly answers?: Readonly<Record<string, string>> | undefined;
}

/** A grant as it stands in the books, with everything that it followed from. */
export const bookedGrant = z.object({
  policyNo,
  /** Empty for the policy itself. */
  endorsementNo: z.string(),
  uscc,
  divisionCode,
  bookedOn: day,
  /** Version of the programme that granted it. */
  version: z.int(),
  insured: z.object({
    productCode: z.string(),
    unitClass: z.string().optional(),
    answers: z.record(z.string(), z.string()).readonly().optional(),
  }),
  grossFen: fen,
  netOfVatFen: fen,
  sumInsuredFen: fen,
  insurableValueFen: fen.optional(),
  /** SUB-4: what the firm gets from others. */
  otherFen: fen,
  /** What the programme knew of the firm. */
  terms: z.object({
    eligible: z.boolean(),
    outsideFen: fen.optional(),
    yearOfInsurance: z.int(),
    usedFen: fen,
    usedOfPolicyFen: fen.optional(),
    usedOfClassFen: fen.optional(),
    kinds: z.int().optional(),
    grade: z.string().optional(),
  }),
  grantedFen: fen,
  levels: z.array(levelPart).readonly(),
  /** SUB-9: nothing was granted because a budget had no room. */
  lackedMoney: z.boolean(),
  /** What came back from reductions and the end of the policy, by level. */
  returned: z.array(levelPart).readonly(),
});
export type BookedGrant = Readonly<z.infer<typeof bookedGrant>>;

const nothingReturned: readonly LevelPart[] = [];

/**
 * What a programme granted to policies whose cover begins in a year: one for the policy and one for each endorsement that was
 * paid, in the order in which they were booked. A policy that lapsed has none.
 */
export function bookedGrants(
  policies: Iterable<Policy>,
  of: { readonly programmeId: string; readonly year: number },
  known: {
    readonly quoted: (policy: Policy) => QuotedFacts;
    readonly productOf: (policy: Policy) => Product;
  },
): readonly BookedGrant[] {
  return inBookedOrder(grantsOfPolicies(policies, of, known));
}

/** The same of some policies at a time, in no order yet: many policies need not be in memory at once. */
export function grantsOfPolicies(
  policies: Iterable<Policy>,
  of: { readonly programmeId: string; readonly year: number },
  known: {
    readonly quoted: (policy: Policy) => QuotedFacts;
    readonly productOf: (policy: Policy) => Product;
  },
): readonly BookedGrant[] {
  const grants: BookedGrant[] = [];
  for (const policy of policies) {
    if (policy.status === 'lapsed' || yearOf(policy.period.start) !== of.year) continue;
    grants.push(
      ...grantsOfPolicy(policy, of.programmeId, {
        ...known.quoted(policy),
        product: known.productOf(policy),
      }),
    );
  }
  return grants;
}

/** All grants of a year in the order in which they were booked, each with what its firm had by then. */
export function inBookedOrder(grants: readonly BookedGrant[]): readonly BookedGrant[] {
  return withUsedOfClass(grants.toSorted(byDayAndPolicy));
}

function grantsOfPolicy(
  policy: Policy,
  programmeId: string,
  quoted: QuotedFacts & { product: Product },
): readonly BookedGrant[] {
  const sumInsuredFen = sumInsuredOf(quoted.product, policy.sumsInsured);
  const booked = (endorsementNo: string, charge: PremiumCharge, on: Day, returned: readonly LevelPart[]) =>
    charge.subsidy.programmes
      .filter((grant) => grant.programmeId === programmeId)
      .map((grant) => grantOf(policy, quoted, { endorsementNo, charge, grant, on, returned, sumInsuredFen }));
  const paidLater = endorsementsInEffect(policy).flatMap((one) =>
    one.charge === undefined ? [] : booked(one.endorsementNo, one.charge, dayOf(one.at), nothingReturned),
  );
  return [...booked('', policy, dayOf(policy.boundAt), returnedOf(policy, programmeId)), ...paidLater];
}

function grantOf(
  policy: Policy,
  quoted: QuotedFacts,
  of: {
    readonly endorsementNo: string;
    readonly charge: PremiumCharge;
    readonly grant: ProgrammeGrant;
    readonly on: Day;
    readonly returned: readonly LevelPart[];
    readonly sumInsuredFen: Fen;
  },
): BookedGrant {
  const { charge, grant } = of;
  return {
    policyNo: policy.policyNo,
    endorsementNo: of.endorsementNo,
    uscc: policy.uscc,
    divisionCode: policy.divisionCode,
    bookedOn: of.on,
    version: grant.version,
    insured: { productCode: policy.product.code, unitClass: quoted.unitClass, answers: quoted.answers },
    grossFen: charge.premium.grossFen,
    netOfVatFen: charge.premium.netOfVatFen,
    sumInsuredFen: of.sumInsuredFen,
    insurableValueFen: quoted.insurableValueFen,
    otherFen: grant.otherFen ?? zeroFen,
    terms: {
      eligible: !grant.limitedBy.includes('not-eligible'),
      yearOfInsurance: grant.yearOfInsurance ?? 1,
      usedFen: grant.usedFen,
      outsideFen: grant.outsideFen,
      grade: grant.grade,
    },
    grantedFen: grant.grantedFen,
    levels: grant.levels,
    lackedMoney: grant.limitedBy.includes('budget'),
    returned: of.returned,
  };
}

/** What went back of a programme: by reductions that are in effect, and by the end of the policy. */
function returnedOf(policy: Policy, programmeId: string): readonly LevelPart[] {
  const parts: readonly ProgrammePart[] = [
    ...endorsementsInEffect(policy).flatMap((one) => one.credit?.parts ?? []),
    ...(policy.status === 'cancelled' ? returnedByNow(policy).parts : []),
  ];
  return parts.filter((part) => part.programmeId === programmeId).flatMap((part) => [...part.levels]);
}

/** SUB-3, SUB-5: what the firm had been granted in the class, and how many kinds it insures, when each was booked. */
function withUsedOfClass(grants: readonly BookedGrant[]): readonly BookedGrant[] {
  const firms = new Map<string, Map<string, Fen>>();
  return grants.map((grant) => {
    const kinds = firms.get(grant.uscc) ?? new Map<string, Fen>();
    firms.set(grant.uscc, kinds);
    const kind = grant.insured.productCode;
    const usedOfClassFen = kinds.get(kind) ?? zeroFen;
    kinds.set(kind, addFen(usedOfClassFen, grant.grantedFen));
    return { ...grant, terms: { ...grant.terms, usedOfClassFen, kinds: kinds.size } };
  });
}

function byDayAndPolicy(one: BookedGrant, other: BookedGrant): number {
  if (one.bookedOn !== other.bookedOn) return one.bookedOn < other.bookedOn ? -1 : 1;
  return one.policyNo < other.policyNo ? -1 : Number(one.policyNo > other.policyNo);
}
