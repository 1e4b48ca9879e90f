import { attachPolicyDocumentOperation } from '../../shared/contract/operations/subsidies.ts';
import { documentId } from '../../shared/domain/ids.ts';
import { readPolicy } from '../../shared/persistence/policies.ts';
import { insertPolicyDocument, signPolicyUpload } from '../../shared/persistence/policy-documents.ts';
import { businessTable } from '../runtime/business-table.ts';
import { documentBucket } from '../runtime/document-bucket.ts';
import { answer, notFound } from '../runtime/reply.ts';
import { changingRoute, commitCommand, CommandRepeated } from '../runtime/route.ts';

/** Notes which paper will be uploaded and signs the address; the file itself never passes through the service. */
export const attachPolicyDocument = changingRoute(
  attachPolicyDocumentOperation,
  async ({ params, body, caller, now, command }) => {
    const policy = await readPolicy(businessTable(), caller.scope, params.policyNo);
    if (policy === undefined) return notFound();
    const document = {
      ...body,
      documentId: documentId.parse(command.mint.ulid('doc')),
      policyNo: policy.policyNo,
      attachedAt: now,
      attachedBy: caller.subject,
    };
    const shown = {
      documentId: document.documentId,
      ...(await signPolicyUpload(documentBucket(), document)),
    };
    const committed = await commitCommand([insertPolicyDocument(document), command.remember(shown)]);
    if (!committed.done) throw new CommandRepeated();
    return answer(shown);
  },
);
