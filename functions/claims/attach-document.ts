import { attachDocumentOperation } from '../../shared/contract/operations/claims.ts';
import { mayAttach } from '../../shared/domain/claims/claim-document.ts';
import { documentId } from '../../shared/domain/ids.ts';
import { insertDocument, readClaim } from '../../shared/persistence/claims.ts';
import { signUpload } from '../../shared/persistence/document-files.ts';
import { businessTable } from '../runtime/business-table.ts';
import { documentBucket } from '../runtime/document-bucket.ts';
import { answer, notFound } from '../runtime/reply.ts';
import { changingRoute, commitCommand, CommandRepeated } from '../runtime/route.ts';
import { claimNotOpen } from './claim-refusals.ts';

/** Notes what will be uploaded and signs the address; the file itself never passes through the service. */
export const attachDocument = changingRoute(
  attachDocumentOperation,
  async ({ params, body, caller, now, command }) => {
    const claim = await readClaim(businessTable(), caller.scope, params.claimNo);
    if (claim === undefined) return notFound();
    if (!mayAttach(claim)) return claimNotOpen(claim.status);
    const document = {
      ...body,
      documentId: documentId.parse(command.mint.ulid('doc')),
      claimNo: claim.claimNo,
      attachedAt: now,
      attachedBy: caller.subject,
    };
    const upload = await signUpload(documentBucket(), document);
    const shown = { documentId: document.documentId, ...upload };
    const committed = await commitCommand([insertDocument(document), command.remember(shown)]);
    if (!committed.done) throw new CommandRepeated();
    return answer(shown);
  },
);
