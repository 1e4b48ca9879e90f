import { type LateStep, lateStep, payersOf } from '../clearing/late-parts.ts';
import type { Instant } from '../dates.ts';
import { type Application, type ApplicationIn, openTransfers, stepOn } from './application.ts';

export interface ToldApplication {
  readonly application: ApplicationIn<'awaiting-payment'>;
  readonly since: Instant;
  readonly step: LateStep;
}

/** SUB-19: an application once the payers of its open parts have been told that they are late; `undefined`: nothing is due. */
export function tellLate(of: Application, now: Instant): ToldApplication | undefined {
  if (of.status !== 'awaiting-payment' || of.owedAt === undefined) return undefined;
  const step = lateStep(openTransfers(of), of.owedAt, of.toldLate, now);
  if (step === undefined) return undefined;
  const stepped = stepOn(of, { at: now, actor: 'system', event: step.kind, detail: payersOf(step) });
  return { application: { ...of, ...stepped, toldLate: step.told }, since: of.owedAt, step };
}
