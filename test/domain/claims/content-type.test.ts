import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import {
  contentTypeOf,
  endBytes,
  extensionOf,
  fileTypeName,
} from '../../../shared/domain/claims/content-type.ts';

const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

function typeOf(bytes: Uint8Array) {
  return contentTypeOf({ head: bytes.slice(0, endBytes.head), tail: bytes.slice(-endBytes.tail) });
}

const archive = (...names: string[]) => {
  return zipSync(Object.fromEntries(names.map((name) => [name, strToU8('<xml/>'.repeat(500))])));
};

describe('a file is what its content says', () => {
  it.each([
    ['a PDF', strToU8('%PDF-1.7\n%%EOF'), 'application/pdf'],
    ['a PDF behind some bytes', strToU8(`${' '.repeat(200)}%PDF-1.4`), 'application/pdf'],
    ['a photograph', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0), 'image/jpeg'],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), 'image/png'],
    [
      'a spreadsheet',
      archive('[Content_Types].xml', 'xl/workbook.xml', 'xl/worksheets/sheet1.xml'),
      spreadsheet,
    ],
    ['a written document', archive('[Content_Types].xml', 'word/document.xml'), undefined],
    ['an archive', archive('a.txt'), undefined],
    ['a program', strToU8('MZ\u0090'), undefined],
    ['a page', strToU8('<html><body>'), undefined],
    ['nothing', new Uint8Array(), undefined],
  ])('%s', (_, bytes, type) => {
    expect(typeOf(bytes)).toBe(type);
  });

  it('and has a name for people, and an ending', () => {
    expect(fileTypeName(typeOf(strToU8('%PDF-1.7')))).toBe('PDF');
    expect(fileTypeName(undefined)).toBe('无法识别的文件');
    expect(extensionOf(spreadsheet)).toBe('xlsx');
  });
});
