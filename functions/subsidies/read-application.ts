import { policyDocumentKey } from '../../shared/contract/documents.ts';
import { readApplicationOperation } from '../../shared/contract/operations/subsidies.ts';
import type { Application } from '../../shared/domain/applications/application.ts';
import { eligibilityAtBind } from '../../shared/domain/applications/claimed-grant.ts';
import { invariant } from '../../shared/domain/result.ts';
import { readApplication as load } from '../../shared/persistence/applications.ts';
import { type FirmFile, readFirmFile } from '../../shared/persistence/firms.ts';
import { readPolicy } from '../../shared/persistence/policies.ts';
import { signDownload } from '../../shared/persistence/signed-files.ts';
import { businessTable } from '../runtime/business-table.ts';
import { currentCatalogue } from '../runtime/current-catalogue.ts';
import { documentBucket } from '../runtime/document-bucket.ts';
import { answer, notFound } from '../runtime/reply.ts';
import { readingRoute } from '../runtime/route.ts';
import { applicationView } from './application-view.ts';

const service = { kind: 'service' } as const;

export const readApplication = readingRoute(readApplicationOperation, async ({ params, caller, now }) => {
  const found = await load(businessTable(), caller.scope, params.applicationId);
  if (found === undefined) return notFound();
  const file = await readFirmFile(businessTable(), service, found.uscc);
  const [eligibility, papers] = await Promise.all([findingsOf(found, file), papersOf(found)]);
  return answer({ ...applicationView(found, now), firmName: file.firm?.name, papers, eligibility });
});

async function findingsOf(of: Application, file: FirmFile) {
  const [policy, catalogue] = await Promise.all([
    readPolicy(businessTable(), service, of.policyNo),
    currentCatalogue(),
  ]);
  invariant(policy !== undefined, `application ${of.applicationId} of no policy`);
  const programme = catalogue.usedProgramme(of.programmeId, of.version);
  return eligibilityAtBind({ policy, programme, rows: file.rows, standing: file.standing });
}

function papersOf(of: Application) {
  return Promise.all(
    of.papers.map(async ({ documentId, kind, fileName }) => {
      const key = policyDocumentKey(of.policyNo, documentId);
      return { documentId, kind, fileName, viewUrl: await signDownload(documentBucket(), key, documentId) };
    }),
  );
}
