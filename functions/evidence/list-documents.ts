import { listDocumentsOperation } from '../../shared/contract/operations/evidence.ts';
import { maySee, type Scope } from '../../shared/domain/access/role.ts';
import type { ClaimDocument } from '../../shared/domain/claims/claim-document.ts';
import { mayReadPapers } from '../../shared/domain/claims/claim-visibility.ts';
import { readClaim, readClaimFile } from '../../shared/persistence/claims.ts';
import { lookAtFile, signDocumentView } from '../../shared/persistence/document-files.ts';
import { businessTable } from '../runtime/business-table.ts';
import { documentBucket } from '../runtime/document-bucket.ts';
import { answer, notFound } from '../runtime/reply.ts';
import { readingRoute } from '../runtime/route.ts';

/** The evidence of a claim as its files really are, for the firm and its insurers. */
export const listDocuments = readingRoute(listDocumentsOperation, async ({ params, caller }) => {
  const file = await readClaimFile(businessTable(), caller.scope, params.claimNo);
  if (file === undefined || !mayReadPapers(caller.scope)) return notFound();
  const items = await Promise.all(file.documents.map((one) => documentRow(one, caller.scope)));
  return answer({ items });
});

async function documentRow(of: ClaimDocument, scope: Scope) {
  const { documentId, kind, fileName, contentType, sizeBytes, sha256, attachedAt, attachedBy, invoice } = of;
  const look = await lookAtFile(documentBucket(), of);
  const isThere = look.state === 'uploaded' || look.state === 'wrong-type';
  return {
    documentId,
    kind,
    fileName,
    contentType,
    sizeBytes,
    sha256,
    attachedAt,
    invoice,
    attachedBy: scope.kind === 'insurer' ? attachedBy : undefined,
    state: look.state,
    foundType: look.state === 'wrong-type' ? (look.found ?? 'unknown') : undefined,
    viewUrl: isThere ? await signDocumentView(documentBucket(), of) : undefined,
    sameAs: await sameAsFor(of, scope),
  };
}

/** An insurer hears of every repetition, a firm of those among its own claims; which claim, only whoever may read that one. */
async function sameAsFor({ sameAs }: ClaimDocument, scope: Scope) {
  if (sameAs === undefined) return undefined;
  const other = await readClaim(businessTable(), { kind: 'service' }, sameAs.claimNo);
  const sees =
    other !== undefined &&
    maySee(scope, { ...other, insurers: other.insurers.map((share) => share.insurer) });
  if (sees) return sameAs;
  return scope.kind === 'insurer' ? { of: sameAs.of } : undefined;
}
