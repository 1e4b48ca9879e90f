import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { dayOf, type Instant } from '../dates.ts';
import { isEligible } from '../eligibility/assess-eligibility.ts';
import { type Standing, withGrants } from '../firms/standing.ts';
import type { TaskId } from '../ids.ts';
import { formatYuan } from '../money.ts';
import { type Budget, hasRoomFor, type LevelPart, placeParts } from '../subsidies/budget.ts';
import type { ProgrammeGrant } from '../subsidies/grant-subsidy.ts';
import type { Application, ApplicationEvent, ApplicationIn } from './application.ts';
import { stepOn } from './application.ts';
import { type AllottedShare, sharedAmong } from './allot-budget.ts';
import { claimBasis, type ClaimFacts, claimedGrant, eligibilityAtBind } from './claimed-grant.ts';
import { askForAccount } from './confirm-account.ts';
import { grantedOn } from './grant-basis.ts';

export interface GrantFacts extends ClaimFacts {
  readonly now: Instant;
  readonly calendar: WorkingCalendar;
  readonly budget: Budget | undefined;
  /** The firm's task, where no public notice comes first. */
  readonly taskId: TaskId;
  /** SUB-10: what was allotted to it and out of what, where the budget is shared pro rata. */
  readonly allotted?: { readonly grant: ProgrammeGrant } & Pick<AllottedShare, 'envelopes'>;
}

/** An application that waits to be granted: checked, or without money so far. */
export type Candidate = ApplicationIn<'checked' | 'waiting'>;

/** What becomes of a candidate; `reserved` is to be taken from the budget with it. */
export type GrantDecision =
  | { readonly outcome: 'rejected'; readonly application: ApplicationIn<'rejected'> }
  | { readonly outcome: 'waiting'; readonly application: ApplicationIn<'waiting'> }
  | { readonly outcome: 'still-waiting' }
  | {
      readonly outcome: 'granted';
      readonly application: ApplicationIn<'under-notice' | 'awaiting-account'>;
      readonly standing: Standing;
    };

type Decided<Outcome extends GrantDecision['outcome']> = Extract<GrantDecision, { outcome: Outcome }>;

export function isCandidate(of: Application): of is Candidate {
  return of.status === 'checked' || of.status === 'waiting';
}

/** SUB-5: batches are granted in the order of effective date, then policy number. */
export function inBatchOrder<One extends Pick<Application, 'effectiveOn' | 'policyNo'>>(
  batch: readonly One[],
): readonly One[] {
  const place = (of: One) => `${of.effectiveOn}#${of.policyNo}`;
  return batch.toSorted((a, b) => (place(a) < place(b) ? -1 : 1));
}

/**
 * SUB-9, SUB-13: grants a candidate: eligibility of the day of bind (ELG-2), the grant on the premium that is kept, caps, and
 * the whole amount reserved or none. What the budget has no room for waits, and is granted when money comes free; what comes
 * to nothing for any other reason is rejected with that reason. Then the public notice begins.
 */
export function grantApplication(of: Candidate, facts: GrantFacts): GrantDecision {
  const { now, calendar, programme, budget, standing } = facts;
  const grant = facts.allotted?.grant ?? claimedGrant(facts, of.grade, (parts) => hasRoomFor(budget, parts));
  const parts = budget && placeParts(budget, grant.levels);
  const noRoom = facts.allotted === undefined && grant.limitedBy.at(-1) === 'budget';
  if (noRoom || (grant.grantedFen > 0 && parts === undefined)) {
    if (of.status === 'waiting') return { outcome: 'still-waiting' };
    return waitWith(
      of,
      claimedGrant(facts, of.grade, () => true),
      now,
    );
  }
  if (grant.grantedFen === 0 || parts === undefined) return rejectWith(of, grant, facts);
  const event: ApplicationEvent = {
    at: now,
    actor: 'system',
    event: 'granted',
    detail: formatYuan(grant.grantedFen),
  };
  const placed = { ...grant, levels: parts };
  const granting = { ...of, ...basisWhenGranted(of, facts, parts) };
  const granted = withGrants(standing, [
    { programmeId: of.programmeId, year: of.year, class: grant.class, fen: grant.grantedFen },
  ]);
  const { noticeWorkingDays } = programme;
  if (noticeWorkingDays === 0) {
    const application = askForAccount({ ...granting, history: [...of.history, event] }, placed, facts);
    return { outcome: 'granted', application, standing: granted };
  }
  const noticeEndsOn = calendar.addWorkingDays(dayOf(now), noticeWorkingDays);
  return {
    outcome: 'granted',
    application: { status: 'under-notice', ...stepOn(granting, event), grant: placed, noticeEndsOn },
    standing: granted,
  };
}

