import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withPicture } from './claim-workflow-picture.ts';

const file = join(import.meta.dirname, '../../ARCHITECTURE.md');

await writeFile(file, withPicture(await readFile(file, 'utf8')));
