import type { Claim } from '../../shared/domain/claims/claim.ts';
import type { LimitUse } from '../../shared/domain/claims/limit-use.ts';
import { type PolicyTerms, termsOfPolicy } from '../../shared/domain/claims/policy-terms.ts';
import type { Firm } from '../../shared/domain/firms/firm.ts';
import type { Uscc } from '../../shared/domain/ids.ts';
import { invariant } from '../../shared/domain/result.ts';
import { readFirmFile } from '../../shared/persistence/firms.ts';
import { readLimitUse } from '../../shared/persistence/limits.ts';
import { readPolicy } from '../../shared/persistence/policies.ts';
import { readQuote } from '../../shared/persistence/quotes.ts';
import type { Store } from '../../shared/persistence/store.ts';
import { currentCatalogue } from '../runtime/current-catalogue.ts';

/** Reads that follow from a claim which the caller has been allowed to see. */
const following = { kind: 'service' } as const;

/** The policy that a claim was made on as it was at the loss, with the value its quote named, and what claims have taken of its limits. */
export async function loadInsurance(
  store: Store,
  of: Pick<Claim, 'claimNo' | 'policyNo' | 'occurredAt'>,
): Promise<{ policy: PolicyTerms; use: LimitUse }> {
  const [policy, use] = await Promise.all([
    readPolicy(store, following, of.policyNo),
    readLimitUse(store, of.policyNo),
  ]);
  invariant(policy !== undefined, `claim ${of.claimNo} without its policy`);
  const quote = await readQuote(store, following, policy.quoteId);
  const catalogue = await currentCatalogue();
  return { policy: termsOfPolicy(policy, quote?.insurableValueFen, catalogue, of.occurredAt), use };
}

/** The insured firm; whoever holds a policy has registered. */
export async function loadFirm(store: Store, uscc: Uscc): Promise<Firm> {
  const { firm } = await readFirmFile(store, following, uscc);
  invariant(firm !== undefined, 'a policy of a firm that is not registered');
  return firm;
}
