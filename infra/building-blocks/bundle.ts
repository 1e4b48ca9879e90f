import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type AssetCode, Code } from 'aws-cdk-lib/aws-lambda';
import { build, type Plugin } from 'esbuild';
import { backgroundEntries, httpEntries } from '../../shared/contract/functions.ts';
import { catalogueBeside, catalogueModule } from './catalogue-module.ts';
import { lean, leanest, replacedPackages } from './lean-bundle.ts';
import { withoutWoff2, writeFonts } from './paper-bundle.ts';

const root = join(import.meta.dirname, '../..');

/** Every function's module by its entry file: minified, the SDK included, modules before CommonJS. */
export async function bundleEvery(): Promise<ReadonlyMap<string, Uint8Array>> {
  const { documentation, papers, ...answering } = httpEntries;
  const bundles = await Promise.all([
    bundlesOf(
      [...Object.values(answering), ...Object.values(backgroundEntries)],
      [...leanest, catalogueBeside],
    ),
    bundlesOf([documentation], [...lean, catalogueBeside]),
    bundlesOf([papers], [...leanest, catalogueBeside, withoutWoff2]),
  ]);
  return new Map(bundles.flat());
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
    absWorkingDir: root,
    entryPoints: entries.map((entry, position) => ({ in: entry, out: String(position) })),
    outdir: root,
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
  });
  return entries.map((entry, position) => {
    const path = join(root, `${position}.js`);
    const output = outputFiles.find((file) => file.path === path);
    if (!output) throw new Error(`esbuild made nothing of ${entry}`);
    return [entry, output.contents];
  });
}

/** Writes every function's module below the folder, and says where the code of an entry is. */
export async function writeBundles(folder: string): Promise<(entry: string) => AssetCode> {
  const folderOf = (entry: string) => join(folder, entry.replace(/\.ts$/, ''));
  const [functions, catalogue] = await Promise.all([bundleEvery(), bundleCatalogue()]);
  for (const [entry, contents] of functions) {
    await mkdir(folderOf(entry), { recursive: true });
    await writeFile(join(folderOf(entry), 'index.mjs'), contents);
    if (Buffer.from(contents).includes(catalogueModule.name)) {
      await writeFile(join(folderOf(entry), catalogueModule.name), catalogue);
    }
  }
  await writeFonts(folderOf(httpEntries.papers));
  return (entry) => Code.fromAsset(folderOf(entry));
}
