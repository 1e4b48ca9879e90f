import { listInvoicesOperation } from '../../shared/contract/operations/invoices.ts';
import { invoicesOf, taxByMonth } from '../../shared/domain/invoices/invoices.ts';
import { taxLedger } from '../../shared/domain/invoices/tax-ledger.ts';
import { readPolicyWithEntries } from '../../shared/persistence/policy-journal.ts';
import { businessTable } from '../runtime/business-table.ts';
import { answer, notFound } from '../runtime/reply.ts';
import { readingRoute } from '../runtime/route.ts';

export const listInvoices = readingRoute(listInvoicesOperation, async ({ params, caller, now }) => {
  const file = await readPolicyWithEntries(businessTable(), caller.scope, params.policyNo);
  if (file === undefined) return notFound();
  const items = invoicesOf(file.policy, file.entries);
  return answer({
    items,
    tax: taxByMonth(items),
    ledger: taxLedger(file.policy, file.entries, items, now),
  });
});
