import { cp } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Plugin } from 'esbuild';
import { paperFonts, paperFontsLicence } from '../../shared/contract/paper-fonts.ts';

/** Leaves out of the font engine what unpacks WOFF2, 470 KiB: the fonts that we ship are not packed. */
export const withoutWoff2: Plugin = {
  name: 'without-woff2',
  setup(build) {
    build.onLoad({ filter: /\/brotli\/decompress\.js$/ }, () => ({
      contents: `export default function leftOut() { throw new Error('this is left out of the bundle'); }`,
    }));
  },
};

/** Puts the fonts and their licence beside a bundle, where Node finds files of packages. */
export async function writeFonts(folder: string): Promise<void> {
  const { resolve } = createRequire(import.meta.url);
  for (const file of [...Object.values(paperFonts), paperFontsLicence]) {
    await cp(resolve(file), join(folder, 'node_modules', file));
  }
}
