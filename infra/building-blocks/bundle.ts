import { join } from 'node:path';
import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { type AssetCode, Code } from 'aws-cdk-lib/aws-lambda';
import { buildSync } from 'esbuild';

const root = join(import.meta.dirname, '../..');

/** Packages that every bundle takes a smaller replacement of; each replacement says why it is enough. */
const leanSdk = {
  '@aws-sdk/credential-provider-node': join(import.meta.dirname, 'lean-sdk/environment-credentials.ts'),
};

/**
 * One entry file and all that it imports as a single minified ES module, SDK included, modules before CommonJS.
 * It calls esbuild in place: starting it through a package runner, as `NodejsFunction` does, takes half a second each.
 */
export function bundled(entry: string): AssetCode {
  const tryBundle = (outputDir: string) => {
    buildSync({
      absWorkingDir: root,
      entryPoints: [entry],
      outfile: join(outputDir, 'index.mjs'),
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
    return true;
  };
  return Code.fromAsset(root, {
    assetHashType: AssetHashType.OUTPUT,
    // The command is never run; it tells the bundles of different entries apart.
    bundling: { image: DockerImage.fromRegistry('none'), command: [entry], local: { tryBundle } },
  });
}
