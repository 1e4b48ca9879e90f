import { describe, expect, it } from 'vitest';
import { objectionId, settlementId } from '../../../shared/domain/ids.ts';
import { sumFen } from '../../../shared/domain/money.ts';
import { invariant } from '../../../shared/domain/result.ts';
import {
  decideObjection,
  mostObjections,
  objectToRow,
  type RowsOfSettlement,
} from '../../../shared/domain/settlement/object-to-row.ts';
import { type SettlementIn, type TotalledSettlement } from '../../../shared/domain/settlement/settlement.ts';
import { callers, type TestCaller } from '../../support/http.ts';
import { ledgerRow } from '../../support/listed-rows.ts';
import { approvedOf, callerFor, draftOf, instantOf, said } from '../../support/settlements.ts';

const rows = [1, 2, 3].map((serial) => ledgerRow({ serial }));
const [first] = rows;
invariant(first !== undefined, 'there are rows');
const all: RowsOfSettlement = { rows, carries: [], ledgerFen: sumFen(rows.map((row) => row.subsidyFen)) };
const draft = draftOf(rows);
const submitted = said(draft, 'submit', callers.insurerFinance, '2026-04-08T01:00:00.000Z', 'submitted');
const noticed = said(submitted, 'notice', callers.bureauClerk, '2026-04-09T01:00:00.000Z', 'under-notice');
const id = objectionId.parse(`obj_${'0'.repeat(26)}`);
const raised = { objectionId: id, policyNo: first.policyNo, reason: '企业已迁出' };
const now = instantOf('2026-04-10T01:00:00.000Z');

function objected(of = noticed) {
  const found = objectToRow(of, raised, all, { subject: 'city-clerk', now });
  invariant(found.accepted, 'the objection is taken');
  return found.value;
}

function decided(of: TotalledSettlement, outcome: 'uphold' | 'dismiss', by: TestCaller, rowsNow = all) {
  return decideObjection(of, id, { outcome, reason: '已核实' }, rowsNow, { caller: callerFor(by), now });
}

describe('an objection in the public notice', () => {
  it('case 50: stops its row and not the batch: 2,400.00 with an objection to 800.00 pays 1,600.00 (SUB-13)', () => {
    expect(noticed.totals.payableFen).toBe(240_000);
    const { settlement, rows: stopped } = objected();
    expect(settlement.totals).toMatchObject({ payableFen: 160_000 });
    expect(stopped).toMatchObject([{ policyNo: first.policyNo, outcome: 'MATCHED', reason: 'objection' }]);
    expect(settlement.history.at(-1)).toMatchObject({ event: 'objection', totals: { payableFen: 160_000 } });
  });

  it('is taken while the notice runs only', () => {
    for (const of of [draft, submitted, approvedOf(draft)]) {
      expect(objectToRow(of, raised, all, { subject: 'x', now })).toMatchObject({
        accepted: false,
        refusal: { kind: 'wrong-status', status: of.status },
      });
    }
  });

  it('is taken once for a policy, and never for a row that is not paid', () => {
    expect(objectToRow(objected().settlement, raised, all, { subject: 'x', now })).toMatchObject({
      refusal: { kind: 'objection-open', objectionId: id },
    });
    const held = rows.map((row) => ({ ...row, outcome: 'AMOUNT_DIFF' as const }));
    expect(objectToRow(noticed, raised, { ...all, rows: held }, { subject: 'x', now })).toMatchObject({
      refusal: { kind: 'row-unknown' },
    });
    const other = { ...raised, endorsementNo: 'E1' };
    expect(objectToRow(noticed, other, all, { subject: 'x', now })).toMatchObject({
      refusal: { kind: 'row-unknown' },
    });
  });

  it('is refused beyond what people can read, and where a later settlement nets what this one carries', () => {
    const { objection } = objected();
    const decidedOnes = Array.from({ length: mostObjections }, () => ({
      ...objection,
      status: 'upheld' as const,
      decidedBy: 'x',
      decidedAt: now,
      decision: '',
    }));
    const full = { ...noticed, objections: decidedOnes };
    expect(objectToRow(full, raised, all, { subject: 'x', now })).toMatchObject({
      refusal: { kind: 'too-many-objections' },
    });
    const carriedInto = settlementId.parse(`set_${'1'.repeat(26)}`);
    expect(objectToRow({ ...noticed, carriedInto }, raised, all, { subject: 'x', now })).toMatchObject({
      refusal: { kind: 'carried-forward', carriedInto },
    });
  });
});

