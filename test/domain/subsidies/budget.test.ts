import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addFen, asFen, subtractFen, sumFen } from '../../../shared/domain/money.ts';
import { invariant } from '../../../shared/domain/result.ts';
import {
  type ApprovedLevel,
  approvedLevel,
  approveBudget,
  type Budget,
  placeParts,
  hasRoomFor,
  type LevelPart,
  mergeParts,
  neededByEnvelope,
} from '../../../shared/domain/subsidies/budget.ts';
import { splitSubsidy } from '../../../shared/domain/subsidies/split-subsidy.ts';
import { seeded } from '../../support/seeded.ts';
import { budgetOf, division, programmeWith } from '../quoting/quote-fixtures.ts';

const shaanxi = programmeWith({}).levels;
const parts = (amount: number, code = '610113') => splitSubsidy(asFen(amount), shaanxi, division(code));
const level = (name: string, approvedFen: number, payer?: string): ApprovedLevel =>
  approvedLevel.parse({ level: name, approvedFen, ...(payer === undefined ? {} : { payer }) });

const clerk = { programmeId: 'SN-QKB-PH', year: 2026, by: 'clerk', isApprover: false };
const approver = { ...clerk, by: 'approver', isApprover: true };

function approved(current: Budget | undefined, put: Parameters<typeof approveBudget>[1]): Budget {
  const decided = approveBudget(current, put);
  invariant(decided.accepted, 'the budget is accepted');
  return decided.value.budget;
}

/** The budget after money has moved from available to reserved in every envelope that the parts are paid from. */
function reserved(of: Budget, wanted: readonly LevelPart[]): Budget {
  const placed = placeParts(of, wanted);
  invariant(placed !== undefined, 'every part has an envelope');
  return neededByEnvelope(placed).reduce((current, need) => {
    const held = current.envelopes[need.key];
    invariant(held !== undefined, 'the envelope is there');
    const moved = {
      ...held,
      availableFen: subtractFen(held.availableFen, need.fen),
      reservedFen: addFen(held.reservedFen, need.fen),
    };
    return { ...current, envelopes: { ...current.envelopes, [need.key]: moved } };
  }, of);
}

describe('the first approval of a year', () => {
  it('acts at once when an approver gives it', () => {
    const decided = approveBudget(undefined, { ...approver, levels: [level('province', 48_000)] });
    expect(decided).toMatchObject({
      accepted: true,
      value: {
        outcome: 'approved',
        changes: [{ level: 'province', fen: 48_000 }],
        budget: { revision: 0, envelopes: { province: { approvedFen: 48_000, availableFen: 48_000 } } },
      },
    });
  });

  it('is not a clerk’s', () => {
    const decided = approveBudget(undefined, { ...clerk, levels: [level('province', 48_000)] });
    expect(decided).toMatchObject({ accepted: false, refusal: { kind: 'needs-second-person' } });
  });

  it('may name no more than 100 billion yuan, so that a budget always adds up', () => {
    expect(approvedLevel.safeParse({ level: 'province', approvedFen: 10_000_000_000_000 }).success).toBe(
      true,
    );
    expect(approvedLevel.safeParse({ level: 'province', approvedFen: 10_000_000_000_001 }).success).toBe(
      false,
    );
    expect(approvedLevel.safeParse({ level: 'province', approvedFen: -1 }).success).toBe(false);
  });
});

