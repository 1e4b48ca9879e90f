import * as z from 'zod';
import { type Day, overlaps, period, type Period } from '../dates.ts';
import { policyNo, uscc, type PolicyNo, type Uscc } from '../ids.ts';
import { addFen, fen, type Fen, subtractFen, sumFen, zeroFen } from '../money.ts';
import { productCode, type ProductCode } from '../products/product.ts';

/**
 * What a firm already has: subsidy granted by programme, cap year and class (SUB-3, SUB-5), and its live policies (one in force for each
 * product, rulebook 4.1). One item, so that both are checked and changed in the transaction that binds.
 */
export const standing = z.object({
  uscc,
  granted: z
    .array(z.object({ programmeId: z.string(), year: z.int(), class: z.string().optional(), fen }))
    .readonly(),
  live: z.array(z.object({ productCode, policyNo, period })).readonly(),
  revision: z.int().nonnegative(),
});
export type Standing = z.infer<typeof standing>;

export function newStanding(of: Uscc): Standing {
  return { uscc: of, granted: [], live: [], revision: 0 };
}

/** Granted of a programme in a cap year, live reservations included. */
export function grantedFen(of: Standing, programmeId: string, year: number): Fen {
  return sumFen(inYear(of, programmeId, year).map((grant) => grant.fen));
}

/** SUB-5: the same of one class. */
export function grantedOfClassFen(
  of: Standing,
  programmeId: string,
  year: number,
  named: string | undefined,
): Fen {
  return inYear(of, programmeId, year).find((grant) => grant.class === named)?.fen ?? zeroFen;
}

/** SUB-3: how many classes or kinds of product have a grant in the cap year, when this one is among them. */
export function kindsInYear(
  of: Standing,
  programmeId: string,
  year: number,
  named: string | undefined,
): number {
  const kinds = inYear(of, programmeId, year)
    .filter((grant) => grant.fen > 0)
    .map((grant) => grant.class);
  return new Set([...kinds, named]).size;
}

/**
 * SUB-6, case 48: the so-manieth policy year with a granted subsidy of the programme that `year` would be. A year without
 * subsidy is only passed over, unless the programme says that it makes the next the first again.
 */
export function yearOfInsurance(
  of: Standing,
  programme: { readonly id: string; readonly resetOnGap: boolean },
  year: number,
): number {
  const earlier = new Set(
    of.granted
      .filter((grant) => grant.programmeId === programme.id && grant.year < year && grant.fen > 0)
      .map((grant) => grant.year),
  );
  if (!programme.resetOnGap) return earlier.size + 1;
  let running = 0;
  while (earlier.has(year - 1 - running)) running += 1;
  return running + 1;
}

function inYear(of: Standing, programmeId: string, year: number): Standing['granted'] {
  return of.granted.filter((grant) => grant.programmeId === programmeId && grant.year === year);
}

/** The live policy of a product whose period overlaps the given one. */
export function liveOverlap(
  of: Standing,
  product: ProductCode,
  wanted: Period,
): Standing['live'][number] | undefined {
  return of.live.find((one) => one.productCode === product && overlaps(one.period, wanted));
}

/** The standing with a bound policy and its grants. */
export function withPolicy(
  of: Standing,
  bound: { productCode: ProductCode; policyNo: PolicyNo; period: Period; grants: readonly Grant[] },
): Standing {
  const { grants, ...live } = bound;
  return { ...addGrants(of, grants), live: [...of.live, live], revision: of.revision + 1 };
}

/** The standing with more granted to a live policy. */
export function withGrants(of: Standing, grants: readonly Grant[]): Standing {
  return { ...addGrants(of, grants), revision: of.revision + 1 };
}

/** The standing after so much was taken back of a policy that stays live. */
export function withoutGrants(of: Standing, takenBack: readonly Grant[]): Standing {
  return withGrants(of, takenBack.map(negated));
}

/** The standing after a policy has lapsed or ended: no longer live, and its grants taken back by so much. */
export function withoutPolicy(of: Standing, ended: PolicyNo, takenBack: readonly Grant[]): Standing {
  const lowered = addGrants(of, takenBack.map(negated));
  return { ...lowered, live: of.live.filter((one) => one.policyNo !== ended), revision: of.revision + 1 };
}

/** The standing after a policy is cancelled: it stays live until its cover ends, so that the firm is never covered twice. */
export function withPolicyEnding(
  of: Standing,
  cancelled: PolicyNo,
  endsOn: Day,
  takenBack: readonly Grant[],
): Standing {
  const ended = of.live.filter((one) => one.policyNo === cancelled && one.period.start < endsOn);
  const without = withoutPolicy(of, cancelled, takenBack);
  return {
    ...without,
    live: [...without.live, ...ended.map((one) => ({ ...one, period: { ...one.period, end: endsOn } }))],
  };
}

export interface Grant {
  readonly programmeId: string;
  readonly year: number;
  readonly class?: string | undefined;
  readonly fen: Fen;
}

function negated(of: Grant): Grant {
  return { ...of, fen: subtractFen(zeroFen, of.fen) };
}

function addGrants(of: Standing, grants: readonly Grant[]): Standing {
  return grants.reduce((current, grant) => {
    const { programmeId, year, class: named } = grant;
    const others = current.granted.filter(
      (one) => one.programmeId !== programmeId || one.year !== year || one.class !== named,
    );
    const total = addFen(grantedOfClassFen(current, programmeId, year, named), grant.fen);
    const kept = { programmeId, year, ...(named === undefined ? {} : { class: named }), fen: total };
    return { ...current, granted: [...others, kept] };
  }, of);
}
