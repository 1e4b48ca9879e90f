import { addFen, type Fen, sumFen, zeroFen } from '../money.ts';
import type { ProgrammeGrant } from './grant-subsidy.ts';
import type { Programme } from './programme.ts';

/** What the choice looks at. */
type Stacked = Pick<ProgrammeGrant, 'programmeId' | 'grantedFen'>;

/** SUB-4: what each of several programmes grants to a policy; one that another choice took the place of is shown at nothing. */
export function stackGrants(
  programmes: readonly Programme[],
  elsewhereFen: Fen,
  grantWith: (programme: Programme, otherFen: Fen) => ProgrammeGrant,
): readonly ProgrammeGrant[] {
  return chooseGrants(programmes, elsewhereFen, grantWith, (passedOver) => ({
    ...passedOver,
    grantedFen: zeroFen,
    levels: [],
    limitedBy: [...passedOver.limitedBy, 'stacking'],
    limitedToFen: [...(passedOver.limitedToFen ?? []), zeroFen],
  }));
}

/**
 * SUB-4: which of the programmes that overlap grant what. Programmes that tolerate others (`free`, `sum-cap`) are granted
 * together, each seeing those before it; one that does not (`best-one`, `exclusive`) is granted alone. Of these choices the
 * firm has the one that pays it most, at a tie the one with the smallest programme id. The others stand `withoutMoney`, or
 * with their own reason where they came to nothing anyway.
 */
export function chooseGrants<Granted extends Stacked>(
  programmes: readonly Programme[],
  elsewhereFen: Fen,
  grantWith: (programme: Programme, otherFen: Fen) => Granted,
  withoutMoney: (passedOver: Granted) => Granted,
): readonly Granted[] {
  const together = programmes.filter((one) => toleratesOthers(one));
  const combined = together.reduce<readonly Granted[]>((earlier, one) => {
    return [...earlier, grantWith(one, addFen(elsewhereFen, total(earlier)))];
  }, []);
  const alone = programmes
    .filter((one) => !toleratesOthers(one))
    .map((one): readonly Granted[] => [grantWith(one, elsewhereFen)]);
  const chosen = [combined, ...alone].reduce((best, other) => better(best, other));
  return programmes.flatMap((one) => {
    const granted = chosen.find((grant) => grant.programmeId === one.id);
    const passedOver = [combined, ...alone].flat().find((grant) => grant.programmeId === one.id);
    if (granted !== undefined) return [granted];
    if (passedOver === undefined) return [];
    return [passedOver.grantedFen === 0 ? passedOver : withoutMoney(passedOver)];
  });
}

/** SUB-4: whether a programme is granted together with others of its kind. */
export function toleratesOthers(of: Pick<Programme, 'stacking'>): boolean {
  return of.stacking.mode === 'free' || of.stacking.mode === 'sum-cap';
}

function better<Granted extends Stacked>(
  best: readonly Granted[],
  other: readonly Granted[],
): readonly Granted[] {
  if (total(other) !== total(best)) return total(other) > total(best) ? other : best;
  return firstId(other) < firstId(best) ? other : best;
}

/** An empty choice loses every tie. */
function firstId(of: readonly Stacked[]): string {
  return of.map((grant) => grant.programmeId).toSorted()[0] ?? '~';
}

function total(of: readonly Stacked[]): Fen {
  return sumFen(of.map((grant) => grant.grantedFen));
}
