import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** Every file below a folder, in an order that is the same everywhere; `passOver` and what is built are left out. */
export function filesBelow(folder: string, passOver?: string): string[] {
  if (folder === passOver || path.basename(folder) === 'dist' || !existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const full = path.join(folder, entry.name);
      return entry.isDirectory() ? filesBelow(full, passOver) : [full];
    });
}
