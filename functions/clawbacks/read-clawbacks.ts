import { listClawbacksOperation, readClawbackOperation } from '../../shared/contract/operations/clawbacks.ts';
import { listCases, readCase } from '../../shared/persistence/clawback-cases.ts';
import { businessTable } from '../runtime/business-table.ts';
import { answer, notFound } from '../runtime/reply.ts';
import { readingRoute } from '../runtime/route.ts';
import { clawbackView } from './clawback-view.ts';

export const listClawbacks = readingRoute(listClawbacksOperation, async ({ query, caller }) => {
  const { status, policyNo } = query;
  const page = await listCases(businessTable(), caller.scope, query, (one) => {
    return (
      (status === undefined || one.status === status) && (policyNo === undefined || one.policyNo === policyNo)
    );
  });
  return answer({ ...page, items: page.items.map(clawbackView) });
});

export const readClawback = readingRoute(readClawbackOperation, async ({ params, caller }) => {
  const found = await readCase(businessTable(), caller.scope, params.clawbackId);
  return found === undefined ? notFound() : answer(clawbackView(found));
});
