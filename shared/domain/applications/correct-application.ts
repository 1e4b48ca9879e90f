import type { Instant } from '../dates.ts';
import type { TaskId } from '../ids.ts';
import { addFen, formatYuan, sumFen } from '../money.ts';
import type { CorrectedGrant, GrantSinceEnd } from '../policies/correct-grants.ts';
import { reckonedUnder } from '../policies/reimbursed-grants.ts';
import { isSamePayer, type LevelPart, mergeParts } from '../subsidies/budget.ts';
import type { ProgrammeGrant } from '../subsidies/grant-subsidy.ts';
import type { Programme } from '../subsidies/programme.ts';
import { type ApplicationIn, stepOn, type Transfer } from './application.ts';
import { movedParts } from './grant-correction.ts';
import { type GrantedApplication, regranted, transfersOf, unsentParts } from './reduce-application.ts';

/**
 * Case 23: what a grant was when it was granted, under the version that granted it, and what became of it since its policy ended.
 * `undefined`: it was lowered before such records were kept, so that nobody knows any more what it was.
 */
export function sinceEnd(
  of: GrantedApplication,
  endedAt: Instant,
  programme: Programme,
): GrantSinceEnd | undefined {
  const granted = asGranted(of);
  if (granted === undefined) return undefined;
  const { basis } = of;
  const isLater = basis?.granted !== undefined && basis.granted.at > endedAt;
  return {
    grant: reckonedUnder(granted, programme),
    ...(isLater ? { reckonedOnFen: basis.premium.grossFen } : {}),
    sentAtEnd: isLater ? [] : sentBefore(of, endedAt),
    unsent: unsentParts(of),
  };
}

function asGranted({ grant, basis, history }: GrantedApplication): ProgrammeGrant | undefined {
  const levels = basis?.granted?.levels;
  if (levels !== undefined) {
    return { ...grant, levels, grantedFen: sumFen(levels.map((level) => level.fen)) };
  }
  return history.some(({ event }) => event === 'reduced') ? undefined : grant;
}

/** Parts that had been sent before the grant was lowered, or where nothing was, before its policy ended. */
function sentBefore(of: GrantedApplication, endedAt: Instant): readonly LevelPart[] {
  const lowered = of.history.findIndex(({ event }) => event === 'reduced');
  const before = lowered < 0 ? of.history.filter(({ at }) => at <= endedAt) : of.history.slice(0, lowered);
  const sent = new Set(before.flatMap(({ event, detail }) => (event === 'transferred' ? [detail] : [])));
  return transfersOf(of).filter((one) => sent.has(`${one.level} ${one.payer}`));
}

/**
 * Case 23: a grant follows the corrected refund: parts that were not sent are raised or lowered; what was sent before, and is
 * due again, is a transfer of its own, also where all was paid.
 */
export function correctApplication(
  of: GrantedApplication,
  by: CorrectedGrant,
  {
    correctionNo,
    now,
    nextTaskId,
  }: { readonly correctionNo: string; readonly now: Instant; readonly nextTaskId: () => TaskId },
): GrantedApplication | ApplicationIn<'rejected'> {
  const { heldFen, keptFen, moves, grantedFen } = by;
  const stepped = stepOn(of, {
    at: now,
    actor: 'system',
    event: 'corrected',
    detail: formatYuan(grantedFen),
  });
  const correction = { correctionNo, at: now, heldFen, keptFen, moves };
  const changes = movedParts(moves, 'raised', 'lowered');
  const transfers = [
    ...changes.map((part) => ({ ...part })),
    ...movedParts(moves, 'given-again').map((part) => ({ ...part, again: true as const })),
  ].reduce((list, part) => withPart(list, part, nextTaskId), transfersOf(of));
  return regranted(
    of,
    { ...stepped, corrections: [...(of.corrections ?? []), correction] },
    { levels: mergeParts([...of.grant.levels, ...changes]), transfers },
    now,
  );
}

/** Added to what its payer has still to send, or to be sent by itself. */
function withPart(
  list: readonly Transfer[],
  part: LevelPart & Pick<Transfer, 'again'>,
  nextTaskId: () => TaskId,
): readonly Transfer[] {
  const open = list.find(
    (one) => one.paidAt === undefined && one.again === part.again && isSamePayer(one, part),
  );
  if (open === undefined) return [...list, { ...part, taskId: nextTaskId() }];
  return list.map((one) => (one === open ? { ...one, fen: addFen(one.fen, part.fen) } : one));
}
