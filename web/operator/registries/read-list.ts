import { type DecodedText, readText } from '../../api/read-text.ts';

/** A list as it was read from a file: its text, and its lines as they stand there. */
export interface ReadList extends DecodedText {
  readonly name: string;
  readonly lines: readonly string[];
}

export async function readList(file: File): Promise<ReadList> {
  const decoded = await readText(file);
  const lines = decoded.text.split(/\r?\n/).filter((line) => line.trim() !== '');
  return { ...decoded, name: file.name, lines };
}
