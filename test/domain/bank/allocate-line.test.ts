import { describe, expect, it } from 'vitest';
import { allocateLine, openPayments, takenUpFen } from '../../../shared/domain/bank/allocate-line.ts';
import {
  type Discrepancy,
  discrepancy,
  discrepancyResolution,
} from '../../../shared/domain/bank/discrepancy.ts';
import { divisionCode, settlementId } from '../../../shared/domain/ids.ts';
import { asFen } from '../../../shared/domain/money.ts';
import type { Payable } from '../../../shared/domain/settlement/match-transfer.ts';
import { keepTransfer } from '../../../shared/domain/settlement/receive-transfer.ts';
import { callers, type TestCaller } from '../../support/http.ts';
import { ledgerRow } from '../../support/listed-rows.ts';
import { approvedOf, callerFor, draftOf, instantOf } from '../../support/settlements.ts';

const now = instantOf('2026-07-22T01:00:00.000Z');

/** 800.00 at 60/30/10: 480.00, 240.00 and 80.00. */
function approved(serial: number): Payable {
  const one = approvedOf(draftOf([ledgerRow({ serial })]));
  return { ...one, settlementId: settlementId.parse(`set_${String(serial).padStart(26, '0')}`) };
}

function came(arrivedFen: number, changes: object = {}): Discrepancy {
  return discrepancy.parse({
    status: 'open',
    discrepancyId: 'dsc_01KHQGZ0000000000000000001',
    reason: 'more',
    insurer: 'picc-sn',
    divisionCode: '610000',
    settlementIds: [],
    bankReference: 'L-1',
    arrivedFen,
    openedAt: now,
    revision: 0,
    ...changes,
  });
}

const [one, other] = [approved(1), approved(2)];
const province = {
  settlementId: one.settlementId,
  level: 'province' as const,
  payer: divisionCode.parse('610000'),
};
const second = { ...province, settlementId: other.settlementId };
const county = { ...province, level: 'county' as const, payer: divisionCode.parse('610113') };

function give(
  of: Discrepancy,
  payments: readonly (typeof province | typeof county)[],
  by: TestCaller = callers.insurerFinance,
) {
  const caller = callerFor(by);
  return allocateLine(of, { text: '合并拨付', payments }, [one, other], { caller, now });
}

describe('a line that is given to payments by hand (item 12, 14.1)', () => {
  it('pays exactly what is left of it, of several settlements, and says to whom it went', () => {
    const given = give(came(96_000), [province, second]);
    expect(given).toMatchObject({
      value: {
        discrepancy: {
          status: 'resolved',
          resolution: {
            kind: 'allocated',
            by: 'insurer-finance',
            payments: [
              { ...province, fen: 48_000 },
              { ...second, fen: 48_000 },
            ],
          },
        },
        letGo: [],
      },
    });
    expect(given.accepted && takenUpFen(given.value.parts)).toBe(96_000);
  });

  it.each([
    [95_999, 96_000],
    [96_001, 96_000],
  ])('of %d fen is refused for payments of %d: both figures are named', (arrivedFen, dueFen) => {
    expect(give(came(arrivedFen), [province, second])).toEqual({
      accepted: false,
      refusal: { kind: 'amount-differs', arrivedFen, dueFen },
    });
  });

  it('counts what of it payments have taken before, and what other transfers have brought', () => {
    expect(give(came(100_000, { takenUpFen: 52_000 }), [province]).accepted).toBe(true);
    const arrived = { bankReference: 'L-0', paidAt: now, amountFen: asFen(8_000), by: 'x', now };
    const kept = keepTransfer(one, province.payer, arrived);
    const caller = callerFor(callers.insurerFinance);
    const asked = { text: '补足', payments: [province] };
    const given = allocateLine(came(40_000), asked, [kept], { caller, now });
    expect(given).toMatchObject({ value: { discrepancy: { resolution: { payments: [{ fen: 40_000 }] } } } });
    expect(given.accepted && takenUpFen(given.value.parts)).toBe(48_000);
  });

  it('is let go by a settlement that had kept it, which waits for its whole part again', () => {
    const arrived = { bankReference: 'L-1', paidAt: now, amountFen: asFen(48_000), by: 'x', now };
    const kept = keepTransfer(other, county.payer, arrived);
    const caller = callerFor(callers.insurerFinance);
    const asked = { text: '改付', payments: [province] };
    const given = allocateLine(came(48_000, { reason: 'less' }), asked, [one, kept], { caller, now });
    expect(given).toMatchObject({
      value: { letGo: [{ settlementId: other.settlementId, kept: [], revision: kept.revision + 1 }] },
    });
  });

  it('is given once, never without money, and never to a payment that is not open', () => {
    const resolution = { kind: 'returned', by: 'x', name: 'x', at: now, text: '退回' };
    const resolved = came(48_000, { status: 'resolved', resolution });
    expect(give(resolved, [province])).toMatchObject({ refusal: { kind: 'discrepancy-resolved' } });
    expect(give(came(0), [province])).toMatchObject({ refusal: { kind: 'nothing-to-allocate' } });
    const unknown = { ...province, settlementId: settlementId.parse(`set_${'7'.repeat(26)}`) };
    expect(give(came(48_000), [unknown])).toMatchObject({
      refusal: { kind: 'payment-not-open', part: unknown },
    });
    const foreign = give(came(48_000, { insurer: 'cpic-sn' }), [province], callers.cpicFinance);
    expect(foreign).toMatchObject({ refusal: { kind: 'payment-not-open' } });
    const twice = { kind: 'allocated', text: '重复', payments: [province, province] };
    expect(discrepancyResolution.safeParse(twice).success).toBe(false);
  });

  it('is given by the insurer whose bank it is, and by a bureau to its own payments and its counties’ (SUB-19)', () => {
    expect(give(came(48_000), [province], callers.bureauClerk).accepted).toBe(true);
    expect(give(came(8_000), [county], callers.cityClerk).accepted).toBe(true);
    expect(give(came(8_000), [county], callers.bureauClerk)).toMatchObject({
      refusal: { kind: 'forbidden' },
    });
    expect(give(came(48_000), [province], callers.cpicFinance)).toMatchObject({
      refusal: { kind: 'forbidden' },
    });
    const shown = (by: TestCaller) =>
      openPayments(came(1), [one], callerFor(by)).map(({ total }) => total.level);
    expect(shown(callers.insurerFinance)).toEqual(['province', 'city', 'county']);
    expect(shown(callers.bureauClerk)).toEqual(['province']);
    expect(shown(callers.cityClerk)).toEqual(['city', 'county']);
  });
});
