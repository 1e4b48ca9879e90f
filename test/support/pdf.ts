import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface ReadPdf {
  /** Of each page what was written at once, one to a line, in the order in which it was written. */
  readonly pages: readonly string[];
  readonly text: string;
}

/** What a reader of a PDF file can select and copy. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const loading = getDocument({ data: new Uint8Array(bytes), verbosity: VerbosityLevel.ERRORS });
  const document = await loading.promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    const texts = items.map((item) => ('str' in item ? item.str : ''));
    pages.push(texts.filter((text) => text.trim() !== '').join('\n'));
  }
  await loading.destroy();
  return { pages, text: pages.join('\n') };
}

/** Whether a file carries its fonts as TrueType subsets: the name of one begins with six capitals and a plus. */
export function embedsSubsets(bytes: Uint8Array): boolean {
  const raw = Buffer.from(bytes).toString('latin1');
  const names = [...raw.matchAll(/\/BaseFont \/(\S+)/g)].map((match) => match[1] ?? '');
  return raw.includes('/FontFile2') && names.length > 0 && names.every((name) => /^[A-Z]{6}\+/.test(name));
}
