import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { bundleFile, writeBundle } from '../../infra/building-blocks/bundle.ts';
import { backgroundEntries, httpEntries } from '../../shared/contract/functions.ts';

const folder = mkdtempSync(join(tmpdir(), 'kebao-bundles-'));
afterAll(() => rmSync(folder, { recursive: true }));

const mostBytes = 320 * 1024;

describe.each([...Object.values(httpEntries), ...Object.values(backgroundEntries)])('%s', (entry) => {
  const into = join(folder, entry);
  writeBundle(entry, into);

  it('is a module of 320 KiB at the most, the SDK included', () => {
    expect(statSync(join(into, bundleFile)).size).toBeLessThanOrEqual(mostBytes);
  });

  it('needs nothing that an ES module does not have', () => {
    expect(readFileSync(join(into, bundleFile), 'utf8')).not.toContain('Dynamic require of');
  });
});
