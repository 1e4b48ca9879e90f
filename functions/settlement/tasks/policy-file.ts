import { invariant } from '../../../shared/domain/result.ts';
import { type PolicyFile } from '../../../shared/domain/settlement/build-rows.ts';
import { type Policy } from '../../../shared/domain/policies/policy.ts';
import { readFirmFile } from '../../../shared/persistence/firms.ts';
import { readPolicyWithEntries } from '../../../shared/persistence/policy-journal.ts';
import { businessTable } from '../../runtime/business-table.ts';
import { currentCatalogue } from '../../runtime/current-catalogue.ts';

const service = { kind: 'service' } as const;

/** What a row is made from: the policy with its entries, its product and its firm's name. */
export async function policyFileOf(policyNo: Policy['policyNo']): Promise<PolicyFile> {
  const file = await readPolicyWithEntries(businessTable(), service, policyNo);
  invariant(file !== undefined, `no policy ${policyNo}`);
  const [{ firm }, catalogue] = await Promise.all([
    readFirmFile(businessTable(), service, file.policy.uscc),
    currentCatalogue(),
  ]);
  return { ...file, product: catalogue.soldProduct(file.policy.product), name: firm?.name ?? '' };
}
