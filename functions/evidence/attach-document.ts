import { attachDocumentOperation } from '../../shared/contract/operations/evidence.ts';
import type { ClaimDocument } from '../../shared/domain/claims/claim-document.ts';
import { mayAttach } from '../../shared/domain/claims/claim-document.ts';
import {
  type EvidenceMark,
  marksOfDocument,
  withRepeatedEvidence,
} from '../../shared/domain/claims/repeated-evidence.ts';
import { documentId } from '../../shared/domain/ids.ts';
import { noticeOfRepeatedEvidence } from '../../shared/domain/notices/evidence-notices.ts';
import { insertDocument, readClaim, replaceClaim } from '../../shared/persistence/claims.ts';
import { signUpload } from '../../shared/persistence/document-files.ts';
import {
  insertEvidenceUse,
  readEvidenceUse,
  replaceEvidenceUse,
} from '../../shared/persistence/evidence-uses.ts';
import { insertNotice } from '../../shared/persistence/notices.ts';
import type { Write } from '../../shared/persistence/store.ts';
import { claimNotOpen } from '../claims/claim-refusals.ts';
import { noticeIdentity } from '../policies/policy-side-effects.ts';
import { attempts, RacedTooOften } from '../runtime/attempts.ts';
import { businessTable } from '../runtime/business-table.ts';
import { documentBucket } from '../runtime/document-bucket.ts';
import { answer, notFound } from '../runtime/reply.ts';
import { changingRoute, commitCommand } from '../runtime/route.ts';

/**
 * Notes what will be uploaded and signs the address; the file itself never passes through the service. An invoice or a file that
 * another claim has used is noted on both document and claim (case 11).
 */
export const attachDocument = changingRoute(
  attachDocumentOperation,
  async ({ params, body, caller, now, command }) => {
    const id = documentId.parse(command.mint.ulid('doc'));
    const identity = noticeIdentity(command.mint, now);
    for await (const _ of attempts()) {
      const claim = await readClaim(businessTable(), caller.scope, params.claimNo);
      if (claim === undefined) return notFound();
      if (!mayAttach(claim)) return claimNotOpen(claim.status);
      const announced: ClaimDocument = {
        ...body,
        documentId: id,
        claimNo: claim.claimNo,
        attachedAt: now,
        attachedBy: caller.subject,
      };
      const uses = await Promise.all(
        marksOfDocument(announced).map((mark) => usedElsewhere(mark, announced)),
      );
      const sameAs = uses.flatMap((use) => use.sameAs ?? [])[0];
      const document = sameAs === undefined ? announced : { ...announced, sameAs };
      const noted = withRepeatedEvidence(claim, document);
      const shown = { documentId: id, ...(await signUpload(documentBucket(), document)) };
      const committed = await commitCommand([
        insertDocument(document),
        ...uses.flatMap((use) => use.writes),
        ...(noted === claim
          ? []
          : [replaceClaim(noted), insertNotice(noticeOfRepeatedEvidence(claim, document, identity))]),
        command.remember(shown),
      ]);
      if (committed.done) return answer(shown);
    }
    throw new RacedTooOften('a document');
  },
);

interface Use {
  readonly sameAs?: NonNullable<ClaimDocument['sameAs']>;
  readonly writes: readonly Write[];
}

/** A use by a claim that its firm has taken back does not count, and gives way. */
async function usedElsewhere(mark: EvidenceMark, by: ClaimDocument): Promise<Use> {
  const first = await readEvidenceUse(businessTable(), mark);
  if (first === undefined) return { writes: [insertEvidenceUse(mark, by)] };
  if (first.claimNo === by.claimNo) return { writes: [] };
  const other = await readClaim(businessTable(), { kind: 'service' }, first.claimNo);
  return other?.status === 'withdrawn'
    ? { writes: [replaceEvidenceUse(mark, by, first)] }
    : { sameAs: { of: mark.of, claimNo: first.claimNo }, writes: [] };
}
