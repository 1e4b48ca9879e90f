import { describe, expect, it } from 'vitest';
import { registryKinds } from '../../../shared/domain/registries/registration.ts';
import { parseRegistryRow, registryColumns } from '../../../shared/domain/registries/registry-row.ts';

const cells = {
  uscc: '91610100QKB0000102',
  number: 'GR202561000001',
  validFrom: '2025-01-01',
  validTo: '2027-12-31',
};
const facts = {
  ...cells,
  staff: '120',
  revenueFen: '3500000000',
  assetsFen: '9000000000',
  rdSpendFen: '290000',
};

function message(kind: Parameters<typeof parseRegistryRow>[0], row: Record<string, string>): string {
  const parsed = parseRegistryRow(kind, row);
  return parsed.ok ? '' : parsed.message;
}

describe('a row of a registry', () => {
  it('is about a firm, its number and its validity', () => {
    expect(parseRegistryRow('hnte', cells)).toEqual({ ok: true, registration: { kind: 'hnte', ...cells } });
  });

  it('may say from when on it is revoked; an empty cell says nothing', () => {
    expect(parseRegistryRow('hnte', { ...cells, revokedFrom: '2026-10-01' })).toMatchObject({
      registration: { revokedFrom: '2026-10-01' },
    });
    expect(parseRegistryRow('hnte', { ...cells, revokedFrom: '' })).toEqual(parseRegistryRow('hnte', cells));
  });

  it('reads the code however it is written (ELG-1)', () => {
    expect(parseRegistryRow('hnte', { ...cells, uscc: ' ９１６１０１００ｑｋｂ0000102 ' })).toMatchObject({
      registration: { uscc: '91610100QKB0000102' },
    });
  });

  it('may hold on one day only', () => {
    expect(parseRegistryRow('hnte', { ...cells, validTo: '2025-01-01' }).ok).toBe(true);
  });

  it.each([
    ['a wrong check character', { uscc: '91610100QKB0000103' }, 'uscc'],
    ['no number', { number: ' ' }, 'number'],
    ['a day that does not exist', { validFrom: '2025-02-29' }, 'validFrom'],
    ['an end before its start', { validTo: '2024-12-31' }, 'validTo'],
    ['a revocation that is no day', { revokedFrom: 'soon' }, 'revokedFrom'],
  ])('with %s is rejected, and the cell is named', (_, change, column) => {
    expect(message('hnte', { ...cells, ...change })).toContain(`${column}: `);
  });

  it('with several bad cells names each', () => {
    const text = message('hnte', { ...cells, uscc: 'x', validFrom: 'y' });
    expect(text).toContain('uscc: ');
    expect(text).toContain('validFrom: ');
  });
});

describe('what a registry adds', () => {
  it('is a score to innovation points', () => {
    expect(parseRegistryRow('innovation-points', { ...cells, score: '70' })).toMatchObject({
      registration: { score: 70 },
    });
    expect(message('innovation-points', cells)).toContain('score: ');
    expect(message('innovation-points', { ...cells, score: '-1' })).toContain('score: ');
    expect(message('innovation-points', { ...cells, score: '69.5' })).toContain('score: ');
  });

  it('are staff, revenue, assets and R&D spend to firm facts, in whole fen', () => {
    expect(parseRegistryRow('firm-facts', facts)).toMatchObject({
      registration: { staff: 120, revenueFen: 3_500_000_000, assetsFen: 9_000_000_000, rdSpendFen: 290_000 },
    });
    expect(message('firm-facts', { ...facts, revenueFen: '35000000.00' })).toContain('revenueFen: ');
  });

  it('stands in its columns', () => {
    const usual = ['uscc', 'number', 'validFrom', 'validTo'];
    const more: Record<string, readonly string[]> = {
      'innovation-points': ['score'],
      'firm-facts': ['staff', 'revenueFen', 'assetsFen', 'rdSpendFen'],
    };
    for (const kind of registryKinds) {
      expect(registryColumns(kind)).toEqual({
        required: [...usual, ...(more[kind] ?? [])],
        optional: ['revokedFrom'],
      });
    }
  });
});
