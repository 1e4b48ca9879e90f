import * as z from 'zod';
import { instant } from '../dates.ts';
import { uploadId } from '../ids.ts';
import { type ImportKind, importKinds } from '../imports/import-kind.ts';
import { requestText } from '../texts.ts';

/** Largest list: 20 MiB, far above what its most rows need. */
export const mostListBytes = 20_971_520;

/** Largest list of an insurer: 1 GiB of CSV, which holds some four million rows. A spreadsheet is a list like any other. */
export const mostInsurerListBytes = 1_073_741_824;

/** What a list that is put beside a settlement is announced for. */
export const insurerListPurpose = 'insurer-list';

/** What a bank statement is announced for. */
export const statementPurpose = 'bank-statement';

const contentTypes = [
  'text/csv',
  // What Windows says of a .csv where Excel is installed.
  'application/vnd.ms-excel',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/xml',
  'text/xml',
] as const;
const spreadsheet = contentTypes[2];

/** What an uploaded list of this kind is announced for. */
const purposeOf = (kind: ImportKind): `${ImportKind}-import` => `${kind}-import`;

const purpose = z.enum([...importKinds.map(purposeOf), insurerListPurpose, statementPurpose]);

/** A statement is CSV or camt.053, any other list CSV or a spreadsheet. */
function mayBe(of: z.infer<typeof purpose>, contentType: (typeof contentTypes)[number]): boolean {
  const isXml = contentType.endsWith('/xml');
  return of === statementPurpose ? contentType !== spreadsheet : !isXml;
}

const announced = {
  purpose,
  fileName: requestText(200),
  contentType: z.enum(contentTypes),
  sizeBytes: z.int().positive().max(mostInsurerListBytes),
  sha256: z
    .string()
    .regex(
      /^[0-9A-Fa-f]{64}$/,
      '应为 SHA-256 的 64 位十六进制数 / expected 64 hexadecimal digits of the SHA-256',
    )
    .transform((digits) => digits.toLowerCase()),
};

/** What is said of a list before it is uploaded; size and checksum bind the upload. */
export const uploadRequest = z
  .strictObject(announced)
  .refine(({ purpose: of, contentType }) => mayBe(of, contentType), {
    path: ['contentType'],
    message:
      '银行流水须为 CSV 或 XML，其他名单须为 CSV 或 XLSX / a statement is CSV or XML, any other list CSV or XLSX',
  })
  .refine(
    ({ purpose: of, contentType, sizeBytes }) => {
      const isLarge = of === insurerListPurpose && contentType !== spreadsheet;
      return isLarge || sizeBytes <= mostListBytes;
    },
    {
      path: ['sizeBytes'],
      message: `文件过大，最多 ${mostListBytes} 字节。请拆分后上传；保险公司名单请用 CSV / too large: at most ${mostListBytes} bytes; split it, or put an insurer’s list as CSV`,
    },
  );

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

export function isForSettlement(of: Upload): boolean {
  return of.purpose === insurerListPurpose;
}

export function isStatement(of: Upload): boolean {
  return of.purpose === statementPurpose;
}
