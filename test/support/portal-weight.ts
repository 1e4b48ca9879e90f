import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
}

type Manifest = Readonly<Record<string, Chunk>>;

/** A route of the portal, the modules beyond the entry that its first paint asks for, and what they may weigh. */
export interface WeighedRoute {
  readonly path: string;
  readonly modules: readonly string[];
  readonly scriptKiB: number;
  readonly fontKiB: number;
  /** Who is shown it. */
  readonly user?: string;
}

const firm = 'shell/firm-shell.tsx';

export const weighedRoutes: readonly WeighedRoute[] = [
  { path: '/', modules: ['front/start-page.tsx'], scriptKiB: 230, fontKiB: 90 },
  {
    path: '/firm',
    modules: [firm, 'firm/home/home-page.tsx'],
    scriptKiB: 230,
    fontKiB: 90,
    user: 'firm-a',
  },
  {
    path: '/firm/policies',
    modules: [firm, 'firm/policies/policies-page.tsx'],
    scriptKiB: 270,
    fontKiB: 150,
    user: 'firm-a',
  },
  {
    path: '/firm/claims/new',
    modules: [firm, 'firm/claims/report-page.tsx'],
    scriptKiB: 280,
    fontKiB: 150,
    user: 'firm-a',
  },
  {
    path: '/insurer/work',
    modules: ['insurer/insurer-shell.tsx', 'insurer/work/work-page.tsx'],
    scriptKiB: 400,
    fontKiB: 200,
    user: 'adjuster',
  },
  {
    path: '/bureau',
    modules: ['bureau/bureau-shell.tsx', 'bureau/position/programmes-page.tsx'],
    scriptKiB: 400,
    fontKiB: 200,
    user: 'bureau-clerk',
  },
];

/** Scripts of a route's first paint: what runs first, what shows the pages, the route's own chunks and whatever these import at once. */
export function scriptsOf(folder: string, { modules }: WeighedRoute): readonly string[] {
  return filesOf(folder, ['index.html', 'show-portal.tsx', ...modules]);
}

/** The files of these modules, and of whatever they import at once. */
export function filesOf(folder: string, modules: readonly string[]): readonly string[] {
  const manifest = JSON.parse(readFileSync(path.join(folder, '.vite/manifest.json'), 'utf8')) as Manifest;
  const found = new Set(modules);
  const files = new Set<string>();
  for (const name of found) {
    const chunk = manifest[name];
    if (chunk === undefined) throw new Error(`${name} is no chunk of its own`);
    files.add(chunk.file);
    for (const imported of chunk.imports ?? []) found.add(imported);
  }
  return [...files];
}

/** What travels for a file, gzip at its usual level. */
export function gzipBytes(folder: string, file: string): number {
  return gzipSync(readFileSync(path.join(folder, file)), { level: 6 }).byteLength;
}

export function scriptBytes(folder: string, route: WeighedRoute): number {
  return scriptsOf(folder, route).reduce((sum, file) => sum + gzipBytes(folder, file), 0);
}
