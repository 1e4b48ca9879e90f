import type { Instant } from '../dates.ts';
import { formatYuan, subtractFen, sumFen } from '../money.ts';
import type { ProgrammePart } from '../subsidies/budget.ts';
import { type Application, type ApplicationEvent, type ApplicationIn, stepOn } from './application.ts';

/** A grant that its firm does not yet hold, nor anybody owe it. */
export type ReservedApplication = ApplicationIn<'under-notice' | 'awaiting-account'>;

export function isReserved(of: Application): of is ReservedApplication {
  return of.status === 'under-notice' || of.status === 'awaiting-account';
}

/** A grant that its payers owe the firm, or have paid. */
export function isOwed(of: Application): of is ApplicationIn<'awaiting-payment' | 'paid'> {
  return of.status === 'awaiting-payment' || of.status === 'paid';
}

/**
 * Case 7: the policy ends before anybody owes the firm: the grant is lowered to what the kept premium gives (800.00 → 376.98), by
 * the part that falls away. Where nothing is kept there is nothing to grant.
 */
export function reduceApplication(
  of: ReservedApplication,
  away: ProgrammePart,
  now: Instant,
): ReservedApplication | ApplicationIn<'rejected'> {
  const lessFen = sumFen(away.levels.map((level) => level.fen));
  const grantedFen = subtractFen(of.grant.grantedFen, lessFen);
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
  const levels = of.grant.levels.map((level) => {
    const part = away.levels.find((one) => one.level === level.level && one.payer === level.payer);
    return part === undefined ? level : { ...level, fen: subtractFen(level.fen, part.fen) };
  });
  const { grant, ...rest } = of;
  return { ...rest, ...stepped, grant: { ...grant, grantedFen, levels } };
}
