import type { Instant } from '../dates.ts';
import { type Fen, formatYuan, subtractFen, sumFen, zeroFen } from '../money.ts';
import { isSamePayer, type LevelPart, mergeParts, type ProgrammePart } from '../subsidies/budget.ts';
import {
  type Application,
  type ApplicationCore,
  type ApplicationEvent,
  type ApplicationIn,
  openTransfers,
  stepOn,
  type Transfer,
} from './application.ts';

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
  const sent = transfersOf(of).filter((one) => one.paidAt !== undefined);
  return mergeParts(
    sent.map(({ level, payer, fen, ownEnvelope }) => {
      return { level, payer, fen, ...(ownEnvelope === undefined ? {} : { ownEnvelope }) };
    }),
  );
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
  const lowered = <Part extends LevelPart>(part: Part) => ({
    ...part,
    fen: subtractFen(part.fen, awayFrom(part, away)),
  });
  const transfers = transfersOf(of).map((one) => (one.paidAt === undefined ? lowered(one) : one));
  return regranted(of, stepOn(of, event), { levels: of.grant.levels.map(lowered), transfers }, now);
}

/** The application with other parts: paid where nothing is left to send, to be paid where something is, over without any. */
export function regranted(
  of: GrantedApplication,
  stepped: ApplicationCore,
  { levels, transfers }: { readonly levels: readonly LevelPart[]; readonly transfers: readonly Transfer[] },
  now: Instant,
): GrantedApplication | ApplicationIn<'rejected'> {
  const grantedFen = sumFen(levels.map((level) => level.fen));
  if (grantedFen === 0) {
    return { status: 'rejected', ...stepped, ruleId: 'SUB-1', reason: '保单已终止，没有留存的保费可补贴' };
  }
  const grant = { ...of.grant, grantedFen, levels };
  if (of.status === 'under-notice' || of.status === 'awaiting-account') return { ...of, ...stepped, grant };
  const { payee } = of;
  const due = transfers.filter((one) => one.fen > 0);
  if (due.some((one) => one.paidAt === undefined)) {
    const changed = { ...stepped, grant, payee, transfers: due };
    return of.status === 'awaiting-payment'
      ? { ...of, ...changed }
      : { status: 'awaiting-payment', ...changed, owedAt: now };
  }
  const paid = { ...stepped, grant, payee, transfers: due };
  if (of.status === 'paid') return { status: 'paid', ...paid, paidAt: of.paidAt };
  const history = [...stepped.history, { at: now, actor: 'system', event: 'paid' } as const];
  return { status: 'paid', ...paid, history, paidAt: now };
}

/** What the payers of a grant have sent, or have to send. */
export function transfersOf(of: GrantedApplication): readonly Transfer[] {
  return 'transfers' in of ? of.transfers : [];
}

/** What is still to be sent of a grant: all of it before the firm has named its account. */
export function unsentParts(of: GrantedApplication): readonly LevelPart[] {
  if (!('transfers' in of)) return of.grant.levels;
  return of.transfers.filter((one) => one.paidAt === undefined && one.again !== true);
}

/** What payers have sent to the firm in all, and what they have still to send. */
export function sentFen(of: GrantedApplication): Fen {
  return sumFen(sentParts(of).map((one) => one.fen));
}
export function toSendFen(of: ApplicationIn<'awaiting-payment'>): Fen {
  return sumFen(openTransfers(of).map((one) => one.fen));
}

function awayFrom(of: LevelPart, away: ProgrammePart): Fen {
  return away.levels.find((part) => isSamePayer(part, of))?.fen ?? zeroFen;
}
