import * as z from 'zod';
import { instant, type Instant } from '../dates.ts';
import { formatYuan } from '../money.ts';
import type { Bilingual } from '../names.ts';
import type { Task } from '../tasks/task.ts';
import type { Assessment } from './assessment.ts';
import type { Claim } from './claim.ts';
import type { ClockMark } from './claim-clock.ts';
import { reserveLine, type ReserveMovement, reserveMovements } from './reserve-movement.ts';
import { statutoryPeriods } from './statutory-periods.ts';

export const claimEvent = z.strictObject({
  at: instant,
  actor: z.string(),
  event: z.string(),
  /** Machine words, set apart by colons, and what people wrote. */
  detail: z.string(),
  /** Where it has words of the service: the same in English. */
  detailEn: z.string().optional(),
});
export type ClaimEvent = z.infer<typeof claimEvent>;

/** Who acts where no person does. */
const system = 'system';

/** What happened to a claim, in order of time: made from the claim, its tasks, its assessments and its reserve each time. */
export function claimHistory(
  of: Claim,
  tasks: readonly Task[],
  {
    assessments,
    clockMarks,
    reserveMovements: moved,
  }: {
    readonly assessments: readonly Assessment[];
    readonly clockMarks: readonly ClockMark[];
    readonly reserveMovements: readonly ReserveMovement[];
  },
): ClaimEvent[] {
  return inOrder([
    ...clockMarks.map(clockEvent),
    ...milestones(of, (person) => person),
    ...tasks.flatMap(taskEvents),
    ...assessments.map((one) => ({
      at: one.assessedAt,
      actor: one.assessedBy,
      event: 'assessed',
      ...(one.indemnity === undefined
        ? { detail: one.outcome }
        : asDetail({
            zh: `赔款 ${formatYuan(one.indemnity.totalFen)} 元`,
            en: `Indemnity ¥${formatYuan(one.indemnity.totalFen)}`,
          })),
    })),
    ...reserveMovements(of, moved).map((one) => ({
      at: one.at,
      actor: one.actor,
      event: `reserve-${one.kind}`,
      ...asDetail(reserveLine(one)),
    })),
  ]);
}

/**
 * G14: the history as the firm may see it: milestones and its own tasks. The insurer acts as one; its survey, its doubts,
 * its assessments and its approvals stay inside; that it was late does not.
 */
export function firmHistory(of: Claim, tasks: readonly Task[], marks: readonly ClockMark[]): ClaimEvent[] {
  const insurer = of.insurers[0]?.insurer ?? system;
  return inOrder([
    ...milestones(of, () => insurer),
    ...marks.filter((mark) => mark.word === 'breached').map(clockEvent),
    ...tasks.filter((task) => task.role === 'firm').flatMap(taskEvents),
  ]);
}

function milestones(of: Claim, shown: (insurersPerson: string) => string): ClaimEvent[] {
  const { clocks, rejection, withdrawal, closedReason, appeal, reopening } = of;
  return [
    event(of.reportedAt, of.reportedBy, 'reported', of.cause),
    event(clocks.registeredAt, system, 'registered', ''),
    rejected(appeal?.against, shown),
    event(appeal?.letterSentAt, system, 'rejection-letter-sent', appeal?.against?.ruleId ?? ''),
    event(appeal?.at, appeal?.by ?? system, 'appealed', appeal?.reason ?? ''),
    rejected(rejection, shown),
    event(clocks.letterSentAt, system, 'rejection-letter-sent', rejection?.ruleId ?? ''),
    event(reopening?.at, reopenedBy(of, shown), 'reopened', reopening?.reason ?? ''),
    ...(of.payments ?? []).map((one) =>
      event(one.paidAt, shown(system), `payment-${one.status}`, {
        zh: `${one.purpose}：${one.payee} ${formatYuan(one.fen)} 元`,
        en: `${one.purpose}: ${one.payee} ¥${formatYuan(one.fen)}`,
      }),
    ),
    ...(of.recoveries ?? []).map((one) =>
      event(one.receivedAt, shown(system), 'recovered', {
        zh: `${one.kind}：${formatYuan(one.netFen)} 元`,
        en: `${one.kind}: ¥${formatYuan(one.netFen)}`,
      }),
    ),
    event(clocks.agreedAt, system, 'agreed', amountOf(of)),
    event(clocks.paidAt, shown(system), 'paid', amountOf(of)),
    withdrawal === undefined
      ? event(clocks.closedAt, system, 'closed', closedReason ?? '')
      : event(clocks.closedAt, withdrawal.by, 'withdrawn', withdrawal.reason),
  ].flatMap((one) => one ?? []);
}

function clockEvent({ at, kind, word, movedTo }: ClockMark): ClaimEvent {
  const { rule, article, names } = statutoryPeriods[kind];
  return {
    at,
    actor: system,
    event: `deadline-${word}`,
    ...asDetail({
      zh: `${kind}：${names.zh}期限 ${movedTo}（${article}，${rule}）`,
      en: `${kind}: last day ${movedTo} (${rule})`,
    }),
  };
}

function rejected(of: Claim['rejection'], shown: (insurersPerson: string) => string): ClaimEvent | undefined {
  return of && event(of.at, shown(of.by), 'decided-rejected', `${of.ruleId}：${of.reason}`);
}

function taskEvents(task: Task): ClaimEvent[] {
  const opening = [task.kind, task.reason].filter((word) => word !== undefined);
  const opened = { at: task.openedAt, actor: system, event: 'task-opened', detail: opening.join('：') };
  if (task.closedAt === undefined) return [opened];
  const words = [task.kind, task.outcome, task.remark].filter((word) => word !== undefined);
  const closed = {
    at: task.closedAt,
    actor: task.closedBy ?? system,
    event: `task-${task.status}`,
    detail: words.join('：'),
  };
  return [opened, closed];
}

function event(
  at: Instant | undefined,
  actor: string,
  word: string,
  said: string | Bilingual,
): ClaimEvent | undefined {
  const detail = typeof said === 'string' ? { detail: said } : asDetail(said);
  return at === undefined ? undefined : { at, actor, event: word, ...detail };
}

function asDetail({ zh, en }: Bilingual): Pick<ClaimEvent, 'detail' | 'detailEn'> {
  return { detail: zh, detailEn: en };
}

function amountOf({ assessed }: Claim): string | Bilingual {
  if (assessed === undefined) return '';
  const amount = formatYuan(assessed.totalFen);
  return { zh: `${amount} 元`, en: `¥${amount}` };
}

function inOrder(events: readonly ClaimEvent[]): ClaimEvent[] {
  return [...events].sort((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)));
}

/** Whoever took the claim up again: a person of the firm as it is, one of the insurer's as shown. */
function reopenedBy({ reopening }: Claim, shown: (insurersPerson: string) => string): string {
  const { by = system, byFirm } = reopening ?? {};
  return byFirm === true ? by : shown(by);
}
