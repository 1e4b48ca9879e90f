import { gzipSync } from 'node:zlib';
import { bundleCatalogue, bundleEvery, bytesAtStart } from '../../infra/building-blocks/bundle.ts';
import type { Figures } from './figures.ts';

const kib = (bytes: number) => (bytes / 1_024).toFixed(1);

/** Size of each function's bundle, the SDK inside (goal C1: 320 KiB on a JSON route). */
export async function benchBundles(): Promise<Figures> {
  const every = [
    ...(await bundleEvery()),
    ['catalogue data beside them', { contents: await bundleCatalogue(), beside: new Map() }] as const,
  ];
  const rows = every.map(([entry, bundle]) => [
    entry,
    kib(bytesAtStart(bundle)),
    kib(gzipSync(Buffer.concat([bundle.contents, ...bundle.beside.values()])).byteLength),
  ]);
  return {
    title: 'Bundles, KiB (goal: at most 320 at the start of a JSON route)',
    columns: ['function', 'minified, at start', 'gzip, whole'],
    rows: rows.toSorted((a, b) => Number(b[1]) - Number(a[1])),
  };
}