describe('the decision on an objection', () => {
  const { settlement, rows: stopped } = objected();
  const withObjection = { ...all, rows: [...stopped, ...rows.slice(1)] };

  it('dismisses it: the row is payable again', () => {
    const free = decided(settlement, 'dismiss', callers.bureauApprover, withObjection);
    expect(free).toMatchObject({
      accepted: true,
      value: { settlement: { totals: { payableFen: 240_000 } }, objection: { status: 'dismissed' } },
    });
    expect(free.accepted && free.value.rows.map((row) => row.reason)).toEqual([undefined]);
  });

  it('frees no row that another objection has stopped for good (SUB-13)', () => {
    const upheld = decided(settlement, 'uphold', callers.bureauApprover, withObjection);
    invariant(upheld.accepted && upheld.value.settlement.status === 'under-notice', 'it is upheld');
    const own = { ...first, endorsementNo: 'E1' };
    const withTwo = { ...withObjection, rows: [...withObjection.rows, own] };
    const laterId = objectionId.parse(`obj_${'1'.repeat(26)}`);
    const later = objectToRow(upheld.value.settlement, { ...raised, objectionId: laterId }, withTwo, {
      subject: 'city-clerk',
      now,
    });
    invariant(later.accepted, 'the endorsement is objected to');
    const both = { ...withTwo, rows: [...withObjection.rows, ...later.value.rows] };
    const by = { caller: callerFor(callers.bureauApprover), now };
    const freed = decideObjection(
      later.value.settlement,
      laterId,
      { outcome: 'dismiss', reason: '已核实' },
      both,
      by,
    );
    expect(freed).toMatchObject({ accepted: true, value: { rows: [] } });
  });

  it('upholds it: the row stays stopped', () => {
    expect(decided(settlement, 'uphold', callers.bureauApprover, withObjection)).toMatchObject({
      value: { settlement: { totals: { payableFen: 160_000 } }, objection: { status: 'upheld' }, rows: [] },
    });
  });

  it('leaves what was approved meanwhile as it is', () => {
    const approved: SettlementIn<'approved'> = said(
      { ...noticed, ...settlement, status: 'under-notice' },
      'approve',
      callers.bureauApprover,
      '2026-04-17T01:00:00.000Z',
      'approved',
    );
    expect(decided(approved, 'dismiss', callers.bureauApprover, withObjection)).toMatchObject({
      value: { settlement: { status: 'approved', totals: { payableFen: 160_000 } }, rows: [] },
    });
  });

  it('is made once, by the deciding bureau, by somebody else than who objected', () => {
    const again = decided(settlement, 'uphold', callers.bureauApprover, withObjection);
    invariant(again.accepted, 'it is decided');
    expect(decided(again.value.settlement, 'dismiss', callers.bureauApprover)).toMatchObject({
      refusal: { kind: 'objection-decided' },
    });
    expect(decided(settlement, 'uphold', callers.cityClerk)).toMatchObject({
      refusal: { kind: 'forbidden' },
    });
    const same = { ...callers.bureauClerk, sub: 'city-clerk' };
    expect(decided(settlement, 'uphold', same)).toMatchObject({ refusal: { kind: 'same-person' } });
    expect(decided(noticed, 'uphold', callers.bureauClerk)).toMatchObject({ refusal: { kind: 'not-found' } });
  });
});
