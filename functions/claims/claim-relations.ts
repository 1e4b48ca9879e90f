import type { Claim } from '../../shared/domain/claims/claim.ts';
import type { LimitUse } from '../../shared/domain/claims/limit-use.ts';
import { type PolicyTerms, termsOfPolicy } from '../../shared/domain/claims/policy-terms.ts';
import { holdersOf } from '../../shared/domain/policies/holders.ts';
import type { Firm } from '../../shared/domain/firms/firm.ts';
import type { Uscc } from '../../shared/domain/ids.ts';
import { invariant } from '../../shared/domain/result.ts';
import { readFirmFile } from '../../shared/persistence/firms.ts';
import { readLimitUse } from '../../shared/persistence/limits.ts';
import { readPolicy } from '../../shared/persistence/policies.ts';
import { readQuotedValue } from '../../shared/persistence/quoted-value.ts';
import type { Store } from '../../shared/persistence/store.ts';
import { currentCatalogue } from '../runtime/current-catalogue.ts';

/** Reads that follow from a claim which the caller has been allowed to see. */
const following = { kind: 'service' } as const;

/** The policy that a claim was made on as it was at the loss, held by the firm that reported it (CAN-10), with the value its quote named, and what claims have taken of its limits. */
export async function loadInsurance(
  store: Store,
  of: Pick<Claim, 'claimNo' | 'policyNo' | 'uscc' | 'occurredAt'>,
): Promise<{ policy: PolicyTerms; use: LimitUse }> {
  const [policy, use] = await Promise.all([
    readPolicy(store, following, of.policyNo),
    readLimitUse(store, of.policyNo),
  ]);
  invariant(policy !== undefined, `claim ${of.claimNo} without its policy`);
  const quotedValueFen = await readQuotedValue(store, policy.quoteId);
  const catalogue = await currentCatalogue();
  const terms = termsOfPolicy(policy, quotedValueFen, catalogue, of.occurredAt);
  const insured = holdersOf(policy).find((holder) => holder.uscc === of.uscc);
  return {
    policy: { ...terms, uscc: of.uscc, insuredName: insured?.name ?? terms.insuredName },
    use,
  };
}

/** The insured firm; whoever holds a policy has registered. */
export async function loadFirm(store: Store, uscc: Uscc): Promise<Firm> {
  const { firm } = await readFirmFile(store, following, uscc);
  invariant(firm !== undefined, 'a policy of a firm that is not registered');
  return firm;
}
