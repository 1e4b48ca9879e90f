import * as z from 'zod';
import { jobFileKey } from '../../../shared/contract/documents.ts';
import { type BankMovement, bankMovement } from '../../../shared/domain/bank/bank-movement.ts';
import type { JobId, StatementId } from '../../../shared/domain/ids.ts';
import { statementId } from '../../../shared/domain/ids.ts';
import { invariant } from '../../../shared/domain/result.ts';
import { readStored, writeStored } from '../../../shared/persistence/signed-files.ts';
import { documentBucket } from '../../runtime/document-bucket.ts';
import { derivedId } from '../../runtime/minting.ts';
import { mostLines } from '../statement-movements.ts';

const mostPartBytes = 16_777_216;
const writtenAtOnce = 8;
const movements = z.array(bankMovement);

/** Keys of the parts that so many lines are divided into; each is as large as a statement that is read at once. */
export function partsOf(total: number): readonly string[] {
  const count = Math.trunc((total + mostLines.inline - 1) / mostLines.inline);
  return Array.from({ length: count }, (_, index) => String(index + 1).padStart(4, '0'));
}

/** Writes every part as a file of its own; again the same, however often. */
export async function writeParts(jobId: JobId, of: readonly BankMovement[]): Promise<void> {
  const parts = partsOf(of.length);
  for (let from = 0; from < parts.length; from += writtenAtOnce) {
    await Promise.all(
      parts.slice(from, from + writtenAtOnce).map((part, at) => {
        const first = (from + at) * mostLines.inline;
        const content = JSON.stringify(of.slice(first, first + mostLines.inline));
        return writeStored(documentBucket(), keyOf(jobId, part), {
          contentType: 'application/json',
          content,
        });
      }),
    );
  }
}

export async function readPart(jobId: JobId, part: string): Promise<readonly BankMovement[]> {
  const bytes = await readStored(documentBucket(), keyOf(jobId, part), mostPartBytes);
  invariant(bytes !== undefined, `no part ${part} of ${jobId}`);
  return movements.parse(JSON.parse(new TextDecoder().decode(bytes)));
}

/** What the lines of a part are read by: the same again for a repetition of the part, and for no other. */
export function commandOf(jobId: JobId, part: string): string {
  return `${jobId}#${part}`;
}

/** The statement that a part is kept as. */
export function statementOfPart(jobId: JobId, part: string): StatementId {
  return statementId.parse(derivedId('stm', commandOf(jobId, part)));
}

function keyOf(jobId: JobId, part: string): string {
  return jobFileKey(jobId, `lines-${part}.json`);
}