/** What was staked of a shared budget is kept as it was then; everything else is reckoned now. */
function basisWhenGranted(
  of: Candidate,
  facts: GrantFacts,
  levels: readonly LevelPart[],
): Pick<Application, 'basis'> {
  const { allotted, now } = facts;
  const staked = allotted === undefined ? claimBasis(facts, of.grade) : of.basis;
  const shared = allotted?.envelopes && sharedAmong(levels, allotted.envelopes);
  return staked === undefined ? {} : { basis: grantedOn(staked, now, levels, shared) };
}

/**
 * SUB-10: where the budget is shared pro rata, what a candidate asks for is fixed when the window is over: nobody's claim is cut
 * by the budget, and claims of the same firm before it count towards its caps.
 */
export function stakeClaim(of: Candidate, facts: GrantFacts): Exclude<GrantDecision, { outcome: 'granted' }> {
  const claim = claimedGrant(facts, of.grade, () => true);
  if (claim.grantedFen === 0) return rejectWith(of, claim, facts);
  return waitWith({ ...of, basis: claimBasis(facts, of.grade) }, claim, facts.now);
}

function waitWith(of: Candidate, grant: ProgrammeGrant, now: Instant): Decided<'waiting'> {
  const stepped = stepOn(of, { at: now, actor: 'system', event: 'waiting' });
  const application = { status: 'waiting', ...stepped, checkedAt: of.checkedAt, grant } as const;
  return { outcome: 'waiting', application };
}

function rejectWith(of: Candidate, grant: ProgrammeGrant, facts: GrantFacts): Decided<'rejected'> {
  const stepped = stepOn(of, { at: facts.now, actor: 'system', event: 'rejected' });
  return {
    outcome: 'rejected',
    application: { status: 'rejected', ...stepped, ...whyNothing(grant, facts) },
  };
}

function whyNothing(grant: ProgrammeGrant, facts: GrantFacts): { ruleId: string; reason: string } {
  const findings = eligibilityAtBind(facts);
  const unmet = findings.find((finding) => !finding.met);
  if (unmet !== undefined && !isEligible(findings)) return { ruleId: unmet.rule, reason: unmet.fact };
  const word = grant.limitedBy.at(-1);
  switch (word) {
    case 'firm-year-cap':
    case 'product-cap':
      return { ruleId: 'SUB-3', reason: '企业年度或产品补贴额度已用完' };
    case 'stacking':
      return { ruleId: 'SUB-4', reason: '已享受其他补贴，不再重复补贴' };
    case 'min-self-pay':
      return { ruleId: 'SUB-20', reason: '企业自付比例已达下限' };
    case 'performance':
      return { ruleId: 'SUB-18', reason: '绩效等级不予补贴' };
    case 'de-minimis':
      return { ruleId: 'SUB-12', reason: '补贴金额低于起付数' };
    case 'budget':
      return { ruleId: 'SUB-10', reason: '预算总额内没有分配到金额' };
    case 'rate-ceiling':
    case 'not-eligible':
    case undefined:
      return { ruleId: 'SUB-1', reason: '保单没有可补贴的保费或没有对应的补贴比例' };
  }
}
