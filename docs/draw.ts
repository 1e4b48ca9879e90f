import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withPictures } from './pictures.ts';

/** `npm run picture`: writes what ARCHITECTURE.md shows of the claims workflow and its lifecycle. */
const file = join(import.meta.dirname, '../ARCHITECTURE.md');

await writeFile(file, withPictures(await readFile(file, 'utf8')));
