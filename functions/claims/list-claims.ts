import { listClaimsOperation } from '../../shared/contract/operations/claims.ts';
import { statusesSeenAs } from '../../shared/domain/claims/claim-visibility.ts';
import { listClaims as listPage } from '../../shared/persistence/claims.ts';
import { businessTable } from '../runtime/business-table.ts';
import { currentCalendar } from '../runtime/current-catalogue.ts';
import { answer } from '../runtime/reply.ts';
import { readingRoute } from '../runtime/route.ts';
import { claimRow } from './claim-view.ts';

export const listClaims = readingRoute(listClaimsOperation, async ({ query, caller, now }) => {
  const wanted = query.status && statusesSeenAs(query.status, caller.scope);
  const page = await listPage(businessTable(), caller.scope, query, (one) => {
    return wanted === undefined || wanted.includes(one.status);
  });
  const calendar = await currentCalendar();
  return answer({ ...page, items: page.items.map((one) => claimRow(one, caller, now, calendar)) });
});
