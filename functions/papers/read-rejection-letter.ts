import { readRejectionLetterOperation } from '../../shared/contract/operations/papers.ts';
import { mayReadPapers } from '../../shared/domain/claims/claim-visibility.ts';
import { latestRejection, rejectionLetterPaper } from '../../shared/domain/papers/rejection-letter-paper.ts';
import { readClaim } from '../../shared/persistence/claims.ts';
import { readFirmFile } from '../../shared/persistence/firms.ts';
import { businessTable } from '../runtime/business-table.ts';
import { currentCatalogue } from '../runtime/current-catalogue.ts';
import { notFound, refusal } from '../runtime/reply.ts';
import { readingRoute } from '../runtime/route.ts';
import { paperReply } from './paper-reply.ts';

export const readRejectionLetter = readingRoute(
  readRejectionLetterOperation,
  async ({ params, caller, now }) => {
    const claim = await readClaim(businessTable(), caller.scope, params.claimNo);
    if (claim === undefined || !mayReadPapers(caller.scope)) return notFound();
    const rejected = latestRejection(claim);
    if (rejected === undefined) {
      return refusal('claim-not-rejected', '本案没有被拒赔，没有拒绝赔偿通知书。请在案件页面查看进展。');
    }
    const [{ firm }, catalogue] = await Promise.all([
      readFirmFile(businessTable(), { kind: 'service' }, claim.uscc),
      currentCatalogue(),
    ]);
    const product = catalogue.soldProduct(claim.product);
    const on = { product, firmName: firm?.name ?? claim.uscc, now };
    return paperReply(rejectionLetterPaper(claim, rejected, on), now);
  },
);
