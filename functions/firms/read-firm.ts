import { readFirmOperation } from '../../shared/contract/operations/firms.ts';
import type { Scope } from '../../shared/domain/access/role.ts';
import type { Uscc } from '../../shared/domain/ids.ts';
import { insurersOf } from '../../shared/domain/policies/policy.ts';
import { readFirmFile } from '../../shared/persistence/firms.ts';
import { listPolicies } from '../../shared/persistence/policies.ts';
import { listQuotes } from '../../shared/persistence/quotes.ts';
import { businessTable } from '../runtime/business-table.ts';
import { answer, notFound } from '../runtime/reply.ts';
import { readingRoute } from '../runtime/route.ts';

/** The firm itself, insurers that it has a quote or policy with, and bureaus whose division holds it. */
export const readFirm = readingRoute(readFirmOperation, async ({ params, caller }) => {
  const scope = (await isInsurerOf(caller.scope, params.uscc))
    ? ({ kind: 'service' } as const)
    : caller.scope;
  const { firm } = await readFirmFile(businessTable(), scope, params.uscc);
  return firm === undefined ? notFound() : answer(firm);
});

async function isInsurerOf(scope: Scope, uscc: Uscc): Promise<boolean> {
  if (scope.kind !== 'insurer') return false;
  const asFirm: Scope = { kind: 'firm', uscc };
  const page = { limit: 1 };
  const policies = await listPolicies(businessTable(), asFirm, page, (one) =>
    insurersOf(one).includes(scope.insurer),
  );
  if (policies.items.length > 0) return true;
  const quotes = await listQuotes(businessTable(), asFirm, page, (one) => {
    return one.insurers.some((share) => share.insurer === scope.insurer);
  });
  return quotes.items.length > 0;
}
