import { listApplicationsOperation } from '../../shared/contract/operations/subsidies.ts';
import { listApplications as listPage } from '../../shared/persistence/applications.ts';
import { firmNames } from '../../shared/persistence/firms.ts';
import { businessTable } from '../runtime/business-table.ts';
import { answer } from '../runtime/reply.ts';
import { readingRoute } from '../runtime/route.ts';
import { applicationView } from './application-view.ts';

export const listApplications = readingRoute(listApplicationsOperation, async ({ query, caller, now }) => {
  const { status, programmeId } = query;
  const page = await listPage(businessTable(), caller.scope, query, (one) => {
    return (
      (status === undefined || one.status === status) &&
      (programmeId === undefined || one.programmeId === programmeId)
    );
  });
  const names = await firmNames(
    businessTable(),
    page.items.map((one) => one.uscc),
  );
  return answer({
    ...page,
    items: page.items.map((one) => ({ ...applicationView(one, now), firmName: names.get(one.uscc) })),
  });
});
