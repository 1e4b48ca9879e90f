/** A list as it was read from a file: its text, and its lines as they stand there. */
export interface ReadList {
  readonly name: string;
  readonly encoding: 'UTF-8' | 'GB18030';
  readonly text: string;
  readonly lines: readonly string[];
}

/** Reads a list in UTF-8, or in GB18030 where it is not UTF-8, as spreadsheets in China write it. */
export async function readList(file: File): Promise<ReadList> {
  const bytes = await file.arrayBuffer();
  const { text, encoding } = decoded(bytes);
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  return { name: file.name, encoding, text, lines };
}

function decoded(bytes: ArrayBuffer): Pick<ReadList, 'text' | 'encoding'> {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'UTF-8' };
  } catch {
    return { text: new TextDecoder('gb18030').decode(bytes), encoding: 'GB18030' };
  }
}
