import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type AssetCode, Code } from 'aws-cdk-lib/aws-lambda';
import { build, type BuildOptions, type OutputFile, type Plugin } from 'esbuild';
import { backgroundEntries, httpEntries } from '../../shared/contract/functions.ts';
import { catalogueBeside, catalogueModule } from './catalogue-module.ts';
import { lean, leanest, replacedPackages } from './lean-bundle.ts';
import { withoutWoff2, writeFonts } from './paper-bundle.ts';

const root = join(import.meta.dirname, '../..');

/** A function's code: the module that is its entry, and modules beside it, by their names. */
export interface Bundle {
  readonly contents: Uint8Array;
  readonly beside: ReadonlyMap<string, Uint8Array>;
}

/** Every function's code by its entry file: minified, the SDK included, modules before CommonJS. */
export async function bundleEvery(): Promise<ReadonlyMap<string, Bundle>> {
  const { documentation, papers, ...answering } = httpEntries;
  const { tasks, payouts, appeals, binding, cancellation, endorsements, ...whole } = answering;
  const { claimsTasks, ...background } = backgroundEntries;
  const undivided = await Promise.all([
    bundlesOf([...Object.values(whole), ...Object.values(background)], [...leanest, catalogueBeside]),
    bundlesOf([documentation], [...lean, catalogueBeside]),
    bundlesOf([papers], [...leanest, catalogueBeside, withoutWoff2]),
  ]);
  const bundles = new Map<string, Bundle>();
  for (const entry of [tasks, payouts, appeals, binding, cancellation, endorsements, claimsTasks]) {
    bundles.set(entry, await dividedBundle(entry, [...leanest, catalogueBeside]));
  }
  for (const [entry, contents] of undivided.flat()) bundles.set(entry, { contents, beside: new Map() });
  return bundles;
}

/** Bytes that a function reads when it starts: what it imports by and by is left out. */
export function bytesAtStart({ contents, beside }: Bundle): number {
  const read = new Set([contents]);
  for (const module of read) {
    const text = new TextDecoder().decode(module);
    for (const [name, other] of beside) if (text.includes(`from"./${name}"`)) read.add(other);
  }
  return [...read].reduce((sum, module) => sum + module.byteLength, 0);
}

/** The catalogue's literals as the one module that lies beside every function that asks for it. */
export async function bundleCatalogue(): Promise<Uint8Array> {
  const [bundled] = await bundlesOf([catalogueModule.source], []);
  if (bundled === undefined) throw new Error('esbuild made nothing of the catalogue');
  return bundled[1];
}

/** One call for many entries reads what they share once, which is three times as fast as a call for each. */
export async function bundlesOf(
  entries: readonly string[],
  plugins: readonly Plugin[],
): Promise<(readonly [entry: string, contents: Uint8Array])[]> {
  const { outputFiles } = await build({
    ...minified(plugins),
    entryPoints: entries.map((entry, position) => ({ in: entry, out: String(position) })),
  });
  return entries.map((entry, position) => [entry, outputOf(outputFiles, `${position}.mjs`, entry)]);
}

/** An entry of which a part that is imported by and by is a module of its own, and what both share a third. */
async function dividedBundle(entry: string, plugins: readonly Plugin[]): Promise<Bundle> {
  const { outputFiles } = await build({
    ...minified(plugins),
    entryPoints: [{ in: entry, out: 'index' }],
    splitting: true,
  });
  const beside = outputFiles
    .map(({ path, contents }) => [basename(path), contents] as const)
    .filter(([name]) => name !== 'index.mjs');
  return { contents: outputOf(outputFiles, 'index.mjs', entry), beside: new Map(beside) };
}

function minified(plugins: readonly Plugin[]) {
  return {
    absWorkingDir: root,
    outdir: root,
    outExtension: { '.js': '.mjs' },
    write: false,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    charset: 'utf8',
    alias: replacedPackages,
    plugins: [...plugins],
    logLevel: 'warning',
  } as const satisfies BuildOptions;
}

function outputOf(files: readonly OutputFile[], name: string, entry: string): Uint8Array {
  const output = files.find((file) => file.path === join(root, name));
  if (!output) throw new Error(`esbuild made nothing of ${entry}`);
  return output.contents;
}

/** Writes every function's module below the folder, and says where the code of an entry is. */
export async function writeBundles(folder: string): Promise<(entry: string) => AssetCode> {
  const folderOf = (entry: string) => join(folder, entry.replace(/\.ts$/, ''));
  const [functions, catalogue] = await Promise.all([bundleEvery(), bundleCatalogue()]);
  for (const [entry, { contents, beside }] of functions) {
    await mkdir(folderOf(entry), { recursive: true });
    const modules = [['index.mjs', contents] as const, ...beside];
    for (const [name, module] of modules) await writeFile(join(folderOf(entry), name), module);
    if (modules.some(([, module]) => Buffer.from(module).includes(catalogueModule.name))) {
      await writeFile(join(folderOf(entry), catalogueModule.name), catalogue);
    }
  }
  await writeFonts(folderOf(httpEntries.papers));
  return (entry) => Code.fromAsset(folderOf(entry));
}
