import * as z from 'zod';
import { type Day, overlaps, period, type Period } from '../dates.ts';
import { policyNo, uscc, type PolicyNo, type Uscc } from '../ids.ts';
import { addFen, fen, type Fen, subtractFen, zeroFen } from '../money.ts';
import { productCode, type ProductCode } from '../products/product.ts';

/**
 * What a firm already has: subsidy granted by programme and cap year (SUB-3), and its live policies (one in force for each
 * product, rulebook 4.1). One item, so that both are checked and changed in the transaction that binds.
 */
export const standing = z.object({
  uscc,
  granted: z.array(z.object({ programmeId: z.string(), year: z.int(), fen })).readonly(),
  live: z.array(z.object({ productCode, policyNo, period })).readonly(),
  revision: z.int().nonnegative(),
});
export type Standing = z.infer<typeof standing>;

export function newStanding(of: Uscc): Standing {
  return { uscc: of, granted: [], live: [], revision: 0 };
}

/** Granted of a programme in a cap year, live reservations included. */
export function grantedFen(of: Standing, programmeId: string, year: number): Fen {
  return of.granted.find((grant) => grant.programmeId === programmeId && grant.year === year)?.fen ?? zeroFen;
}

/** SUB-6: the so-manieth policy year with a granted subsidy of the programme that `year` would be; a gap does not reset it. */
export function yearOfInsurance(of: Standing, programmeId: string, year: number): number {
  const earlier = of.granted.filter(
    (grant) => grant.programmeId === programmeId && grant.year < year && grant.fen > 0,
  );
  return earlier.length + 1;
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

/** The standing after a policy has lapsed or ended: no longer live, and its grants taken back by so much. */
export function withoutPolicy(of: Standing, ended: PolicyNo, takenBack: readonly Grant[]): Standing {
  const lowered = addGrants(
    of,
    takenBack.map((grant) => ({ ...grant, fen: subtractFen(zeroFen, grant.fen) })),
  );
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
  readonly fen: Fen;
}

function addGrants(of: Standing, grants: readonly Grant[]): Standing {
  return grants.reduce((current, grant) => {
    const others = current.granted.filter(
      (one) => one.programmeId !== grant.programmeId || one.year !== grant.year,
    );
    const total = addFen(grantedFen(current, grant.programmeId, grant.year), grant.fen);
    return { ...current, granted: [...others, { ...grant, fen: total }] };
  }, of);
}
