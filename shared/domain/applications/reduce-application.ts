import type { Instant } from '../dates.ts';
import { type Fen, formatYuan, subtractFen, sumFen, zeroFen } from '../money.ts';
import { isSamePayer, type LevelPart, type ProgrammePart } from '../subsidies/budget.ts';
import { type Application, type ApplicationEvent, type ApplicationIn, stepOn } from './application.ts';

/** A grant of which something is still to be paid. */
export type UnpaidApplication = ApplicationIn<'under-notice' | 'awaiting-account' | 'awaiting-payment'>;

/** A grant to the firm, reserved for it, owed to it or paid. */
export type GrantedApplication = UnpaidApplication | ApplicationIn<'paid'>;

export function isGranted(of: Application): of is GrantedApplication {
  return isUnpaid(of) || of.status === 'paid';
}

export function isUnpaid(of: Application): of is UnpaidApplication {
  return of.status === 'under-notice' || of.status === 'awaiting-account' || of.status === 'awaiting-payment';
}

/** What the payers of a grant have sent to the firm (SUB-8). */
export function sentParts(of: GrantedApplication): readonly LevelPart[] {
  return 'transfers' in of ? of.transfers.filter((one) => one.paidAt !== undefined) : [];
}

/**
 * Case 7: the policy ends before all is paid: the grant is lowered to what the kept premium gives (800.00 → 376.98), by the part
 * that falls away, and so is what its payers have still to send. Where nothing is left to send it is paid, or, where nobody has
 * sent anything, over: there is nothing to grant.
 */
export function reduceApplication(
  of: UnpaidApplication,
  away: ProgrammePart,
  now: Instant,
): GrantedApplication | ApplicationIn<'rejected'> {
  const grantedFen = subtractFen(of.grant.grantedFen, sumFen(away.levels.map((level) => level.fen)));
  const event: ApplicationEvent = {
    at: now,
    actor: 'system',
    event: 'reduced',
    detail: formatYuan(grantedFen),
  };
  const stepped = stepOn(of, event);
  if (grantedFen === 0) {
    return { status: 'rejected', ...stepped, ruleId: 'SUB-1', reason: '保单已终止，没有留存的保费可补贴' };
  }
  const lowered = <Part extends LevelPart>(part: Part) => ({
    ...part,
    fen: subtractFen(part.fen, awayFrom(part, away)),
  });
  const grant = { ...of.grant, grantedFen, levels: of.grant.levels.map(lowered) };
  if (of.status !== 'awaiting-payment') return { ...of, ...stepped, grant };
  const { payee } = of;
  const transfers = of.transfers
    .map((one) => (one.paidAt === undefined ? lowered(one) : one))
    .filter((one) => one.fen > 0);
  if (transfers.some((one) => one.paidAt === undefined)) return { ...of, ...stepped, grant, transfers };
  const history = [...stepped.history, { at: now, actor: 'system', event: 'paid' } as const];
  return { status: 'paid', ...stepped, history, grant, payee, transfers, paidAt: now };
}

function awayFrom(of: LevelPart, away: ProgrammePart): Fen {
  return away.levels.find((part) => isSamePayer(part, of))?.fen ?? zeroFen;
}
