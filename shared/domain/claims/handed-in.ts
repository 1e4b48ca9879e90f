import type { DocumentId } from '../ids.ts';
import type { Claim } from './claim.ts';
import type { ClaimDocument } from './claim-document.ts';

/** CLM-2: notes which documents have really come; one that is only announced is not handed in. */
export function withHandedIn(of: Claim, arrived: readonly DocumentId[]): Claim {
  const handedIn = [...new Set([...(of.handedIn ?? []), ...arrived])];
  return handedIn.length === (of.handedIn ?? []).length ? of : { ...of, handedIn };
}

/** Those of a claim's documents that have really come. */
export function documentsHandedIn(
  { handedIn = [] }: Pick<Claim, 'handedIn'>,
  documents: readonly ClaimDocument[],
): readonly ClaimDocument[] {
  return documents.filter((one) => handedIn.includes(one.documentId));
}
