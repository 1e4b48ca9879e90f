import * as z from 'zod';
import { instant } from '../dates.ts';
import { claimNo, documentId } from '../ids.ts';
import { asFact } from '../names.ts';
import type { ClaimDocument } from './claim-document.ts';
import type { Claim, ClaimCheck } from './claim.ts';
import type { LossSheet } from './loss-sheet.ts';

/** The rule under which a claim shows that evidence of it was used before. */
export const repeatedEvidenceRule = 'case-11';

/** Where a file or an invoice was used first, over all claims and insurers of the platform. */
export const evidenceUse = z.object({ claimNo, documentId, at: instant });
export type EvidenceUse = z.infer<typeof evidenceUse>;

/** What may not be used in two claims: the invoice, by its number and seller, and the file itself. */
export type EvidenceMark =
  | { readonly of: 'invoice'; readonly sellerUscc: string; readonly number: string }
  | { readonly of: 'file'; readonly sha256: string };

export function marksOfDocument({
  sha256,
  invoice,
}: Pick<ClaimDocument, 'sha256' | 'invoice'>): EvidenceMark[] {
  const paper: EvidenceMark[] =
    invoice === undefined ? [] : [{ of: 'invoice', sellerUscc: invoice.sellerUscc, number: invoice.number }];
  return [...paper, { of: 'file', sha256 }];
}

/**
 * Case 11 (保险法 art. 27): evidence that another claim has used. The document is kept and says where else it is; the claim gets
 * an unmet check for its adjuster. Nothing is rejected by it: what it means is for a person to say.
 */
export function withRepeatedEvidence(of: Claim, document: ClaimDocument): Claim {
  const { sameAs, invoice } = document;
  if (sameAs === undefined) return of;
  const mark = `SHA-256 ${document.sha256.slice(0, 12)}…`;
  const what =
    sameAs.of === 'invoice'
      ? {
          zh: `发票 ${invoice?.number}（销售方 ${invoice?.sellerUscc}）`,
          en: `Invoice ${invoice?.number} (seller ${invoice?.sellerUscc})`,
        }
      : { zh: `文件 ${document.fileName}（${mark}）`, en: `File ${document.fileName} (${mark})` };
  const said = {
    zh: `${what.zh}已在其他案件中提交，请核实`,
    en: `${what.en} was handed in for another claim before; please look into it`,
  };
  const check: ClaimCheck = { rule: repeatedEvidenceRule, met: false, ...asFact(said) };
  const isNoted = of.checks.some((one) => one.rule === check.rule && one.fact === check.fact);
  return isNoted ? of : { ...of, checks: [...of.checks, check], revision: of.revision + 1 };
}

/**
 * Case 11: evidence that another claim has used holds the claim: nothing is offered before whoever assesses has said, in the note of
 * a line of the sheet, what was found of it.
 */
export function isHeldByEvidence(
  { checks }: Pick<Claim, 'checks'>,
  { lossLines }: Pick<LossSheet, 'lossLines'>,
): boolean {
  const isRepeated = checks.some((check) => check.rule === repeatedEvidenceRule && !check.met);
  return isRepeated && lossLines.every((line) => line.note === undefined);
}
