import type { InputOf } from '../../api/contract.ts';
import { sha256Hex } from '../../api/sha256.ts';
import type { Language } from '../../words/language.tsx';

type BindBody = Exclude<InputOf<'POST /v1/quotes/{quoteId}/bind'>['body'], { readonly uploadId: string }>;
type Evidence = NonNullable<NonNullable<BindBody>['clauseEvidence']>[number];

/** A clause as it stood on the page when it was ticked. */
export interface ConfirmedClause {
  readonly text: string;
  readonly lang: Language;
  readonly shownAt: string;
  readonly confirmedAt: string;
}

/** What was confirmed of a quote's clauses, and when each was shown: the insurer bears the proof (QTE-4, G19). */
export interface Confirmations {
  readonly clauses: Readonly<Record<string, ConfirmedClause>>;
  readonly clawback: boolean;
}

export const nothingConfirmed: Confirmations = { clauses: {}, clawback: false };

/** What goes with the bind: the text that was shown by its hash. */
export function evidenceOf({ clauses }: Confirmations): Promise<Evidence[]> {
  return Promise.all(
    Object.entries(clauses).map(async ([id, { text, ...when }]) => ({
      id,
      textSha256: await sha256Hex(text),
      ...when,
    })),
  );
}
