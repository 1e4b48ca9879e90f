import { type LateStep, lateStep, nextLateAt, payersOf } from '../clearing/late-parts.ts';
import { type Instant } from '../dates.ts';
import { openLevels } from './pay-settlement.ts';
import { type Settlement, type SettlementEvent, type SettlementIn } from './settlement.ts';

/** SUB-19: when the passing of time has something to say about parts of a settlement that are not paid. */
export function nextLateOf(of: Settlement): Instant | undefined {
  return of.status === 'approved' ? nextLateAt(openLevels(of), of.approvedAt, of.toldLate) : undefined;
}

export interface ToldSettlement {
  readonly settlement: SettlementIn<'approved'>;
  readonly step: LateStep;
}

/** SUB-19: the settlement once its payers have been told, with whom it was said of in its history; `undefined`: nothing is due. */
export function tellLate(of: Settlement, now: Instant): ToldSettlement | undefined {
  if (of.status !== 'approved') return undefined;
  const step = lateStep(openLevels(of), of.approvedAt, of.toldLate, now);
  if (step === undefined) return undefined;
  const { levels: _levels, ...totals } = of.totals;
  const event: SettlementEvent = {
    at: now,
    actor: 'service',
    event: step.kind,
    detail: payersOf(step),
    totals,
  };
  const settlement = {
    ...of,
    toldLate: step.told,
    history: [...of.history, event],
    revision: of.revision + 1,
  };
  return { settlement, step };
}
