import { expect, it } from 'vitest';
import { instant } from '../../../shared/domain/dates.ts';
import { settlementId } from '../../../shared/domain/ids.ts';
import { chainOf, emptyChain } from '../../../shared/domain/ledger/seal-entries.ts';
import { linesOf, planExport } from '../../../shared/domain/proof/export-plan.ts';
import { countOutcomes } from '../../../shared/domain/settlement/total-rows.ts';

const now = instant.parse('2026-04-02T01:00:00.000Z');
const head = { ...emptyChain(chainOf.general), number: 250, entries: 300 };
const settled = {
  settlementId: settlementId.parse(`set_${'0'.repeat(26)}`),
  counts: { ...countOutcomes([]), MATCHED: 1_990, AMOUNT_DIFF: 10 },
};

it('counts the rows of settlements beside the entries of chains', () => {
  expect(linesOf(planExport(now, [], []))).toBe(0);
  expect(linesOf(planExport(now, [head], []))).toBe(300);
  expect(linesOf(planExport(now, [head], [settled]))).toBe(2_300);
});

it('writes settlements first, then a hundred blocks at a time', () => {
  const { settlementId: id } = settled;
  const blocks = { kind: 'blocks', chain: head.chain };
  expect(planExport(now, [head], [settled]).chunks.flat()).toEqual([
    { kind: 'settlement', settlementId: id },
    { ...blocks, from: 1, to: 100 },
    { ...blocks, from: 101, to: 200 },
    { ...blocks, from: 201, to: 250 },
  ]);
});
