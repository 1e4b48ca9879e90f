import { createHash } from 'node:crypto';

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The one text of a value: names in order, no space, nothing that is undefined. Entries and blocks are hashed by it. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}

const closing = /^(?<body>\{.*),"line":"(?<hash>[0-9a-f]{64})"\}$/s;

/** A line of an export: its content as text, and the hash that ends it. */
export function partsOfLine(text: string): { readonly body: string; readonly hash: string } | undefined {
  const parts = closing.exec(text)?.groups;
  if (parts === undefined) return undefined;
  return { body: `${parts['body'] ?? ''}}`, hash: parts['hash'] ?? '' };
}