describe('a later approval', () => {
  const first = approved(undefined, {
    ...approver,
    levels: [level('province', 48_000), level('city', 24_000), level('county', 8_000)],
  });
  const more = { levels: [level('province', 50_000)] };

  it('by a clerk is proposed and changes no money', () => {
    const decided = approveBudget(first, { ...clerk, ...more });
    expect(decided).toMatchObject({ accepted: true, value: { outcome: 'proposed' } });
    expect(approved(first, { ...clerk, ...more }).envelopes).toEqual(first.envelopes);
  });

  it('acts when an approver, another person, puts the same levels', () => {
    const proposed = approved(first, { ...clerk, ...more });
    const decided = approveBudget(proposed, { ...approver, ...more });
    expect(decided).toMatchObject({
      accepted: true,
      value: { outcome: 'approved', changes: [{ level: 'province', fen: 2_000 }] },
    });
    const budget = approved(proposed, { ...approver, ...more });
    expect(budget.envelopes['province']).toMatchObject({ approvedFen: 50_000, availableFen: 50_000 });
    expect(budget.envelopes['city']).toEqual(first.envelopes['city']);
    expect(budget.proposed).toBeUndefined();
    expect(budget.revision).toBe(2);
  });

  it.each([
    ['alone', first, approver, more.levels],
    [
      'of other levels than proposed',
      approved(first, { ...clerk, ...more }),
      approver,
      [level('province', 50_001)],
    ],
    ['of some of them', approved(first, { ...clerk, ...more }), approver, [...more.levels, level('city', 1)]],
    [
      'of the proposer’s own',
      approved(first, { ...clerk, ...more }),
      { ...approver, by: 'clerk' },
      more.levels,
    ],
  ])('by an approver %s needs a second person', (_, current, person, levels) => {
    expect(approveBudget(current, { ...person, levels })).toMatchObject({
      accepted: false,
      refusal: { kind: 'needs-second-person' },
    });
  });

  it('acts once: the same again needs a new proposal', () => {
    const twice = approved(approved(first, { ...clerk, ...more }), { ...approver, ...more });
    expect(approveBudget(twice, { ...approver, ...more })).toMatchObject({
      refusal: { kind: 'needs-second-person' },
    });
  });

  it('does not depend on the order in which levels are written', () => {
    const both = [level('province', 50_000), level('city', 25_000)];
    const proposed = approved(first, { ...clerk, levels: both });
    expect(approveBudget(proposed, { ...approver, levels: both.toReversed() })).toMatchObject({
      value: { outcome: 'approved' },
    });
  });

  it('may go down to what is reserved and accrued, and not a fen below', () => {
    const committed = reserved(first, parts(10_000));
    expect(committed.envelopes['province']?.reservedFen).toBe(6_000);
    expect(approveBudget(committed, { ...clerk, levels: [level('province', 5_999)] })).toMatchObject({
      refusal: { kind: 'below-commitments', level: 'province', committedFen: 6_000 },
    });
    const lowest = { levels: [level('province', 6_000)] };
    const lowered = approved(approved(committed, { ...clerk, ...lowest }), { ...approver, ...lowest });
    expect(lowered.envelopes['province']).toMatchObject({ approvedFen: 6_000, availableFen: 0 });
  });

  it('is refused when more was committed since it was proposed', () => {
    const lowest = { levels: [level('province', 6_000)] };
    const proposed = approved(first, { ...clerk, ...lowest });
    expect(approveBudget(reserved(proposed, parts(20_000)), { ...approver, ...lowest })).toMatchObject({
      refusal: { kind: 'below-commitments', committedFen: 12_000 },
    });
  });
});

