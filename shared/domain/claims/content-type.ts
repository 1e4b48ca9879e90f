import type { ClaimDocument } from './claim-document.ts';

/** Beginning and end of a file; more is not needed to tell the kinds that we take. */
export interface FileEnds {
  readonly head: Uint8Array;
  readonly tail: Uint8Array;
}

/** So much of a file's beginning and end is looked at. */
export const endBytes = { head: 1_024, tail: 16_384 } as const;

type ContentType = ClaimDocument['contentType'];

const signatures: readonly (readonly [type: ContentType, begins: readonly number[]])[] = [
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
];
const zipBegins = [0x50, 0x4b, 0x03, 0x04];
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * What a file is by its content, whatever its name says; `undefined`: none of the kinds that we take. A PDF may have some
 * bytes before its mark; a spreadsheet is an archive whose list of contents, at its end, names sheets.
 */
export function contentTypeOf({ head, tail }: FileEnds): ContentType | undefined {
  const signed = signatures.find(([, begins]) => beginsWith(head, begins));
  if (signed !== undefined) return signed[0];
  if (asText(head).includes('%PDF-')) return 'application/pdf';
  const isSpreadsheet = beginsWith(head, zipBegins) && asText(tail).includes('xl/w');
  return isSpreadsheet ? spreadsheet : undefined;
}

/** How the names of such files end. */
export function extensionOf(type: ContentType): 'pdf' | 'jpg' | 'png' | 'xlsx' {
  switch (type) {
    case 'application/pdf':
      return 'pdf';
    case 'image/jpeg':
      return 'jpg';
    case 'image/png':
      return 'png';
    case spreadsheet:
      return 'xlsx';
  }
}

/** How people call a kind of file. */
export function fileTypeName(type: ContentType | undefined): string {
  switch (type) {
    case 'application/pdf':
      return 'PDF';
    case 'image/jpeg':
      return 'JPEG 图片';
    case 'image/png':
      return 'PNG 图片';
    case spreadsheet:
      return 'XLSX 表格';
    case undefined:
      return '无法识别的文件';
  }
}

function beginsWith(bytes: Uint8Array, begins: readonly number[]): boolean {
  return begins.every((byte, index) => bytes[index] === byte);
}

function asText(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}
