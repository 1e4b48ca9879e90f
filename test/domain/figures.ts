import type { Figure } from '../../shared/domain/names.ts';

interface Sourced {
  readonly figures: readonly Figure[];
}

/**
 * Where every number of a product or programme stands. Things with a code are named by it (`covers.equipment.limitFen`);
 * any other list is one figure (`rates`, `levels`). A version is an identity, not a figure.
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

/** Numbers that no entry of `figures` gives a basis and source for. */
export function unsourcedIn<Of extends Sourced>(of: Of): readonly string[] {
  const sourced = new Set(of.figures.map((figure) => figure.path));
  return numericPaths(of).filter((path) => !sourced.has(path));
}

/** Paths of `figures` that lead to nothing. */
export function strayFiguresIn<Of extends Sourced>(of: Of): readonly string[] {
  return of.figures.map((figure) => figure.path).filter((path) => valueAt(of, path) === undefined);
}

/** Paths that `figures` names more than once. */
export function repeatedFiguresIn(of: Sourced): readonly string[] {
  const paths = of.figures.map((figure) => figure.path);
  return paths.filter((path, index) => paths.indexOf(path) !== index);
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
