import * as z from 'zod';
import type { Caller } from '../access/role.ts';
import { asFact } from '../names.ts';
import type { Product } from '../products/product.ts';
import { accept, refuse, type Result } from '../result.ts';
import type { Task, TaskKind } from '../tasks/task.ts';
import { requestText } from '../texts.ts';
import { type ClaimDocument, documentKind } from './claim-document.ts';
import type { Claim, ClaimCheck } from './claim.ts';
import { mayMove, type WrongStatus, wrongStatus } from './claim-lifecycle.ts';

/** A further request for documents, after the one that the law gives. */
export const furtherRequest = z.strictObject({
  documentKinds: z.array(documentKind).min(1).max(20).readonly(),
  reason: requestText(500).optional(),
});
export type FurtherRequest = z.infer<typeof furtherRequest>;

export type FurtherRefusal =
  | WrongStatus
  | { readonly kind: 'first-request-open' }
  | { readonly kind: 'awaiting-approval' }
  | { readonly kind: 'reason-missing' }
  | { readonly kind: 'needs-claims-manager' };

/**
 * CLM-2 (保险法 art. 22): all documents in one list: those that the cover's own list asks for and the firm has not handed in,
 * and what the surveyor adds. In the list's order, each kind once.
 */
export function documentsToRequest(
  of: Pick<Claim, 'coverCode'>,
  product: Pick<Product, 'documents'>,
  handedIn: readonly Pick<ClaimDocument, 'kind'>[],
  added: readonly string[],
): readonly string[] {
  const missing = product.documents
    .filter(({ covers }) => covers === undefined || covers.includes(of.coverCode))
    .filter(({ kind, minCount }) => handedIn.filter((one) => one.kind === kind).length < minCount)
    .map(({ kind }) => kind);
  return [...new Set([...missing, ...added])];
}

/**
 * CLM-2, case 33: the law asks for documents once. A second request is allowed with a reason and by a claims manager, stops no
 * clock, and stands on the claim as an unmet check that its firm reads. It is closed when the loss is assessed; while an
 * assessment waits for its approval none is made, because nobody would look at what comes.
 *
 * Refusals: `claim-not-open` (decided or not surveyed yet), `first-request-open` (there was no first one: the survey asks),
 * `awaiting-approval`, `reason-missing`, `needs-claims-manager`.
 */
export function requestFurther(
  open: Claim,
  { documentKinds, reason }: FurtherRequest,
  { by, tasks }: { readonly by: Caller; readonly tasks: readonly Task[] },
): Result<Claim, FurtherRefusal> {
  if (!mayMove(open.status, 'submit-for-approval') && !mayMove(open.status, 'finish-survey')) {
    return wrongStatus(open.status);
  }
  if (open.clocks.pauseFrom === undefined) return refuse({ kind: 'first-request-open' });
  if (awaitsApproval(tasks)) return refuse({ kind: 'awaiting-approval' });
  if (reason === undefined) return refuse({ kind: 'reason-missing' });
  if (!by.roles.includes('claims-manager')) return refuse({ kind: 'needs-claims-manager' });
  const said = {
    zh: `再次要求补充材料（${documentKinds.join('、')}），期限不中止。理由：${reason}`,
    en: `More papers are asked for (${documentKinds.join(', ')}); no period stops. Reason: ${reason}`,
  };
  const check: ClaimCheck = { rule: 'CLM-2', met: false, ...asFact(said) };
  return accept({ ...open, checks: [...open.checks, check], revision: open.revision + 1 });
}

const decidingKinds: readonly TaskKind[] = ['assess-loss', 'approve', 'consent-share', 'accept-offer'];

/** Whether the latest assessment is submitted and neither approved nor returned (CLM-27). */
function awaitsApproval(tasks: readonly Task[]): boolean {
  const latest = tasks.findLast((task) => decidingKinds.includes(task.kind));
  if (latest?.kind === 'assess-loss') return latest.outcome === 'approval-needed';
  if (latest?.kind === 'approve') return latest.outcome !== 'return';
  return latest?.kind === 'consent-share';
}
