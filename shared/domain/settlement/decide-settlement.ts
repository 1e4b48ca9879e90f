import { type Caller, divisionHolds } from '../access/role.ts';
import { type WorkingCalendar } from '../calendar/working-calendar.ts';
import { type Day, dayOf, endOfDay, type Instant } from '../dates.ts';
import { type SettlementId } from '../ids.ts';
import { accept, refuse, type Result } from '../result.ts';
import {
  type Settlement,
  type SettlementEvent,
  type SettlementIn,
  type SettlementStatus,
  type TotalledSettlement,
} from './settlement.ts';

export const settlementDecisions = ['submit', 'notice', 'approve', 'return'] as const;
export type SettlementDecision = (typeof settlementDecisions)[number];

export type DecisionRefusal =
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'same-person' }
  | { readonly kind: 'wrong-status'; readonly status: SettlementStatus }
  | { readonly kind: 'list-missing' }
  | { readonly kind: 'notice-running'; readonly noticeEndsOn: Day }
  | { readonly kind: 'carried-forward'; readonly carriedInto: SettlementId };

type Decided = Result<TotalledSettlement, DecisionRefusal>;

/** A word of a person on a settlement, and the rules of the programme and calendar that bind it. */
export interface DecisionContext {
  readonly by: Caller;
  readonly now: Instant;
  readonly reason: string | undefined;
  readonly noticeWorkingDays: number;
  /** REC-2: whether the programme wants the insurer's list beside the ledger before a settlement is submitted. */
  readonly needsList: boolean;
  readonly calendar: WorkingCalendar;
}

/**
 * Moves a settlement through its lifecycle: the insurer's finance submits the draft; the bureau's clerk puts it under
 * notice or returns it; the approver, another person, approves it when the working days of notice are over (SUB-13), or
 * returns it. Where no payer has anything to pay, approval ends it as paid (case 43).
 *
 * Refusals: `forbidden` (another role's or bureau's word), `wrong-status`, `list-missing` (the programme wants the
 * insurer's list before it is submitted), `notice-running`, `same-person`,
 * `carried-forward` (a later settlement has netted what this one carries: that one has to be returned first).
 */
export function decideSettlement(
  of: Settlement,
  decision: SettlementDecision,
  context: DecisionContext,
): Decided {
  if (!maySay(context.by, of, decision)) return refuse({ kind: 'forbidden' });
  switch (decision) {
    case 'submit':
      return of.status === 'draft' ? submit(of, context) : wrongStatus(of);
    case 'notice':
      return of.status === 'submitted' ? accept(putUnderNotice(of, context)) : wrongStatus(of);
    case 'approve':
      return of.status === 'under-notice' ? approve(of, context) : wrongStatus(of);
    case 'return':
      return of.status === 'submitted' || of.status === 'under-notice'
        ? sendBack(of, context)
        : wrongStatus(of);
  }
}

function maySay(by: Caller, of: Settlement, decision: SettlementDecision): boolean {
  if (decision === 'submit') {
    return (
      by.roles.includes('insurer-finance') && by.scope.kind === 'insurer' && by.scope.insurer === of.insurer
    );
  }
  if (by.scope.kind !== 'bureau' || !divisionHolds(by.scope.division, of.divisionCode)) return false;
  const [clerk, approver] = [by.roles.includes('bureau-clerk'), by.roles.includes('bureau-approver')];
  if (decision === 'return') return clerk || approver;
  return decision === 'notice' ? clerk : approver;
}

function submit(of: SettlementIn<'draft'>, context: DecisionContext): Decided {
  const { by, now } = context;
  if (context.needsList && of.list === undefined) return refuse({ kind: 'list-missing' });
  return accept({
    ...moved(of, 'submitted', context),
    status: 'submitted',
    submittedBy: by.subject,
    submittedAt: now,
  });
}

function putUnderNotice(
  of: SettlementIn<'submitted'>,
  context: DecisionContext,
): SettlementIn<'under-notice'> {
  const { by, now } = context;
  return {
    ...moved(of, 'put-under-notice', context),
    status: 'under-notice',
    noticeBy: by.subject,
    noticeAt: now,
    noticeEndsOn: context.calendar.addWorkingDays(dayOf(now), context.noticeWorkingDays),
  };
}

function approve(of: SettlementIn<'under-notice'>, context: DecisionContext): Decided {
  const { by, now } = context;
  if (by.subject === of.noticeBy) return refuse({ kind: 'same-person' });
  if (now < endOfDay(of.noticeEndsOn)) {
    return refuse({ kind: 'notice-running', noticeEndsOn: of.noticeEndsOn });
  }
  const approved: SettlementIn<'approved'> = {
    ...moved(of, 'approved', context),
    status: 'approved',
    approvedBy: by.subject,
    approvedAt: now,
    payments: [],
  };
  return accept(approved.totals.payableFen === 0 ? { ...approved, status: 'paid', paidAt: now } : approved);
}

function sendBack(of: SettlementIn<'submitted' | 'under-notice'>, context: DecisionContext): Decided {
  if (of.carriedInto !== undefined) return refuse({ kind: 'carried-forward', carriedInto: of.carriedInto });
  return accept({
    ...moved(of, 'returned', context),
    status: 'returned',
    returnedBy: context.by.subject,
    returnedAt: context.now,
  });
}

/** The settlement one revision on, with the event that moved it and the totals frozen beside it (G10). */
function moved<Of extends TotalledSettlement>(
  of: Of,
  event: SettlementEvent['event'],
  { by, now, reason }: DecisionContext,
): Of {
  const entry: SettlementEvent = {
    at: now,
    actor: by.subject,
    event,
    ...(reason === undefined ? {} : { detail: reason }),
    totals: of.totals,
  };
  return { ...of, history: [...of.history, entry], revision: of.revision + 1 };
}

function wrongStatus(of: Settlement): Decided {
  return refuse({ kind: 'wrong-status', status: of.status });
}
