import type { ClaimDocument } from '../domain/claims/claim-document.ts';
import { type EvidenceMark, evidenceUse, type EvidenceUse } from '../domain/claims/repeated-evidence.ts';
import { type Key, keys } from './keys.ts';
import { insert, type Item, read, type Store, type Write } from './store.ts';

/** Where an invoice or a file was used first. */
export async function readEvidenceUse(store: Store, mark: EvidenceMark): Promise<EvidenceUse | undefined> {
  const item = await read(store, keyOf(mark));
  return item === undefined ? undefined : evidenceUse.parse(item);
}

/** The first use: two documents that come at once cannot both be. */
export function insertEvidenceUse(mark: EvidenceMark, by: ClaimDocument): Write {
  return insert('evidence-use', itemOf(mark, by));
}

/** Takes the place of a use by a claim that was withdrawn, unless another claim has taken it meanwhile. */
export function replaceEvidenceUse(
  mark: EvidenceMark,
  by: ClaimDocument,
  instead: Pick<EvidenceUse, 'claimNo'>,
): Write {
  return {
    label: 'evidence-use',
    put: itemOf(mark, by),
    condition: { expression: 'claimNo = :claimNo', values: { ':claimNo': instead.claimNo } },
  };
}

function itemOf(mark: EvidenceMark, { claimNo, documentId, attachedAt }: ClaimDocument): Item {
  return { ...keyOf(mark), type: 'evidence-use', claimNo, documentId, at: attachedAt };
}

function keyOf(mark: EvidenceMark): Key {
  return mark.of === 'file'
    ? keys.evidenceUse('file', mark.sha256)
    : keys.evidenceUse('invoice', `${mark.sellerUscc}#${mark.number}`);
}
