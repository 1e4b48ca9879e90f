import { describe, expect, it } from 'vitest';
import { productVersions } from '../../../shared/domain/catalogue/built-in-versions.ts';
import { product } from '../../../shared/domain/products/product.ts';
import { faultsOfSums } from '../../../shared/domain/quoting/faults-of-request.ts';
import { firstLook } from '../../../shared/domain/quoting/first-look.ts';

describe('QTE-2: a first look at a product', () => {
  it.each(productVersions.map((version) => [version.code, product.parse(version)] as const))(
    'insures sums of %s that the product takes',
    (_, version) => {
      expect(faultsOfSums(version, firstLook(version))).toEqual([]);
    },
  );

  it('names the least project budget that the least sum of 秦科研发保 may have', () => {
    const version = product.parse(productVersions.find(({ code }) => code === 'qinke-rd'));
    expect(firstLook(version)).toEqual({
      sumsInsured: { 'rd-failure': 10_000_000 },
      insurableValueFen: 12_500_000,
    });
  });
});
