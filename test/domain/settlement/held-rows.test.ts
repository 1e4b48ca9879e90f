import { describe, expect, it } from 'vitest';
import { quarter } from '../../../shared/domain/dates.ts';
import { objectionId, settlementId } from '../../../shared/domain/ids.ts';
import { asFen } from '../../../shared/domain/money.ts';
import { buildRow } from '../../../shared/domain/settlement/build-rows.ts';
import {
  heldAnew,
  heldIn,
  hasRowsFor,
  takenUpBy,
  waitsForNext,
} from '../../../shared/domain/settlement/held-rows.ts';
import { released } from '../../../shared/domain/settlement/carry-forward.ts';
import { type SettlementRow } from '../../../shared/domain/settlement/settlement-row.ts';
import { ledgerRow } from '../../support/listed-rows.ts';
import { fileOf, paidPolicy, programmeId } from '../../support/settled-policies.ts';
import { approvedOf, draftOf, instantOf } from '../../support/settlements.ts';

const [first, second] = ['2026-Q1', '2026-Q2'].map((of) => quarter.parse(of)) as [
  ReturnType<typeof quarter.parse>,
  ReturnType<typeof quarter.parse>,
];
const later = settlementId.parse(`set_${'1'.repeat(26)}`);
const unpaid = paidPolicy({ serial: 1 });
const shortFile = fileOf({ ...unpaid, payment: { ...unpaid.payment, receivedFen: asFen(0) } });
const held = buildRow({ programmeId, quarter: first, endorsementNo: '' }, shortFile);
const approved = approvedOf(draftOf([held, ledgerRow({ serial: 2 })]));
const into = { programmeId, quarter: second };

describe('rows held at approval', () => {
  it('REC-4: the 800.00 of a firm that had not paid is payable in the next quarter once it has', () => {
    expect(held).toMatchObject({ reason: 'firm-share-not-received', subsidyFen: 80_000 });
    expect(waitsForNext(approved, held)).toBe(true);
    expect(heldAnew(held, approved, into, fileOf(unpaid))).toMatchObject({
      outcome: 'MATCHED',
      subsidyFen: 80_000,
      heldFrom: { settlementId: approved.settlementId, bookedIn: '2026-Q1' },
    });
  });

  it('stays held while its reason is there, and remembers over quarters when it was booked', () => {
    const again = heldAnew(held, approved, into, shortFile);
    expect(again).toMatchObject({ reason: 'firm-share-not-received' });
    const third = { programmeId, quarter: quarter.parse('2026-Q3') };
    const of = { ...approved, quarter: second, settlementId: later };
    expect(heldAnew(again, of, third, fileOf(unpaid))).toMatchObject({
      outcome: 'MATCHED',
      heldFrom: { settlementId: later, bookedIn: '2026-Q1' },
    });
  });

  it('does not wait where it is paid, in no ledger, or stopped for good by an objection (SUB-13)', () => {
    const stopped: SettlementRow = { ...ledgerRow({ serial: 3 }), reason: 'objection' };
    const objection = {
      objectionId: objectionId.parse(`obj_${'0'.repeat(26)}`),
      policyNo: stopped.policyNo,
      reason: '名单有误',
      by: 'city-clerk',
      at: instantOf('2026-04-10T01:00:00.000Z'),
      decidedBy: 'bureau-approver',
      decidedAt: instantOf('2026-04-20T01:00:00.000Z'),
      decision: '已查',
    };
    expect(waitsForNext(approved, ledgerRow({ serial: 2 }))).toBe(false);
    expect(waitsForNext(approved, { ...held, entryIds: [] })).toBe(false);
    expect(waitsForNext({ objections: [{ status: 'upheld', ...objection }] }, stopped)).toBe(false);
    expect(waitsForNext({ objections: [{ status: 'dismissed', ...objection }] }, stopped)).toBe(true);
  });

  it('is taken up once, by an approved settlement’s successor, and waits again when that one is returned', () => {
    expect(heldIn(approved)).toBe(1);
    expect(hasRowsFor(second, approved)).toBe(true);
    expect(hasRowsFor(first, approved)).toBe(false);
    expect(hasRowsFor(second, draftOf([held]))).toBe(false);
    expect(hasRowsFor(second, approvedOf(draftOf([ledgerRow({ serial: 2 })])))).toBe(false);
    const taken = takenUpBy(approved, later);
    expect(hasRowsFor(second, taken)).toBe(false);
    expect(released(taken, later).heldInto).toBeUndefined();
    expect(released(taken, approved.settlementId).heldInto).toBe(later);
  });
});
