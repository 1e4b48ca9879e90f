import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { paperFonts } from '../../../shared/contract/paper-fonts.ts';

export type FontName = keyof typeof paperFonts;

const { resolve } = createRequire(import.meta.url);
const read = new Map<FontName, Buffer>();

/**
 * The file of a font, read once in the life of a process: Noto Sans SC, whole, because a firm's name may hold any character.
 * One look-up finds it beside the source and beside the deployed bundle.
 */
export function fontBytes(name: FontName): Buffer {
  const held = read.get(name);
  if (held !== undefined) return held;
  const bytes = readFileSync(resolve(paperFonts[name]));
  read.set(name, bytes);
  return bytes;
}
