import { join } from 'node:path';
import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { type AssetCode, Code } from 'aws-cdk-lib/aws-lambda';
import { buildSync } from 'esbuild';

const root = join(import.meta.dirname, '../..');

const replacement = (file: string) => join(import.meta.dirname, 'lean-sdk', file);

/** Modules of the SDK that every bundle takes a smaller replacement of; each replacement says why it is enough. */
const leanSdk = {
  '@aws-sdk/credential-provider-node': replacement('environment-credentials.ts'),
  '@aws-sdk/endpoint-cache': replacement('no-endpoint-cache.ts'),
  '@smithy/core/event-streams': replacement('no-event-streams.ts'),
};

/** Name of the module in a function's folder. */
export const bundleFile = 'index.mjs';

/** Writes one entry file and all that it imports as a minified ES module: the SDK included, modules before CommonJS. */
export function writeBundle(entry: string, folder: string): void {
  buildSync({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: join(folder, bundleFile),
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
}

/**
 * A function's code from its entry file. It calls esbuild in place: starting it through a package runner, as
 * `NodejsFunction` does, takes half a second for each function.
 */
export function bundled(entry: string): AssetCode {
  const tryBundle = (folder: string) => {
    writeBundle(entry, folder);
    return true;
  };
  return Code.fromAsset(root, {
    assetHashType: AssetHashType.OUTPUT,
    // Neither image nor command is ever used, but the command tells the bundles of different entries apart.
    bundling: { image: DockerImage.fromRegistry('none'), command: [entry], local: { tryBundle } },
  });
}
