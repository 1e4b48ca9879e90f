import { readCollectingAccountOperation } from '../../shared/contract/operations/insurers.ts';
import { readCollectingAccount as load } from '../../shared/persistence/collecting-accounts.ts';
import { businessTable } from '../runtime/business-table.ts';
import { answer, notFound } from '../runtime/reply.ts';
import { readingRoute } from '../runtime/route.ts';

/** For everybody who is signed in: whoever is told to pay may ask whether the account on the paper is the insurer's. */
export const readCollectingAccount = readingRoute(readCollectingAccountOperation, async ({ params }) => {
  const account = await load(businessTable(), params.insurer);
  return account === undefined ? notFound() : answer(account);
});
