import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { divisionCode, insurerCode, policyNo, uscc } from '../../../shared/domain/ids.ts';
import { asFen, sumFen } from '../../../shared/domain/money.ts';
import { addControlTotals, controlTotalsOf } from '../../../shared/domain/reconciliation/control-totals.ts';
import { explainRow } from '../../../shared/domain/reconciliation/explain-row.ts';
import { judgeUnknown } from '../../../shared/domain/reconciliation/judge-unknown.ts';
import { type ListedRow, rowKeyOf } from '../../../shared/domain/reconciliation/listed-row.ts';
import { reconcileRows } from '../../../shared/domain/reconciliation/reconcile-rows.ts';
import { type SettlementRow } from '../../../shared/domain/settlement/settlement-row.ts';
import { countOutcomes, totalRows } from '../../../shared/domain/settlement/total-rows.ts';
import { julyFirst, ledgerRow, listedAs, onlyOne } from '../../support/listed-rows.ts';
import { seeded } from '../../support/seeded.ts';
import { paidPolicy, programmeId } from '../../support/settled-policies.ts';

const books = { insurer: insurerCode.parse('picc-sn'), divisionCode: divisionCode.parse('610000') };

function reconcile(ledger: readonly SettlementRow[], list: readonly ListedRow[]): SettlementRow[] {
  const sorted = <Row extends SettlementRow | ListedRow>(rows: readonly Row[]) =>
    rows.toSorted((a, b) => (rowKeyOf(a) < rowKeyOf(b) ? -1 : 1));
  return [...reconcileRows(sorted(ledger), sorted(list), books)];
}

function outcomeOf(row: SettlementRow, listed: ListedRow): SettlementRow {
  return onlyOne(reconcile([row], [listed]));
}

const row = ledgerRow({ serial: 1 });
const twoLines = [listedAs(row, 2), listedAs(row, 3)] as const;

describe('REC-2: a row beside the insurer’s list', () => {
  it('is matched where every compared figure is the same, and keeps both', () => {
    const matched = outcomeOf(row, listedAs(row, 2));
    expect(matched).toMatchObject({ outcome: 'MATCHED', subsidyFen: 80_000, listed: { subsidyFen: 80_000 } });
    expect(matched.reason).toBeUndefined();
    expect(explainRow(matched)).toBeUndefined();
  });

  it('case 44: lists 800.00, 800.00 and 800.01: 1,600.00 is paid and one row is held for 0.01', () => {
    const ledger = [1, 2, 3].map((serial) => ledgerRow({ serial }));
    const list = ledger.map((one, index) => listedAs(one, index + 2));
    const last = list[2];
    const wrong = last && { ...last, provinceFen: asFen(48_001) };
    const compared = reconcile(ledger, wrong === undefined ? [] : [...list.slice(0, 2), wrong]);
    expect(countOutcomes(compared)).toMatchObject({ MATCHED: 2, AMOUNT_DIFF: 1 });
    expect(totalRows(compared, []).payableFen).toBe(160_000);
    const held = onlyOne(compared.filter((one) => one.outcome === 'AMOUNT_DIFF'));
    expect(held).toMatchObject({ subsidyFen: 80_000, listed: { subsidyFen: 80_001 } });
    expect(explainRow(held)?.zh).toContain('相差 0.01 元');
    expect(explainRow(held)?.zh).toMatch(/账簿 \d+\.\d\d 元、名单 \d+\.\d\d 元/);
    expect(explainRow(held)?.en).toMatch(/ledger \d+\.\d\d yuan, list \d+\.\d\d yuan/);
  });

  it.each([
    ['premium', { premiumFen: asFen(100_001) }],
    ['firm’s part', { firmFen: asFen(19_999) }],
    [
      'split of the levels, though the sum is the same',
      { provinceFen: asFen(47_999), cityFen: asFen(24_001) },
    ],
  ])('differs in amount by its %s', (_, more) => {
    expect(outcomeOf(row, listedAs(row, 2, more))).toMatchObject({
      outcome: 'AMOUNT_DIFF',
      reason: 'amounts-differ',
    });
  });

  it.each([
    ['status-differs', { status: 'cancelled' as const, endedOn: julyFirst }],
    ['period-differs', { end: julyFirst }],
    ['firm-differs', { uscc: uscc.parse('91610100QKB000029Y') }],
  ])('differs in status: %s', (reason, more) => {
    expect(outcomeOf(row, listedAs(row, 2, more))).toMatchObject({ outcome: 'STATUS_DIFF', reason });
  });

  it('does not compare what only people read: name, day of payment, invoice', () => {
    const listed = listedAs(row, 2, { name: '=cmd|x', paidOn: julyFirst, invoiceNo: '1' });
    expect(outcomeOf(row, listed).outcome).toBe('MATCHED');
  });

  it('is only on the platform, or only on the list', () => {
    expect(onlyOne(reconcile([row], []))).toMatchObject({ outcome: 'ONLY_PLATFORM', reason: 'not-on-list' });
    const other = onlyOne(reconcile([], [listedAs(row, 2)]));
    expect(other).toMatchObject({
      outcome: 'ONLY_INSURER',
      reason: 'not-on-platform',
      subsidyFen: 0,
      listed: { subsidyFen: 80_000 },
      entryIds: [],
    });
    expect(explainRow(other)?.zh).toContain('800.00 元');
  });

  it('listed twice alike is paid once, and what repeats it is a duplicate', () => {
    const compared = reconcile([row], twoLines);
    expect(compared).toMatchObject([{ outcome: 'MATCHED' }, { outcome: 'DUPLICATE', listed: { line: 3 } }]);
    expect(totalRows(compared, []).payableFen).toBe(80_000);
  });

  it('listed twice with different figures is not paid at all', () => {
    const compared = reconcile([row], [twoLines[0], { ...twoLines[1], firmFen: asFen(1) }]);
    expect(countOutcomes(compared)).toMatchObject({ MATCHED: 0, DUPLICATE: 2 });
    expect(totalRows(compared, []).payableFen).toBe(0);
  });

  it('that asks for what a cap took away is above the cap (SUB-3: 15,000.00 of 21,000.00)', () => {
    const capped = { ...row, uncappedFen: asFen(110_000) };
    const asks = listedAs(row, 2, { provinceFen: asFen(78_000), firmFen: asFen(-10_000) });
    expect(outcomeOf(capped, asks)).toMatchObject({ outcome: 'CAP_DIFF', reason: 'above-cap' });
    const tooMuch = listedAs(row, 2, { provinceFen: asFen(200_000) });
    expect(outcomeOf(capped, tooMuch).outcome).toBe('AMOUNT_DIFF');
  });

  it('held by the ledger itself stays held (REC-4: 200.00 is missing)', () => {
    const held = {
      ...row,
      receivedFen: asFen(0),
      outcome: 'AMOUNT_DIFF',
      reason: 'firm-share-not-received',
    } as const;
    expect(outcomeOf(held, listedAs(row, 2))).toMatchObject({
      outcome: 'AMOUNT_DIFF',
      reason: 'firm-share-not-received',
    });
  });
});

