import type { Claim } from '../../../shared/domain/claims/claim.ts';
import { documentsHandedIn, withHandedIn } from '../../../shared/domain/claims/handed-in.ts';
import { documentsToRequest } from '../../../shared/domain/claims/request-documents.ts';
import { surveyClaim, type SurveyRefusal, surveyReport } from '../../../shared/domain/claims/survey-claim.ts';
import type { Product } from '../../../shared/domain/products/product.ts';
import { replaceClaim } from '../../../shared/persistence/claims.ts';
import { claimNotOpen } from '../../claims/claim-refusals.ts';
import { documentsThere } from '../../evidence/handed-in.ts';
import { currentCatalogue } from '../../runtime/current-catalogue.ts';
import { invalidRequest, type Refusal, refusal } from '../../runtime/reply.ts';
import { completion } from '../completion.ts';
import { claimFileOfTask } from './claim-of-task.ts';

export const survey = completion(surveyReport, async ({ task }, report) => {
  const file = await claimFileOfTask(task);
  const claim = withHandedIn(file.claim, await documentsThere(file));
  const handedIn = documentsHandedIn(claim, file.documents);
  const documentKinds =
    report.outcome === 'request-documents'
      ? documentsToRequest(claim, await productOf(claim), handedIn, report.documentKinds ?? [])
      : undefined;
  const surveyed = surveyClaim(claim, { ...report, documentKinds });
  if (!surveyed.accepted) return refusalOf(surveyed.refusal);
  return {
    kind: 'completed',
    outcome: report.outcome,
    remark: report.findings,
    documentKinds,
    writes: [replaceClaim(surveyed.value)],
  };
});

const documentsMissing =
  '材料清单已齐，没有缺少的材料。请在 documentKinds 中一次列明还需要的全部材料 / name all documents that are missing';

async function productOf(of: Claim): Promise<Product> {
  return (await currentCatalogue()).soldProduct(of.product);
}

function refusalOf(of: SurveyRefusal): Refusal {
  switch (of.kind) {
    case 'claim-not-open':
      return claimNotOpen(of.status);
    case 'document-kinds-missing':
      return invalidRequest([{ path: 'documentKinds', message: documentsMissing }]);
    case 'asked-before':
      return refusal(
        of.kind,
        '本案已要求过补充材料，法律只允许一次性要求（保险法第22条）。确需再次补充的，请由理赔负责人写明理由另行提出。',
        { facts: { route: 'POST /v1/claims/{claimNo}/document-requests' } },
      );
  }
}
