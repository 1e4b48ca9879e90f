/**
 * Stands in for the modules by which Ant Design and its icons add `<style>` elements, which a strict Content-Security-Policy
 * refuses: the same rules go into constructable stylesheets. What is `prepend`ed stays before the rest, as there.
 */
interface Placing {
  readonly prepend?: boolean | 'queue';
  readonly priority?: number;
}

interface Placed {
  readonly key: string;
  readonly rank: number;
  readonly sheet: CSSStyleSheet;
}

const placed: Placed[] = [];

function rankOf({ prepend, priority = 0 }: Placing): number {
  if (prepend === 'queue') return priority - 1_000_000;
  return prepend === true ? -2_000_000 : 0;
}

function show(): void {
  const others = document.adoptedStyleSheets.filter((sheet) => !sheets.has(sheet));
  document.adoptedStyleSheets = [...placed.map(({ sheet }) => sheet), ...others];
}

const sheets = new WeakSet<CSSStyleSheet>();

/** Callers mark the element that they get; it is in no page. */
const mark = () => document.createElement('style');

export function updateCSS(css: string, key: string, placing: Placing = {}): HTMLStyleElement {
  const known = placed.find((one) => one.key === key);
  if (known) {
    known.sheet.replaceSync(css);
    return mark();
  }
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  sheets.add(sheet);
  const rank = rankOf(placing);
  const after = placed.findIndex((one) => one.rank > rank);
  placed.splice(after < 0 ? placed.length : after, 0, { key, rank, sheet });
  show();
  return mark();
}

let nameless = 0;

export function injectCSS(css: string, placing: Placing = {}): HTMLStyleElement {
  nameless += 1;
  return updateCSS(css, `nameless-${nameless}`, placing);
}

export function removeCSS(key: string): void {
  const at = placed.findIndex((one) => one.key === key);
  if (at < 0) return;
  placed.splice(at, 1);
  show();
}

export function clearContainerCache(): void {
  /* There is no container whose place could be remembered. */
}

/** What the icons' module has beside its styles. */
export function getShadowRoot(): null {
  return null;
}

export function warningOnce(): void {
  /* Advice for developers, which a build leaves out. */
}
