import { readTrialBalanceOperation } from '../../shared/contract/operations/ledger.ts';
import { trialBalance } from '../../shared/domain/ledger/trial-balance.ts';
import { entriesTouching } from '../../shared/persistence/entries.ts';
import { businessTable } from '../runtime/business-table.ts';
import { answer } from '../runtime/reply.ts';
import { readingRoute } from '../runtime/route.ts';

export const readTrialBalance = readingRoute(readTrialBalanceOperation, async ({ query, caller }) => {
  const entries = await entriesTouching(businessTable(), caller.scope);
  return answer(trialBalance(entries, query.asOf));
});
