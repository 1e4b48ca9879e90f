import { gzipSync } from 'node:zlib';
import { bundleCatalogue, bundleEvery } from '../../infra/building-blocks/bundle.ts';
import type { Figures } from './figures.ts';

const kib = (bytes: number) => (bytes / 1_024).toFixed(1);

/** Size of each function's bundle, the SDK inside (goal C1: 320 KiB on a JSON route). */
export async function benchBundles(): Promise<Figures> {
  const modules = [
    ...(await bundleEvery()),
    ['catalogue data beside them', await bundleCatalogue()] as const,
  ];
  const rows = modules.map(([entry, bundle]) => [
    entry,
    kib(bundle.byteLength),
    kib(gzipSync(bundle).byteLength),
  ]);
  return {
    title: 'Bundles, KiB (goal: at most 320 on a JSON route)',
    columns: ['function', 'minified', 'gzip'],
    rows: rows.toSorted((a, b) => Number(b[1]) - Number(a[1])),
  };
}