describe('a row that only the list has', () => {
  const unknown = onlyOne(reconcile([], [listedAs(row, 2)]));
  const policy = paidPolicy({ serial: 1 });
  const [grant] = policy.subsidy.programmes;

  function granted(more: object) {
    return { ...policy, subsidy: { ...policy.subsidy, programmes: grant ? [{ ...grant, ...more }] : [] } };
  }

  it('case 44: agrees to the fen after an earlier list did not: what that one said is over', () => {
    const before: SettlementRow = { ...row, outcome: 'AMOUNT_DIFF', reason: 'amounts-differ' };
    const { outcome, reason } = outcomeOf(before, listedAs(row, 2));
    expect([outcome, reason]).toEqual(['MATCHED', undefined]);
  });

  it('stays unknown where the insurer leads no such policy', () => {
    expect(judgeUnknown(unknown, undefined, programmeId)).toBe(unknown);
  });

  it('is of another quarter where the policy has its subsidy', () => {
    expect(judgeUnknown(unknown, policy, programmeId)).toMatchObject({
      outcome: 'ONLY_INSURER',
      reason: 'not-in-quarter',
    });
  });

  it('was not eligible, or had nothing left under a cap', () => {
    const refused = granted({ grantedFen: 0, limitedBy: ['not-eligible'] });
    expect(judgeUnknown(unknown, refused, programmeId)).toMatchObject({ outcome: 'INELIGIBLE' });
    const capped = granted({ grantedFen: 0, limitedBy: ['firm-year-cap'] });
    expect(judgeUnknown(unknown, capped, programmeId)).toMatchObject({ outcome: 'CAP_DIFF' });
    expect(judgeUnknown(unknown, policy, 'SN-QKB-YF')).toMatchObject({ outcome: 'INELIGIBLE' });
  });
});

describe('many rows', () => {
  const faults = ['none', 'amount', 'missing', 'twice', 'extra', 'status'] as const;
  const books12 = Array.from({ length: 12 }, (_, index) => ledgerRow({ serial: index + 1 }));
  const mistakes = fc.array(fc.constantFrom(...faults), { minLength: 12, maxLength: 12 });

  function listWith(kinds: readonly (typeof faults)[number][]): readonly ListedRow[] {
    return books12.flatMap((one, index) => {
      const listed = listedAs(one, index + 2);
      switch (kinds[index] ?? 'none') {
        case 'none':
          return [listed];
        case 'amount':
          return [{ ...listed, cityFen: asFen(1) }];
        case 'missing':
          return [];
        case 'twice':
          return [listed, { ...listed, line: index + 100 }];
        case 'extra':
          return [listed, { ...listed, endorsementNo: 'E9', line: index + 200 }];
        case 'status':
          return [{ ...listed, status: 'expired' as const }];
      }
    });
  }

  it('REC-3: count and sums of both sides are those of the files, whatever is wrong with them', () => {
    fc.assert(
      fc.property(mistakes, (kinds) => {
        const list = listWith(kinds);
        const compared = reconcile(books12, list);
        const control = controlTotalsOf(compared);
        expect(control.ledger).toMatchObject({ rows: 12, subsidyFen: 960_000, premiumFen: 1_200_000 });
        expect(control.list.rows).toBe(list.length);
        expect(control.list.premiumFen).toBe(sumFen(list.map((one) => one.premiumFen)));
        const right = kinds.filter((kind) => ['none', 'twice', 'extra'].includes(kind)).length;
        expect(totalRows(compared, []).subsidyFen).toBe(right * 80_000);
      }),
      { ...seeded, numRuns: 200 },
    );
  });

  it('taken in parts by key come to the same as taken at once', () => {
    fc.assert(
      fc.property(mistakes, fc.integer({ min: 0, max: 12 }), (kinds, at) => {
        const list = listWith(kinds);
        const border = books12[at]?.policyNo ?? policyNo.parse('KB202600000000015');
        const before = (one: SettlementRow | ListedRow) => one.policyNo < border;
        const parts = [before, (one: SettlementRow | ListedRow) => !before(one)].map((isOf) =>
          reconcile(books12.filter(isOf), list.filter(isOf)),
        );
        const whole = reconcile(books12, list);
        expect(parts.flat()).toEqual(whole);
        expect(addControlTotals(parts.map(controlTotalsOf))).toEqual(controlTotalsOf(whole));
      }),
      { ...seeded, numRuns: 200 },
    );
  });
});
