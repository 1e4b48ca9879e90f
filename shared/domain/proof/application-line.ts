import type { Application, ApplicationEvent } from '../applications/application.ts';
import type { GrantCorrection } from '../applications/grant-correction.ts';
import type { Instant } from '../dates.ts';
import { addFen, type Fen, subtractFen, zeroFen } from '../money.ts';
import type { CancelledPolicy, Policy } from '../policies/policy.ts';
import { leftInAccount, premiumAccount } from '../policies/premium-account.ts';
import type { LevelPart } from '../subsidies/budget.ts';
import type { ExportLine } from './export-lines.ts';

/** What moved the money of an application, in its order: every entry of it follows from one of these. */
type Step =
  | { readonly kind: 'confirmed' | 'ended'; readonly at: Instant }
  | { readonly kind: 'sent'; readonly at: Instant; readonly level: string; readonly again?: true }
  /** Case 7, CAN-7: the policy has ended, and the grant stays on what is kept of the premium, or not at all. */
  | {
      readonly kind: 'lowered';
      readonly at: Instant;
      readonly heldFen: Fen;
      readonly keptFen: Fen;
    }
  /** Case 23: the grant follows a corrected refund: what of each part moved, and how. */
  | ({ readonly kind: 'followed' } & Omit<GrantCorrection, 'correctionNo'>)
  /** The same where only what was claimed back was lowered, before every move was kept. */
  | {
      readonly kind: 'corrected';
      readonly at: Instant;
      readonly keptFen: Fen;
      readonly levels: readonly LevelPart[];
    };

/**
 * SUB-8: the record of an application that was granted, as far as its subsidy follows from it: the version of the programme, what it was
 * reckoned on, and what moved it since. No name, no account and no paper of anybody.
 */
export function applicationLine(of: Application, policy: Policy): ExportLine {
  const { applicationId, policyNo, programmeId, version, mode, year, uscc, divisionCode, collectedUntil } =
    of;
  const refs = { applicationId, policyNo, programmeId, version, mode, year, uscc, divisionCode };
  return {
    type: 'application',
    ...refs,
    ...(collectedUntil === undefined ? {} : { collectedUntil }),
    period: policy.period,
    ...(of.basis === undefined ? {} : { basis: of.basis }),
    steps: stepsOf(of, policy),
  };
}

function stepsOf(of: Application, policy: Policy): readonly Step[] {
  const end = policy.status === 'cancelled' ? endOf(policy) : undefined;
  const followed = of.corrections ?? [];
  let place = 0;
  const steps = of.history.flatMap((event) => {
    return stepOf(event, event.event === 'corrected' ? followed[place++] : undefined, end) ?? [];
  });
  const isPaidOut = of.status === 'paid' || followed.length > 0;
  const isMissing = isPaidOut && !steps.some(({ kind }) => kind === 'lowered');
  const whole = isMissing && end !== undefined && wasGrantedBefore(of, end) ? withEnd(steps, end) : steps;
  return policy.status === 'cancelled' ? [...whole, ...correctionsOf(policy, of)] : whole;
}

/** What was paid out hears nothing of the end, and yet a part of it is claimed back then. */
function withEnd(steps: readonly Step[], end: Step): readonly Step[] {
  const after = steps.findIndex(({ kind, at }) => kind === 'followed' || at > end.at);
  return steps.toSpliced(after < 0 ? steps.length : after, 0, end);
}

function stepOf(
  { at, event, detail = '' }: ApplicationEvent,
  correction: GrantCorrection | undefined,
  end: Step | undefined,
): Step | undefined {
  if (event === 'account-confirmed') return { kind: 'confirmed', at };
  if (event === 'transferred') {
    const [level = '', , again] = detail.split(' ');
    return { kind: 'sent', at, level, ...(again === undefined ? {} : { again: true }) };
  }
  if (event === 'forfeited' || event === 'objection-upheld') return { kind: 'ended', at };
  if (correction !== undefined) {
    const { correctionNo: _, ...moved } = correction;
    return { kind: 'followed', ...moved };
  }
  return event === 'reduced' ? end : undefined;
}

function wasGrantedBefore({ basis }: Application, end: Step): boolean {
  return basis?.granted !== undefined && basis.granted.at <= end.at;
}

/** Nothing where the firm keeps what it had although cover has ended: a claim that was made up (CLM-22). */
function endOf(of: CancelledPolicy): Step | undefined {
  const { at, refund, rescission } = of.cancellation;
  if (rescission?.ground === 'fraud') return undefined;
  const heldFen = heldAtEnd(of);
  const keptFen = rescission === undefined ? subtractFen(heldFen, refund.totalFen) : zeroFen;
  return { kind: 'lowered', at, heldFen, keptFen };
}

function correctionsOf(of: CancelledPolicy, { corrections: followed = [] }: Application): readonly Step[] {
  const { refund, corrections = [] } = of.cancellation;
  let keptFen = subtractFen(heldAtEnd(of), refund.totalFen);
  return corrections.flatMap(({ correctionNo, at, owed, recoveryLowered: levels = [] }): Step[] => {
    keptFen = addFen(keptFen, owed.totalFen);
    if (levels.length === 0 || followed.some((one) => one.correctionNo === correctionNo)) return [];
    return [{ kind: 'corrected', at, keptFen, levels }];
  });
}

/** The premium that was left in the account when cover ended. */
function heldAtEnd(of: CancelledPolicy): Fen {
  const { cancellation: _, issuedAt, ...contract } = of;
  return issuedAt === undefined
    ? leftInAccount(premiumAccount(of))
    : leftInAccount(premiumAccount({ ...contract, status: 'in-force', issuedAt }));
}
