import { expect } from 'vitest';

const chinese = /[\p{Script=Han}，。、；：（）]/u;

/** Every sentence is there, and no sign of it is Chinese but those of names: of firms, of files, of what people wrote. */
export function expectEnglish(
  sentences: readonly (string | undefined)[],
  names: readonly string[] = [],
): void {
  expect(sentences).not.toEqual([]);
  for (const sentence of sentences) {
    expect(sentence, 'in English').toBeTruthy();
    expect(names.reduce((text, name) => text.replaceAll(name, ''), sentence ?? '')).not.toMatch(chinese);
  }
}
