import type { Figure } from '../names.ts';
import { dataFault, type DataFault, repeatedIn } from './data-fault.ts';

interface Sourced {
  readonly figures: readonly Figure[];
}

/**
 * Every number of a product or programme says its basis and source, once, and no entry of `figures` leads nowhere (rulebook
 * 4.1 ff.: nothing is stated without a label).
 */
export function checkFigures<Of extends Sourced>(of: Of): readonly DataFault[] {
  const paths = of.figures.map((figure) => figure.path);
  const sourced = new Set(paths);
  return [
    ...numericPaths(of)
      .filter((path) => !sourced.has(path))
      .map((path) => dataFault(path, '这个数字在 figures 里没有依据和来源', 'figures has no entry for it')),
    ...paths
      .filter((path) => valueAt(of, path) === undefined)
      .map((path) => dataFault(`figures.${path}`, '没有这个字段', 'leads to nothing')),
    ...repeatedIn(paths).map((path) => dataFault(`figures.${path}`, '依据写了两次', 'is named twice')),
    ...of.figures
      .filter((figure) => figure.source.trim() === '')
      .map((figure) => dataFault(`figures.${figure.path}.source`, '没有写来源', 'names no source')),
  ];
}

/**
 * Where every number stands. Things with a code are named by it (`covers.equipment.limitFen`); any other list is one figure
 * (`rates`, `levels`). A version is an identity, not a figure.
 */
function numericPaths(node: unknown, path = ''): readonly string[] {
  if (typeof node === 'number') return [path];
  if (Array.isArray(node)) {
    const items: readonly unknown[] = node;
    if (items.length > 0 && items.every(hasCode)) {
      return items.flatMap((item) => numericPaths(item, `${path}.${item.code}`));
    }
    return items.some((item) => numericPaths(item).length > 0) ? [path] : [];
  }
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node)
    .filter(([key]) => key !== 'version' && key !== 'figures')
    .flatMap(([key, value]) => numericPaths(value, path === '' ? key : `${path}.${key}`));
}

function valueAt(of: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((node, key) => {
    if (Array.isArray(node)) return node.find((item) => hasCode(item) && item.code === key);
    return typeof node === 'object' && node !== null
      ? Object.entries(node).find(([one]) => one === key)?.[1]
      : undefined;
  }, of);
}

function hasCode(item: unknown): item is { readonly code: string } {
  return typeof item === 'object' && item !== null && 'code' in item && typeof item.code === 'string';
}
