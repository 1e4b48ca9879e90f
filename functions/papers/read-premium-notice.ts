import { readPremiumNoticeOperation } from '../../shared/contract/operations/papers.ts';
import { premiumNotice } from '../../shared/domain/papers/premium-notice.ts';
import { readPolicy } from '../../shared/persistence/policies.ts';
import { payeeOf } from '../policies/payee-of.ts';
import { businessTable } from '../runtime/business-table.ts';
import { currentCatalogue } from '../runtime/current-catalogue.ts';
import { notFound } from '../runtime/reply.ts';
import { readingRoute } from '../runtime/route.ts';
import { paperReply } from './paper-reply.ts';

export const readPremiumNotice = readingRoute(readPremiumNoticeOperation, async ({ params, caller, now }) => {
  const policy = await readPolicy(businessTable(), caller.scope, params.policyNo);
  if (policy === undefined) return notFound();
  const [catalogue, payee] = await Promise.all([currentCatalogue(), payeeOf(policy, now)]);
  return paperReply(premiumNotice(policy, catalogue, now, payee), now);
});
