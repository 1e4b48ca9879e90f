import type { Instant } from '../dates.ts';
import type { Fen } from '../money.ts';
import type { LossPayee } from '../quoting/loss-payee.ts';
import { endorsementsInEffect, type Policy, type PolicyChanges } from './policy.ts';

/** Terms of a policy that endorsements may change. */
export interface AgreedTerms {
  readonly sumsInsured: Readonly<Record<string, Fen>>;
  readonly riders?: readonly string[] | undefined;
  readonly insurableValueFen?: Fen | undefined;
  readonly lossPayee?: LossPayee | undefined;
}

/**
 * QTE-7: the terms that hold at a moment: those of the bind, changed by every endorsement in effect by then; without a moment,
 * changed by all that were agreed. The value is the one that the quote named.
 */
export function agreedTerms(
  of: Pick<Policy, 'sumsInsured' | 'riders' | 'lossPayee' | 'endorsements'>,
  quotedValueFen: Fen | undefined,
  at?: Instant,
): AgreedTerms {
  const { sumsInsured, riders, lossPayee } = of;
  const bound = { sumsInsured, riders, insurableValueFen: quotedValueFen, lossPayee };
  return endorsementsInEffect(of, at).reduce<AgreedTerms>(
    (terms, { changes }) => changedTerms(terms, changes),
    bound,
  );
}

/** The terms after a change: what it does not name stays. */
export function changedTerms(of: AgreedTerms, changes: PolicyChanges): AgreedTerms {
  return {
    sumsInsured: { ...of.sumsInsured, ...changes.sumsInsured },
    riders: of.riders,
    insurableValueFen: changes.insurableValueFen ?? of.insurableValueFen,
    lossPayee: changes.lossPayee === undefined ? of.lossPayee : (changes.lossPayee ?? undefined),
  };
}
