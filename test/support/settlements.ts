import { type Caller, scopeOf } from '../../shared/domain/access/role.ts';
import { builtInCatalogue } from '../../shared/domain/catalogue/built-in-catalogue.ts';
import { builtInCalendar } from '../../shared/domain/calendar/working-calendar.ts';
import { type Instant, instant, quarter } from '../../shared/domain/dates.ts';
import { insurerCode, settlementId } from '../../shared/domain/ids.ts';
import { sumFen } from '../../shared/domain/money.ts';
import { invariant } from '../../shared/domain/result.ts';
import {
  decideSettlement,
  type SettlementDecision,
} from '../../shared/domain/settlement/decide-settlement.ts';
import { draftSettlement } from '../../shared/domain/settlement/draft-settlement.ts';
import { requestSettlement } from '../../shared/domain/settlement/request-settlement.ts';
import { type SettlementRow } from '../../shared/domain/settlement/settlement-row.ts';
import { type Settlement, type SettlementIn } from '../../shared/domain/settlement/settlement.ts';
import { type Carry } from '../../shared/domain/settlement/total-rows.ts';
import { callers, type TestCaller } from './http.ts';

/** 秦科普惠保's programme as it is in the catalogue. */
export const inclusiveProgramme = builtInCatalogue.usedProgramme('SN-QKB-PH', 1);

/** A test's caller as handlers see it. */
export function callerFor(of: TestCaller): Caller {
  const scope = scopeOf(of.roles, of.org);
  invariant(scope !== undefined, `${of.sub} has no scope`);
  return { subject: of.sub, name: of.sub, roles: of.roles, org: of.org, scope };
}

export function instantOf(text: string): Instant {
  return instant.parse(text);
}

export function settlementRequest() {
  return {
    settlementId: settlementId.parse(`set_${'0'.repeat(26)}`),
    programme: inclusiveProgramme,
    insurer: insurerCode.parse('picc-sn'),
    quarter: quarter.parse('2026-Q1'),
    slot: undefined,
    closed: undefined,
  };
}

/** A draft of the first quarter of 2026 on these rows. */
export function draftOf(
  rows: readonly SettlementRow[],
  carries: readonly Carry[] = [],
): SettlementIn<'draft'> {
  const now = instantOf('2026-04-02T01:00:00.000Z');
  const begun = requestSettlement(settlementRequest(), callerFor(callers.insurerFinance), now);
  invariant(begun.accepted, 'the quarter is over');
  const ledgerFen = sumFen(rows.map((row) => row.subsidyFen));
  return draftSettlement(begun.value.settlement, rows, carries, ledgerFen, now);
}

/** What a person says of a settlement at a time. */
export function say(of: Settlement, decision: SettlementDecision, by: TestCaller, now: string) {
  return decideSettlement(of, decision, {
    by: callerFor(by),
    now: instantOf(now),
    reason: 'test',
    noticeWorkingDays: 5,
    needsList: false,
    calendar: builtInCalendar,
  });
}

/** The same where the word is taken. */
export function said<Status extends Settlement['status']>(
  of: Settlement,
  decision: SettlementDecision,
  by: TestCaller,
  now: string,
  status: Status,
): SettlementIn<Status> {
  const decided = say(of, decision, by, now);
  invariant(decided.accepted && decided.value.status === status, `not ${status}`);
  return decided.value as SettlementIn<Status>;
}

/** Submitted, under notice from Thursday 2026-04-09, approved when the notice is over. */
export function approvedOf(draft: SettlementIn<'draft'>) {
  const submitted = said(draft, 'submit', callers.insurerFinance, '2026-04-08T01:00:00.000Z', 'submitted');
  const noticed = said(submitted, 'notice', callers.bureauClerk, '2026-04-09T01:00:00.000Z', 'under-notice');
  return said(noticed, 'approve', callers.bureauApprover, '2026-04-17T01:00:00.000Z', 'approved');
}
