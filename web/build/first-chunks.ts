import path from 'node:path';
import type { Plugin } from 'vite';

const web = path.join(import.meta.dirname, '..');
const inWeb = (file: string) => path.join(web, file);
/** Runs first, alone. */
const start = inWeb('start.ts');
/** Shows the pages. */
const portal = inWeb('show-portal.tsx');
/** What every page is made of. */
const everyPage = [
  'api/ask.ts',
  'components/asked.tsx',
  'components/notice.tsx',
  'components/page.tsx',
  'components/status-tag.tsx',
  'shell/desk-gate.tsx',
  'shell/desks.ts',
  'shell/language-switch.tsx',
  'words/dates.tsx',
].map(inWeb);

/** Names all components; of these every page has only some. */
const allOfAntd = /\/antd\/es\/index\.js$/;
const antdOfEveryPage = ['./button/index.js', './config-provider/index.js'];

interface Modules {
  readonly getModuleInfo: (id: string) => { readonly importedIds: readonly string[] } | null;
}

type NameOfChunk = (id: string, modules: Modules) => string | null;

/**
 * Puts what every page is made of into two files, libraries and our own, so that a first visit asks for few files and a later one
 * for what has changed; and has both fetched from the start, beside the small file that runs first.
 */
export function firstChunks(): Plugin {
  const groups = [
    { name: startChunk(), priority: 1, debugName: 'start' },
    { name: everyPageChunk(), priority: 0, debugName: 'every page' },
  ];
  return {
    name: 'kebao-first-chunks',
    apply: 'build',
    config: () => ({ build: { rolldownOptions: { output: { codeSplitting: { groups } } } } }),
    transformIndexHtml: {
      order: 'post',
      handler: (_, { bundle = {} }) =>
        Object.values(bundle)
          .filter((file) => file.type === 'chunk')
          .filter(
            ({ name, facadeModuleId }) =>
              [libraries, own, runtime].includes(name) || facadeModuleId === portal,
          )
          .flatMap(({ fileName, viteMetadata }) => [
            { tag: 'link', attrs: { rel: 'modulepreload', href: `/${fileName}`, crossorigin: '' } },
            ...[...(viteMetadata?.importedCss ?? [])].map((style) => ({
              tag: 'link',
              attrs: { rel: 'stylesheet', href: `/${style}`, crossorigin: '' },
            })),
          ]),
    },
  };
}

const libraries = 'libraries';
const own = 'pages';
/** What the bundler adds. */
const runtime = 'rolldown-runtime';

/** What the first file needs is in no other, which it would have to wait for. */
function startChunk(): NameOfChunk {
  let needed: ReadonlySet<string> | undefined;
  return (id, modules) => {
    needed ??= neededBy([start], modules);
    return id !== start && needed.has(id) ? 'start' : null;
  };
}

function everyPageChunk(): NameOfChunk {
  let needed: ReadonlySet<string> | undefined;
  return (id, modules) => {
    needed ??= neededBy([portal, ...everyPage], modules);
    if (id === portal || !needed.has(id)) return null;
    return id.includes('/node_modules/') ? libraries : own;
  };
}

/** The files, and whatever they import at once. */
function neededBy(files: readonly string[], modules: Modules): ReadonlySet<string> {
  const found = new Set(files);
  for (const id of found) {
    const imported = allOfAntd.test(id)
      ? antdOfEveryPage.map((part) => path.join(path.dirname(id), part))
      : (modules.getModuleInfo(id)?.importedIds ?? []);
    for (const one of imported) found.add(one);
  }
  return found;
}
