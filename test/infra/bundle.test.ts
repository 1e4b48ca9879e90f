import { describe, expect, it } from 'vitest';
import { bundleCatalogue, bundleEvery, bytesAtStart } from '../../infra/building-blocks/bundle.ts';

const mostKiB = 320;
/** Lists and statements are no JSON: their functions hold every rule of a quote, a bind and a payment, read or write spreadsheets or XML, or draw. */
const heavyKiB: Readonly<Record<string, number>> = {
  'functions/imports/imports-api.ts': 512,
  'functions/imports/imports-tasks.ts': 576,
  'functions/papers/papers-api.ts': 768,
  'functions/payments/payments-api.ts': 448,
  'functions/payments/payments-tasks.ts': 448,
  'functions/proof/proof-tasks.ts': 384,
  'functions/reports/reports-api.ts': 512,
  'functions/reconciliation/reconciliation-api.ts': 512,
  'functions/reconciliation/reconciliation-tasks.ts': 512,
};

describe.each([...(await bundleEvery())])('%s', (entry, bundle) => {
  it(`reads ${heavyKiB[entry] ?? mostKiB} KiB at the most when it starts, the SDK included`, () => {
    expect(bytesAtStart(bundle)).toBeLessThanOrEqual((heavyKiB[entry] ?? mostKiB) * 1_024);
  });

  it('needs nothing that an ES module does not have', () => {
    for (const module of [bundle.contents, ...bundle.beside.values()]) {
      expect(new TextDecoder().decode(module)).not.toContain('Dynamic require of');
    }
  });
});

describe('the catalogue beside the functions', () => {
  it('is data and needs nothing else', async () => {
    const text = new TextDecoder().decode(await bundleCatalogue());
    expect(text).toContain('qinke-inclusive');
    expect(text).not.toMatch(/\bimport\b|\brequire\b|=>|\bfunction\b/);
  });
});
