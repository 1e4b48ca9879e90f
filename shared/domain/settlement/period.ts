import * as z from 'zod';
import { type Caller } from '../access/role.ts';
import { type Instant, instant, type Quarter, quarter, quarterPeriod, startOfDay } from '../dates.ts';
import { type InsurerCode, jobId, type JobId } from '../ids.ts';
import { bilingual } from '../names.ts';
import { accept, refuse, type Result } from '../result.ts';
import { heldIn } from './held-rows.ts';
import { type Settlement } from './settlement.ts';

/** What is looked at before a quarter is closed; one that does not block is recorded and left as it is. */
export const periodCheck = z.object({
  id: z.string(),
  ok: z.boolean(),
  blocking: z.boolean(),
  fact: bilingual,
});
export type PeriodCheck = z.infer<typeof periodCheck>;

/** REC-6, REC-7: a quarter of a programme that is closed and stays closed. */
export const closedPeriod = z.object({
  programmeId: z.string(),
  quarter,
  closedBy: z.string(),
  closedAt: instant,
  checklist: z.array(periodCheck).readonly(),
  /** The last block of the programme's chain of entries when it was closed (14.1). */
  lastBlock: z.object({ number: z.int(), hash: z.string() }),
  /** What writes its books into the archive (SUB-22). */
  archiveJobId: jobId,
});
export type ClosedPeriod = z.infer<typeof closedPeriod>;

/** An insurer that the quarter has subsidies of, its settlements and the discrepancies that are open about them. */
export interface InsurerQuarter {
  readonly insurer: InsurerCode;
  readonly movements: number;
  readonly settlements: readonly Settlement[];
  readonly openDiscrepancies: number;
}

export type CloseRefusal =
  | { readonly kind: 'quarter-open'; readonly endsAt: Instant }
  | { readonly kind: 'period-closed'; readonly closedAt: Instant }
  | { readonly kind: 'period-not-ready'; readonly checklist: readonly PeriodCheck[] };

/**
 * Whether everything of a quarter is done: each insurer's settlement is paid by every level, objections are decided, and no
 * discrepancy about it is open. Rows that are held are counted; the insurer's next
 * settlement takes them up.
 */
export function checklistOf(insurers: readonly InsurerQuarter[]): readonly PeriodCheck[] {
  const settlements = insurers.flatMap((one) => one.settlements);
  const live = settlements.filter((one) => one.status !== 'returned');
  const missing = insurers.filter((one) => {
    return one.movements > 0 && !one.settlements.some((of) => of.status === 'paid');
  });
  const unpaid = live.filter((one) => one.status !== 'paid');
  const objections = live.flatMap((one) => (one.status === 'building' ? [] : (one.objections ?? [])));
  const open = objections.filter((one) => one.status === 'open').length;
  const discrepancies = insurers.reduce((sum, one) => sum + one.openDiscrepancies, 0);
  const held = live.reduce((sum, one) => sum + heldIn(one), 0);
  const unsettled = [...new Set([...missing, ...unpaid].map((one) => one.insurer))].join('、');
  return [
    check('settlements-paid', unsettled === '', {
      zh: unsettled === '' ? '各保险公司的结算单均已全部拨付' : `尚未全部拨付：${unsettled}`,
      en: unsettled === '' ? 'every settlement is paid in full' : `not paid in full: ${unsettled}`,
    }),
    check('objections-decided', open === 0, {
      zh: `未处理的异议 ${open} 项`,
      en: `${open} objections are not decided`,
    }),
    check('discrepancies-cleared', discrepancies === 0, {
      zh: `未处理的差异 ${discrepancies} 笔`,
      en: `${discrepancies} discrepancies are open`,
    }),
    {
      ...check('rows-held', held === 0, {
        zh: `未拨付的行 ${held} 行，转入下一季度的结算`,
        en: `${held} rows are not paid; the settlement of the next quarter takes them up`,
      }),
      blocking: false,
    },
  ];
}

/**
 * REC-6: closes a quarter that is over, once and for good: no settlement of it is begun any more, and whatever is booked
 * later is booked in the quarter that runs.
 *
 * Refusals: `quarter-open`, `period-closed`, `period-not-ready` (with the checklist).
 */
export function closePeriod(
  of: {
    readonly programmeId: string;
    readonly quarter: Quarter;
    readonly closed: ClosedPeriod | undefined;
    readonly insurers: readonly InsurerQuarter[];
    readonly lastBlock: ClosedPeriod['lastBlock'];
    readonly archiveJobId: JobId;
  },
  by: Pick<Caller, 'subject'>,
  now: Instant,
): Result<ClosedPeriod, CloseRefusal> {
  const { programmeId, insurers, lastBlock, archiveJobId } = of;
  if (of.closed !== undefined) return refuse({ kind: 'period-closed', closedAt: of.closed.closedAt });
  const endsAt = startOfDay(quarterPeriod(of.quarter).end);
  if (now < endsAt) return refuse({ kind: 'quarter-open', endsAt });
  const checklist = checklistOf(insurers);
  if (!isReady(checklist)) return refuse({ kind: 'period-not-ready', checklist });
  const closed = { closedBy: by.subject, closedAt: now, checklist, lastBlock, archiveJobId };
  return accept({ programmeId, quarter: of.quarter, ...closed });
}

/** Whether nothing stands in the way of closing. */
export function isReady(checklist: readonly PeriodCheck[]): boolean {
  return checklist.every((one) => one.ok || !one.blocking);
}

/** A check that stands in the way while it does not hold. */
export function check(id: string, ok: boolean, fact: PeriodCheck['fact']): PeriodCheck {
  return { id, ok, blocking: true, fact };
}
