import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import subsetFont from 'subset-font';
import type { Plugin } from 'vite';

const root = path.join(import.meta.dirname, '../..');
const fonts = path.join(root, 'node_modules/@expo-google-fonts/noto-sans-sc');
const slices = path.join(root, 'node_modules/@fontsource/noto-sans-sc');
const ascii = String.fromCharCode(...Array.from({ length: 95 }, (_, index) => 32 + index));
const marks = '¥￥−–—…·•‹›「」『』（）《》【】、。，；：？！“”‘’％×÷±≤≥✓✗☐■▐▌○●①②③④⑤⑥⑦⑧⑨⑩→←↑↓～°';
const capitals = '零壹贰叁肆伍陆柒捌玖拾佰仟万亿元角分整人民币';
/** What names of firms have in common, and those of the demonstration and its people. */
const firmNames = '科技股份有限责任公司西安示范甲乙丙经办';
const programmes = 'shared/domain/subsidies/data';

/** What the pages that a firm sees first say. */
const firstPages = [
  'web/front/start-page.tsx',
  'web/shell/portal.tsx',
  'web/shell/language-switch.tsx',
  'web/shell/firm-shell.tsx',
  'web/firm/home',
  'web/firm/policies/policy-card.tsx',
  'web/words/dates.tsx',
  'web/components/asked.tsx',
  'web/local/demo-bar.tsx',
];
const ofFirms = ['web/firm', 'web/front', 'web/shell', 'web/words', 'web/components'];
const ofTheService = ['shared/domain', 'shared/contract', 'functions'];

/**
 * `KB Sans`: Noto Sans SC cut down to the characters that our own pages, products and messages use, in parts of which a page
 * asks for those that it shows, in two weights. What people type beyond them is shown by their system's font; `rest.css` names
 * the ready-made slices of the whole font for systems that have none.
 */
export function portalFonts(): Plugin {
  const styles = { address: '', preloads: [] as string[] };
  return {
    name: 'kebao-portal-fonts',
    apply: 'build',
    async buildStart() {
      const faces = await Promise.all(
        subsets().map(async ({ weight, part, characters }) => {
          const source = await subsetFont(
            readFileSync(path.join(fonts, fileOf[weight])),
            [...characters].join(''),
            // Forms of other languages and of vertical lines stay out: they are as large as the characters themselves.
            { targetFormat: 'woff2', noLayoutClosure: true, noHinting: true },
          );
          const fileName = `fonts/kb-sans-${weight}-${part}-${hashOf(source)}.woff2`;
          this.emitFile({ type: 'asset', fileName, source });
          if (part === 'a') styles.preloads.push(`/${fileName}`);
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
      ...styles.preloads.toSorted().map((href) => ({
        tag: 'link',
        attrs: { rel: 'preload', as: 'font', type: 'font/woff2', href, crossorigin: '' },
      })),
      { tag: 'link', attrs: { rel: 'stylesheet', href: styles.address } },
    ],
  };
}

const fileOf = {
  400: '400Regular/NotoSansSC_400Regular.ttf',
  600: '600SemiBold/NotoSansSC_600SemiBold.ttf',
} as const;

function subsets() {
  const taken = new Set<string>();
  const cut = Object.entries(parts()).map(([part, wanted]) => {
    const characters = new Set([...wanted].filter((one) => !taken.has(one)));
    for (const one of characters) taken.add(one);
    return { part, characters };
  });
  return ([400, 600] as const).flatMap((weight) => cut.map((one) => ({ weight, ...one })));
}

/**
 * The characters in the parts in which a page fetches them, each without those of the parts before it: what a firm sees first,
 * what many files of the portal say, what some do, what few do, and the words of the service itself. A page mostly asks for the
 * first of these alone.
 */
function parts(): Readonly<Record<string, Iterable<string>>> {
  const inFiles = filesPerCharacter(['web']);
  const inAtLeast = (files: number) => [...inFiles.keys()].filter((one) => (inFiles.get(one) ?? 0) >= files);
  return {
    a: ascii + marks + firmNames + namesIn(programmes) + [...filesPerCharacter(firstPages).keys()].join(''),
    b: inAtLeast(15),
    c: inAtLeast(4),
    d: capitals + [...filesPerCharacter(ofFirms).keys()].join(''),
    e: inFiles.keys(),
    f: filesPerCharacter(ofTheService).keys(),
  };
}

/** Characters of the Chinese names in data: the front page lists every programme that is open. */
function namesIn(folder: string): string {
  const sources = sourcesBelow(path.join(root, folder)).map((file) => readFileSync(file, 'utf8'));
  return [...sources.join('').matchAll(/\bnames: \{\s*zh: '([^']*)'/g)].map(([, name]) => name).join('');
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

/** How many source files say each Chinese character. */
function filesPerCharacter(places: readonly string[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const file of places.flatMap((place) => sourcesBelow(path.join(root, place)))) {
    for (const character of new Set(readFileSync(file, 'utf8'))) {
      const code = character.codePointAt(0) ?? 0;
      if (code >= 0x2e80 && code <= 0x9fff) found.set(character, (found.get(character) ?? 0) + 1);
    }
  }
  return found;
}

function sourcesBelow(folder: string): string[] {
  if (statSync(folder).isFile()) return [folder];
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
