import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { type AssetCode, Code } from 'aws-cdk-lib/aws-lambda';
import { buildSync } from 'esbuild';
import { backgroundEntries, httpEntries } from '../../shared/contract/functions.ts';

const root = join(import.meta.dirname, '../..');

const replacement = (file: string) => join(import.meta.dirname, 'lean-sdk', file);

/** Modules of the SDK that every bundle takes a smaller replacement of; each replacement says why it is enough. */
const leanSdk = {
  '@aws-sdk/credential-provider-node': replacement('environment-credentials.ts'),
  '@aws-sdk/endpoint-cache': replacement('no-endpoint-cache.ts'),
  '@smithy/core/event-streams': replacement('no-event-streams.ts'),
};

/**
 * Each entry file and all that it imports as a minified ES module, by entry: the SDK included, modules before CommonJS.
 * One call for all entries reads what they share once, which is three times as fast as one call for each.
 */
export function bundlesOf(entries: readonly string[]): ReadonlyMap<string, Uint8Array> {
  const { outputFiles } = buildSync({
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
    alias: leanSdk,
    logLevel: 'warning',
  });
  return new Map(entries.map((entry, position) => [entry, contentsAt(position)]));

  function contentsAt(position: number): Uint8Array {
    const path = join(root, `${position}.js`);
    const output = outputFiles.find((file) => file.path === path);
    if (!output) throw new Error(`esbuild wrote nothing at ${path}`);
    return output.contents;
  }
}

let everyBundle: ReadonlyMap<string, Uint8Array> | undefined;

function bundleOf(entry: string): Uint8Array {
  everyBundle ??= bundlesOf([...Object.values(httpEntries), ...Object.values(backgroundEntries)]);
  const bundle = everyBundle.get(entry);
  if (!bundle) throw new Error(`the contract names no entry ${entry}`);
  return bundle;
}

/** A function's code from its entry file, which must be one of the contract's. */
export function bundled(entry: string): AssetCode {
  const tryBundle = (folder: string) => {
    writeFileSync(join(folder, 'index.mjs'), bundleOf(entry));
    return true;
  };
  return Code.fromAsset(root, {
    assetHashType: AssetHashType.OUTPUT,
    // Neither image nor command is ever used, but the command tells the bundles of different entries apart.
    bundling: { image: DockerImage.fromRegistry('none'), command: [entry], local: { tryBundle } },
  });
}
