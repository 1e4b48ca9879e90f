import type { Instant } from '../../shared/domain/dates.ts';
import type { Financed, LenderNotice } from '../../shared/domain/notices/lender-notices.ts';
import { agreedTerms } from '../../shared/domain/policies/agreed-terms.ts';
import type { Policy } from '../../shared/domain/policies/policy.ts';
import type { LossPayee } from '../../shared/domain/quoting/loss-payee.ts';
import { insertNotice } from '../../shared/persistence/notices.ts';
import type { Write } from '../../shared/persistence/store.ts';
import type { Minter } from '../runtime/minting.ts';
import { noticeIdentity } from './policy-side-effects.ts';

/** LOS-6: the notice to the lender that a policy names now; nothing where it names none. */
export function tellLender(of: Policy, noticeOf: LenderNotice, mint: Minter, now: Instant): readonly Write[] {
  return tellLenderIn({ ...of, lossPayee: agreedTerms(of, undefined, now).lossPayee }, noticeOf, mint, now);
}

/** The same by the terms that held at a loss. */
export function tellLenderIn(
  {
    policyNo,
    period,
    lossPayee,
  }: Omit<Financed, 'lossPayee'> & { readonly lossPayee: LossPayee | undefined },
  noticeOf: LenderNotice,
  mint: Minter,
  now: Instant,
): readonly Write[] {
  if (lossPayee === undefined) return [];
  return [insertNotice(noticeOf({ policyNo, period, lossPayee }, noticeIdentity(mint, now)))];
}
