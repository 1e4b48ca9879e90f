import { listRowsOperation } from '../../shared/contract/operations/settlement.ts';
import { listRows as listPage, readSettlement } from '../../shared/persistence/settlements.ts';
import { businessTable } from '../runtime/business-table.ts';
import { answer, notFound } from '../runtime/reply.ts';
import { readingRoute } from '../runtime/route.ts';
import { rowView } from './settlement-view.ts';

export const listRows = readingRoute(listRowsOperation, async ({ params, query, caller }) => {
  const settlement = await readSettlement(businessTable(), caller.scope, params.settlementId);
  if (settlement === undefined) return notFound();
  const { outcome, find } = query;
  const sought = find && codeLetters(find);
  const page = await listPage(businessTable(), caller.scope, settlement, query, (row) => {
    const isOutcome = outcome === undefined || row.outcome === outcome;
    return (
      isOutcome &&
      (sought === undefined || [row.policyNo, row.uscc].some((code) => codeLetters(code).includes(sought)))
    );
  });
  return answer({ ...page, items: page.items.map(rowView) });
});

/** A code as people may type it: in full width, in small letters, with gaps. */
function codeLetters(typed: string): string {
  return typed.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase();
}
