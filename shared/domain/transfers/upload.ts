import * as z from 'zod';
import { instant } from '../dates.ts';
import { uploadId } from '../ids.ts';
import { type ImportKind, importKinds } from '../imports/import-kind.ts';
import { requestText } from '../texts.ts';

/** Largest list: 20 MiB, far above what its most rows need. */
export const mostListBytes = 20_971_520;

const contentTypes = [
  'text/csv',
  // What Windows says of a .csv where Excel is installed.
  'application/vnd.ms-excel',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
] as const;

/** What an uploaded list of this kind is announced for. */
const purposeOf = (kind: ImportKind): `${ImportKind}-import` => `${kind}-import`;

const purpose = z.enum(importKinds.map(purposeOf));

const announced = {
  purpose,
  fileName: requestText(200),
  contentType: z.enum(contentTypes),
  sizeBytes: z.int().positive().max(mostListBytes),
  sha256: z
    .string()
    .regex(
      /^[0-9A-Fa-f]{64}$/,
      '应为 SHA-256 的 64 位十六进制数 / expected 64 hexadecimal digits of the SHA-256',
    )
    .transform((digits) => digits.toLowerCase()),
};

/** What is said of a list before it is uploaded; size and checksum bind the upload. */
export const uploadRequest = z.strictObject(announced);

/** An announced upload. Only the organisation that announced it may use it. */
export const upload = z.object({
  uploadId,
  ...announced,
  org: z.string(),
  announcedBy: z.string(),
  announcedAt: instant,
});
export type Upload = z.infer<typeof upload>;

export function isFor(of: Upload, kind: ImportKind): boolean {
  return of.purpose === purposeOf(kind);
}