describe('an envelope', () => {
  it('has room for parts that it holds to the fen, and not for one more (SUB-9)', () => {
    const exact = budgetOf('SN-QKB-PH', { province: 48_000, city: 24_000, county: 8_000 });
    expect(hasRoomFor(exact, parts(80_000))).toBe(true);
    for (const short of ['province', 'city', 'county']) {
      const left = { province: 48_000, city: 24_000, county: 8_000, [short]: 7_999 };
      expect(hasRoomFor(budgetOf('SN-QKB-PH', left), parts(80_000))).toBe(false);
    }
  });

  it('is left with 700.00 of 1,500.00 after 800.00, and then has no room for 800.00 (SUB-9, case 3)', () => {
    const before = budgetOf('SN-QKB-PH', { province: 90_000, city: 45_000, county: 15_000 });
    const after = reserved(before, parts(80_000));
    expect(Object.values(after.envelopes).reduce((sum, one) => sum + one.availableFen, 0)).toBe(70_000);
    expect(hasRoomFor(after, parts(80_000))).toBe(false);
    expect(hasRoomFor(after, parts(70_000))).toBe(true);
  });

  it('that does not exist has room for nothing but nothing', () => {
    expect(hasRoomFor(undefined, parts(80_000))).toBe(false);
    expect(hasRoomFor(undefined, [])).toBe(true);
    expect(hasRoomFor(budgetOf('SN-QKB-PH', { province: 80_000, city: 80_000 }), parts(80_000))).toBe(false);
  });

  it('of a payer’s own pays its parts, the shared one those of all others', () => {
    const budget = budgetOf('SN-QKB-PH', {
      province: 480_000,
      city: 240_000,
      county: 80_000,
      'county:610113': 7_999,
    });
    expect(placeParts(budget, parts(80_000, '610113'))?.at(-1)).toMatchObject({ ownEnvelope: true });
    expect(placeParts(budget, parts(80_000, '610302'))?.at(-1)).not.toHaveProperty('ownEnvelope');
    expect(hasRoomFor(budget, parts(80_000, '610113'))).toBe(false);
    expect(hasRoomFor(budget, parts(80_000, '610302'))).toBe(true);
  });

  it('needs the sum of all parts that it pays', () => {
    const wanted = [...parts(80_000), ...parts(80_000, '610302')];
    const budget = budgetOf('SN-QKB-PH', { province: 96_000, city: 48_000, county: 15_999 });
    expect(neededByEnvelope(wanted)).toContainEqual({ key: 'county', fen: 16_000 });
    expect(hasRoomFor(budget, wanted)).toBe(false);
  });
});

describe('a part that was taken from the shared envelope', () => {
  it('stays there when its payer gets an envelope of its own later', () => {
    const shared = budgetOf('SN-QKB-PH', { province: 480_000, city: 240_000, county: 80_000 });
    const placed = placeParts(shared, parts(80_000));
    expect(neededByEnvelope(placed ?? []).map((need) => need.key)).toEqual(['province', 'city', 'county']);
    const own = budgetOf('SN-QKB-PH', {
      province: 480_000,
      city: 240_000,
      county: 80_000,
      'county:610113': 50_000,
    });
    expect(neededByEnvelope(placeParts(own, parts(80_000)) ?? []).at(-1)?.key).toBe('county:610113');
  });
});

describe('parts of the same level and payer', () => {
  it('are added up in their order', () => {
    const merged = mergeParts([...parts(80_000), ...parts(10_000), ...parts(10_000, '610302')]);
    expect(merged.map((part) => [part.level, part.payer, part.fen])).toEqual([
      ['province', '610000', 60_000],
      ['city', '610100', 27_000],
      ['county', '610113', 9_000],
      ['city', '610300', 3_000],
      ['county', '610302', 1_000],
    ]);
  });
});

describe('first come, first served', () => {
  const divisions = fc.constantFrom('610113', '610302', '610100', '610000');
  const wishes = fc.array(fc.tuple(fc.integer({ min: 1, max: 200_000 }), divisions), { maxLength: 40 });
  const left = fc.record({ province: fc.nat(900_000), city: fc.nat(450_000), county: fc.nat(150_000) });

  it('reserves whole grants and never more than an envelope holds (invariant 4)', () => {
    fc.assert(
      fc.property(left, wishes, (levels, firms) => {
        let budget = budgetOf('SN-QKB-PH', levels);
        let reservedFen = asFen(0);
        for (const [amount, code] of firms) {
          const wanted = parts(amount, code);
          if (!hasRoomFor(budget, wanted)) continue;
          budget = reserved(budget, wanted);
          reservedFen = addFen(reservedFen, asFen(amount));
        }
        const envelopes = Object.values(budget.envelopes);
        for (const envelope of envelopes) {
          expect(envelope.availableFen).toBeGreaterThanOrEqual(0);
          expect(addFen(envelope.availableFen, envelope.reservedFen)).toBe(envelope.approvedFen);
        }
        expect(sumFen(envelopes.map((one) => one.reservedFen))).toBe(reservedFen);
      }),
      { ...seeded, numRuns: 300 },
    );
  });

  it('cannot be asked for what has no envelope', () => {
    expect(placeParts(budgetOf('SN-QKB-PH', { province: 1 }), parts(80_000))).toBeUndefined();
  });
});
