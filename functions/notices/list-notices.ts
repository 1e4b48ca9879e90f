import { listNoticesOperation } from '../../shared/contract/operations/notices.ts';
import { listNotices as listPage } from '../../shared/persistence/notices.ts';
import { businessTable } from '../runtime/business-table.ts';
import { answer } from '../runtime/reply.ts';
import { readingRoute } from '../runtime/route.ts';

export const listNotices = readingRoute(listNoticesOperation, async ({ query, caller }) => {
  return answer(await listPage(businessTable(), caller.scope, query));
});
