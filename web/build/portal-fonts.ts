import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import subsetFont from 'subset-font';
import type { Plugin } from 'vite';

const root = path.join(import.meta.dirname, '../..');
const fonts = path.join(root, 'node_modules/@expo-google-fonts/noto-sans-sc');
const slices = path.join(root, 'node_modules/@fontsource/noto-sans-sc');
const ascii = String.fromCharCode(...Array.from({ length: 95 }, (_, index) => 32 + index));
const marks = '¥￥−–—…·•‹›「」『』（）《》【】、。，；：？！“”‘’％×÷±≤≥✓✗☐■▐▌○●①②③④⑤⑥⑦⑧⑨⑩→←↑↓～°';
const capitals = '零壹贰叁肆伍陆柒捌玖拾佰仟万亿元角分整人民币';

/** Where the words that the portal shows come from: first what everybody sees at once, then everything else. */
const firstWords = ['web/shell', 'web/front', 'web/firm/home', 'web/words', 'web/components'];
const allWords = ['web', 'shared/domain', 'shared/contract', 'functions'];

/**
 * `KB Sans`: Noto Sans SC cut down to the characters that our own pages, products and messages use, a file for what is seen
 * first and one for the rest, in two weights. What people type beyond them is shown by their system's font; `rest.css` names
 * the ready-made slices of the whole font for systems that have none.
 */
export function portalFonts(): Plugin {
  const styles = { address: '', preload: '' };
  return {
    name: 'kebao-portal-fonts',
    apply: 'build',
    async buildStart() {
      const faces = await Promise.all(
        subsets().map(async ({ weight, part, characters }) => {
          const source = await subsetFont(
            readFileSync(path.join(fonts, fileOf[weight])),
            [...characters].join(''),
            {
              targetFormat: 'woff2',
            },
          );
          const fileName = `fonts/kb-sans-${weight}-${part}-${hashOf(source)}.woff2`;
          this.emitFile({ type: 'asset', fileName, source });
          if (weight === 400 && part === 'a') styles.preload = `/${fileName}`;
          return face(weight, `/${fileName}`, rangesOf(characters));
        }),
      );
      const source = faces.join('');
      styles.address = `/fonts/kb-sans-${hashOf(source)}.css`;
      this.emitFile({ type: 'asset', fileName: styles.address.slice(1), source });
      for (const { fileName, content } of readyMadeSlices()) {
        this.emitFile({ type: 'asset', fileName, source: content });
      }
    },
    transformIndexHtml: () => [
      {
        tag: 'link',
        attrs: { rel: 'preload', as: 'font', type: 'font/woff2', href: styles.preload, crossorigin: '' },
      },
      { tag: 'link', attrs: { rel: 'stylesheet', href: styles.address } },
    ],
  };
}

const fileOf = {
  400: '400Regular/NotoSansSC_400Regular.ttf',
  600: '600SemiBold/NotoSansSC_600SemiBold.ttf',
} as const;

function subsets() {
  const first = charactersOf(firstWords);
  const rest = new Set([...charactersOf(allWords)].filter((one) => !first.has(one)));
  return ([400, 600] as const).flatMap((weight) => [
    { weight, part: 'a', characters: first },
    { weight, part: 'b', characters: rest },
  ]);
}

function face(weight: number, address: string, ranges: string): string {
  return `@font-face{font-family:'KB Sans';font-weight:${weight};font-display:swap;src:url(${address}) format('woff2');unicode-range:${ranges}}\n`;
}

/** The slices as they are published, without their older format. */
function readyMadeSlices(): { fileName: string; content: string | Uint8Array }[] {
  const styles = readFileSync(path.join(slices, '400.css'), 'utf8');
  const files = [...styles.matchAll(/url\(\.\/files\/([\w.-]+\.woff2)\)/g)].map(([, file = '']) => file);
  const content = styles
    .replaceAll(/, url\([^)]*\.woff\) format\('woff'\)/g, '')
    .replaceAll('./files/', './slices/');
  return [
    { fileName: 'fonts/rest.css', content },
    ...files.map((file) => ({
      fileName: `fonts/slices/${file}`,
      content: readFileSync(path.join(slices, 'files', file)),
    })),
  ];
}

function hashOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 8);
}

function charactersOf(folders: readonly string[]): Set<string> {
  const found = new Set(ascii + marks + capitals);
  for (const file of folders.flatMap((folder) => sourcesBelow(path.join(root, folder)))) {
    for (const character of readFileSync(file, 'utf8')) {
      const code = character.codePointAt(0) ?? 0;
      if (code >= 0x2e80 && code <= 0x9fff) found.add(character);
    }
  }
  return found;
}

function sourcesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));
}

/** CSS `unicode-range`, neighbours joined. */
function rangesOf(characters: ReadonlySet<string>): string {
  const codes = [...characters].map((one) => one.codePointAt(0) ?? 0).sort((one, other) => one - other);
  const ranges: { from: number; to: number }[] = [];
  for (const code of codes) {
    const last = ranges.at(-1);
    if (last && code === last.to + 1) last.to = code;
    else ranges.push({ from: code, to: code });
  }
  return ranges
    .map(({ from, to }) => `U+${from.toString(16)}${to === from ? '' : `-${to.toString(16)}`}`)
    .join(', ');
}
