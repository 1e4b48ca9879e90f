import { addFen, type Fen, sumFen, zeroFen } from '../money.ts';
import type { ProgrammeGrant } from './grant-subsidy.ts';
import type { Programme } from './programme.ts';

/** Grants that can be had together, in the order in which each sees those before it. */
type Choice = readonly ProgrammeGrant[];

/**
 * SUB-4: which of the programmes that overlap grant what. Programmes that tolerate others (`free`, `sum-cap`) are granted
 * together, each seeing those before it; one that does not (`best-one`, `exclusive`) is granted alone. Of these choices the
 * firm has the one that pays it most, at a tie the one with the smallest programme id. The others are shown at nothing.
 */
export function stackGrants(
  programmes: readonly Programme[],
  elsewhereFen: Fen,
  grantWith: (programme: Programme, otherFen: Fen) => ProgrammeGrant,
): readonly ProgrammeGrant[] {
  const together = programmes.filter((one) => toleratesOthers(one));
  const combined = together.reduce<Choice>((earlier, one) => {
    return [...earlier, grantWith(one, addFen(elsewhereFen, total(earlier)))];
  }, []);
  const alone = programmes
    .filter((one) => !toleratesOthers(one))
    .map((one): Choice => [grantWith(one, elsewhereFen)]);
  const chosen = [combined, ...alone].reduce(better);
  return programmes.flatMap((one) => {
    const granted = chosen.find((grant) => grant.programmeId === one.id);
    const passedOver = [combined, ...alone].flat().find((grant) => grant.programmeId === one.id);
    if (granted !== undefined) return [granted];
    return passedOver === undefined ? [] : [withoutMoney(passedOver)];
  });
}

function toleratesOthers(of: Programme): boolean {
  return of.stacking.mode === 'free' || of.stacking.mode === 'sum-cap';
}

function better(best: Choice, other: Choice): Choice {
  if (total(other) !== total(best)) return total(other) > total(best) ? other : best;
  return firstId(other) < firstId(best) ? other : best;
}

/** An empty choice loses every tie. */
function firstId(of: Choice): string {
  return of.map((grant) => grant.programmeId).toSorted()[0] ?? '~';
}

function total(of: Choice): Fen {
  return sumFen(of.map((grant) => grant.grantedFen));
}

/** A grant that another choice took the place of; one that came to nothing anyway keeps its own reason. */
function withoutMoney(of: ProgrammeGrant): ProgrammeGrant {
  if (of.grantedFen === 0) return of;
  return {
    ...of,
    grantedFen: zeroFen,
    levels: [],
    limitedBy: [...of.limitedBy, 'stacking'],
    limitedToFen: [...(of.limitedToFen ?? []), zeroFen],
  };
}
