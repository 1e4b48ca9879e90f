/** A file's text, and the encoding that it was in. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: 'UTF-8' | 'GB18030';
}

/** The text of a file as banks and spreadsheets in China write it: UTF-8, or GB18030 where it is not. */
export async function readText(file: File): Promise<DecodedText> {
  const bytes = await file.arrayBuffer();
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'UTF-8' };
  } catch {
    return { text: new TextDecoder('gb18030').decode(bytes), encoding: 'GB18030' };
  }
}
