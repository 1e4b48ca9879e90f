import { readCsvBytes } from './read-csv.ts';
import type { ReadFile } from './list-file.ts';
import { isZip, readXlsx } from './read-xlsx.ts';

/** A list as it was uploaded; what the bytes are decides, not what the file is called. */
export async function readList(bytes: Uint8Array<ArrayBuffer>, mostRows: number): Promise<ReadFile> {
  return isZip(bytes) ? readXlsx(bytes, mostRows) : readCsvBytes(bytes, mostRows);
}
