import { readFileSync } from 'node:fs';
import { readList } from '../../functions/imports/files/read-list.ts';
import { writeXlsx } from '../../functions/imports/files/write-xlsx.ts';
import { mostRows } from '../../shared/domain/imports/import-bounds.ts';

/** Reads the list and writes it again as a file of errors would be; says how many rows and at most how many MB it held. */
const read = await readList(new Uint8Array(readFileSync(process.argv[2] ?? '')), mostRows.job);
if (!read.ok) throw new Error(read.failure.detail);
await writeXlsx([read.file.titles, ...read.file.rows.map(({ cells }) => cells)]);
const peakMegabytes = Math.round(process.resourceUsage().maxRSS / 1_024);
process.stdout.write(JSON.stringify({ rows: read.file.rows.length, peakMegabytes }));
