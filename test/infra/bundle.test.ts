import { describe, expect, it } from 'vitest';
import { bundleCatalogue, bundleEvery } from '../../infra/building-blocks/bundle.ts';

const mostBytes = 320 * 1024;

describe.each([...(await bundleEvery())])('%s', (_, bundle) => {
  it('is a module of 320 KiB at the most, the SDK included', () => {
    expect(bundle.byteLength).toBeLessThanOrEqual(mostBytes);
  });

  it('needs nothing that an ES module does not have', () => {
    expect(new TextDecoder().decode(bundle)).not.toContain('Dynamic require of');
  });
});

describe('the catalogue beside the functions', () => {
  it('is data and needs nothing else', async () => {
    const text = new TextDecoder().decode(await bundleCatalogue());
    expect(text).toContain('qinke-inclusive');
    expect(text).not.toMatch(/\bimport\b|\brequire\b|=>|\bfunction\b/);
  });
});
