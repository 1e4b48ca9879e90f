import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { settlementId } from '../../../shared/domain/ids.ts';
import { asFen, sumFen } from '../../../shared/domain/money.ts';
import { invariant } from '../../../shared/domain/result.ts';
import {
  dueOf,
  matchTransfer,
  type Payable,
  settlementsIn,
} from '../../../shared/domain/settlement/match-transfer.ts';
import { keepTransfer, receiveParts } from '../../../shared/domain/settlement/receive-transfer.ts';
import { type Settlement } from '../../../shared/domain/settlement/settlement.ts';
import { ledgerRow } from '../../support/listed-rows.ts';
import { seeded } from '../../support/seeded.ts';
import { approvedOf, draftOf, instantOf } from '../../support/settlements.ts';

/** 800.00 at 60/30/10 of each policy: 480.00, 240.00 and 80.00. */
function approved(serials: readonly number[], number = 0): Payable {
  const one = approvedOf(draftOf(serials.map((serial) => ledgerRow({ serial }))));
  return { ...one, settlementId: settlementId.parse(`set_${String(number).padStart(26, '0')}`) };
}

function line(fen: number, remark = '') {
  return { amountFen: asFen(fen), remark };
}

function arrived(fen: number, bankReference = 'B-1') {
  const at = instantOf('2026-04-20T01:00:00.000Z');
  return { bankReference, paidAt: at, amountFen: asFen(fen), by: 'insurer-finance', now: at };
}

function matched(of: ReturnType<typeof matchTransfer>) {
  invariant(of.outcome === 'matched', 'it is matched');
  return of.parts;
}

const one = approved([1, 2]);
const other = approved([3], 1);

describe('numbers of settlements in a remark', () => {
  it('are found however a bank writes them, each once', () => {
    const id = one.settlementId;
    expect(settlementsIn(`补贴 ${id} 及 ${other.settlementId}`)).toEqual([id, other.settlementId]);
    expect(settlementsIn(id.toUpperCase().replace('_', ' '))).toEqual([id]);
    expect(settlementsIn(`${id}${id}`)).toEqual([id]);
    expect(settlementsIn('KB202600000000015')).toEqual([]);
  });
});

describe('item 12: a transfer of a bureau', () => {
  it('pays the part that it equals to the fen', () => {
    const [part, ...more] = matched(matchTransfer(line(96_000), [one]));
    expect(more).toEqual([]);
    expect(part?.total).toMatchObject({ level: 'province', payer: '610000', fen: 96_000 });
  });

  it('pays many settlements of one payer, or every payer’s part of one', () => {
    const both = matched(matchTransfer(line(144_000), [one, other]));
    expect(both.map((part) => [part.settlement.settlementId, part.total.level])).toEqual([
      [one.settlementId, 'province'],
      [other.settlementId, 'province'],
    ]);
    expect(matched(matchTransfer(line(160_000), [one]))).toHaveLength(3);
  });

  it.each([95_999, 96_001, 1])('is never taken for %d fen when 96,000 are due', (fen) => {
    expect(matchTransfer(line(fen, '610000'), [one]).outcome).not.toBe('matched');
  });

  it('is kept where one payer sends less, until transfers are the exact sum', () => {
    const first = matchTransfer(line(90_000, '610000'), [one]);
    expect(first).toMatchObject({ outcome: 'waiting', payer: '610000', dueFen: 96_000 });
    invariant(first.outcome === 'waiting', 'it waits');
    const kept = keepTransfer(one, first.payer, arrived(90_000));
    expect(matchTransfer(line(5_999, '610000'), [kept])).toMatchObject({ outcome: 'waiting', dueFen: 6_000 });
    expect(matchTransfer(line(6_001, '610000'), [kept])).toMatchObject({ outcome: 'held', reason: 'more' });
    const parts = matched(matchTransfer(line(6_000, '610000'), [kept]));
    const { settlement, keptFen } = receiveParts(kept, parts, arrived(6_000, 'B-2'));
    expect(keptFen).toBe(90_000);
    expect(settlement).toMatchObject({ kept: [], payments: [{ payer: '610000', amountFen: 96_000 }] });
  });

  it('is held with its reason: more, less, double, unknown payer', () => {
    expect(matchTransfer(line(160_001), [one])).toMatchObject({ reason: 'more', dueFen: 160_000 });
    expect(matchTransfer(line(1, '610000'), [one, other])).toMatchObject({ reason: 'less', dueFen: 144_000 });
    expect(matchTransfer(line(1), [one])).toMatchObject({ outcome: 'held', reason: 'unknown-payer' });
    const draft: Settlement = draftOf([ledgerRow({ serial: 1 })]);
    expect(matchTransfer(line(48_000), [draft])).toEqual({ outcome: 'held', reason: 'more' });
    const all = receiveParts(one, matched(matchTransfer(line(160_000), [one])), arrived(160_000)).settlement;
    expect(all.status).toBe('paid');
    expect(matchTransfer(line(96_000), [all])).toEqual({ outcome: 'held', reason: 'double' });
  });

  it('is held where its amount fits two payers and its remark names neither', () => {
    const even = approvedOf(
      draftOf([
        ledgerRow({
          serial: 9,
          levels: [
            { level: 'province', payer: '610000', fen: 40_000 },
            { level: 'city', payer: '610100', fen: 40_000 },
          ],
        }),
      ]),
    );
    expect(matchTransfer(line(40_000), [even])).toEqual({ outcome: 'held', reason: 'unknown-payer' });
    expect(matched(matchTransfer(line(40_000, '付款单位610100'), [even]))[0]?.total.level).toBe('city');
  });

  it('marks what its payer has recorded as received, and books it no second time', () => {
    const payment = {
      level: 'province',
      payer: one.totals.levels[0]?.payer,
      amountFen: asFen(96_000),
      bankReference: 'FISCAL-1',
      paidAt: instantOf('2026-04-19T01:00:00.000Z'),
      recordedAt: instantOf('2026-04-19T01:00:00.000Z'),
      recordedBy: 'bureau-approver',
    };
    const recorded = { ...one, payments: [payment] } as Payable;
    const parts = matched(matchTransfer(line(96_000), [recorded]));
    expect(parts.map((part) => part.isRecorded)).toEqual([true]);
    const { settlement } = receiveParts(recorded, parts, arrived(96_000));
    expect(settlement.payments).toEqual([{ ...payment, receivedOn: '2026-04-20' }]);
    expect(matchTransfer(line(96_000, '610000'), [settlement]).outcome).toBe('held');
  });

  it('is matched with parts that are its amount exactly, whatever it is (property)', () => {
    const named = [approved([1], 0), approved([2, 3], 1), approved([4, 5, 6], 2)];
    const sums = named.flatMap((of) => of.totals.levels.map((total) => total.fen));
    fc.assert(
      fc.property(
        fc.subarray(sums, { minLength: 1 }),
        fc.constantFrom('', '610000', '610100', '610113'),
        fc.integer({ min: 0, max: 1 }),
        (picked, payer, off) => {
          const amount = sumFen(picked) + off;
          const found = matchTransfer(line(amount, payer), named);
          if (found.outcome === 'matched') expect(dueOf(found.parts)).toBe(amount);
        },
      ),
      { ...seeded, numRuns: 300 },
    );
  });
});
