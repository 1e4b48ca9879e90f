import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day, startOfDay } from '../../../shared/domain/dates.ts';
import { divisionCode } from '../../../shared/domain/ids.ts';
import { asFen, asPpm } from '../../../shared/domain/money.ts';
import { cancelPolicy } from '../../../shared/domain/policies/cancel-policy.ts';
import type { CorrectedRefund } from '../../../shared/domain/policies/correct-refund.ts';
import type { Ended } from '../../../shared/domain/policies/end-policy.ts';
import { returnedByNow } from '../../../shared/domain/policies/premium-account.ts';
import { fallsAway } from '../../../shared/domain/policies/reimbursed-grants.ts';
import { invariant } from '../../../shared/domain/result.ts';
import { seeded } from '../../support/seeded.ts';
import { at } from '../quoting/quote-fixtures.ts';
import { correct, corrected, inForce, standing } from './correction-fixtures.ts';
import { noClaims } from './policy-fixtures.ts';

describe('SUB-16: a firm that was paid its subsidy and owes a part of it back since the end', () => {
  const grant = {
    programmeId: 'SN-BACK',
    baseFen: asFen(100_000),
    ratePpm: asPpm(800_000),
    grantedFen: asFen(80_000),
    levels: [{ level: 'province', payer: divisionCode.parse('610000'), fen: asFen(80_000) }],
  } as const;
  const part = (fen: number) => [{ ...grant.levels[0], fen: asFen(fen) }];
  // Nothing was deducted from its premium: it paid all of it, and has its refund whole.
  const whole = {
    ...inForce,
    firmPaysFen: inForce.premium.grossFen,
    subsidy: { totalFen: asFen(0), programmes: [] },
  };
  const request = { effectiveDate: day.parse('2026-07-01'), reason: '项目终止', by: 'firm-a' };
  function endOf(sent: typeof grant.levels | [], usedFen = 0): Ended {
    const facts = { ...noClaims, usedFen: asFen(usedFen), toFirm: [{ grant, sent }] };
    const decided = cancelPolicy(whole, standing, facts, request, startOfDay(request.effectiveDate));
    invariant(decided.accepted, 'the policy is cancelled');
    return decided.value;
  }
  const sentAtEnd = grant.levels;
  const paidOut = { toFirm: [{ grant, sentAtEnd, unsent: [] }] };
  const owing = (fen: number) => ({ debt: { stillOwed: fen === 0 ? [] : part(fen), givenUp: [] } });
  const end = endOf(sentAtEnd);
  const movesOf = ({ grants }: CorrectedRefund) => {
    return grants.flatMap(({ moves }) => moves.map(({ how, fen }) => [how, fen]));
  };

  it('owes 372.76 instead of 423.02, and 62.82 of its refund', () => {
    expect(end.policy.cancellation.recovery?.totalFen).toBe(42_302);
    const of = corrected(end, 2_376_000, { ...paidOut, ...owing(42_302) });
    expect(of.correction.owed).toMatchObject({ totalFen: 6_282, firmFen: 6_282, bureauFen: 0 });
    expect(of.correction.recoveryLowered).toMatchObject([{ payer: '610000', fen: 5_026 }]);
    expect(of.grants).toMatchObject([
      {
        programmeId: 'SN-BACK',
        heldFen: 100_000,
        keptFen: 53_405,
        grantedFen: 42_724,
        throughEnvelope: true,
      },
    ]);
    expect(correct(of, 2_376_000, { ...paidOut, ...owing(37_276) })).toBeUndefined();
  });

  it.each([
    [
      'has not paid back all of it: it is let off that first',
      1_000,
      [
        ['owed-less', 1_000],
        ['given-again', 4_026],
      ],
    ],
    ['has paid back all: it is given 50.26 again', 0, [['given-again', 5_026]]],
  ])('case 23: %s', (_, left, moves) => {
    const of = corrected(end, 2_376_000, { ...paidOut, ...owing(left) });
    expect(movesOf(of)).toEqual(moves);
    expect(of.standing.granted).toEqual(
      corrected(end, 2_376_000, { ...paidOut, ...owing(42_302) }).standing.granted,
    );
  });

  it('case 23: keeps what its bureaus have given up, and is given again only what it paid beyond that', () => {
    const debt = { stillOwed: [], givenUp: part(2_302) };
    expect(movesOf(corrected(end, 2_376_000, { ...paidOut, debt }))).toEqual([
      ['given-up', 2_302],
      ['given-again', 2_724],
    ]);
  });

  it('14.1: is given again out of the treasury after the budget’s year, or where the envelope has spent it', () => {
    const later = corrected(end, 2_376_000, paidOut, at('2027-01-04T01:00:00.000Z'));
    const spent = corrected(end, 2_376_000, { ...paidOut, hasRoom: ({ levels }) => levels.length === 0 });
    for (const of of [later, spent]) {
      expect(of.grants).toMatchObject([{ throughEnvelope: false, moves: [{ how: 'given-again' }] }]);
      expect(of.standing.granted).toEqual(end.standing.granted);
    }
  });

  it('case 23: not paid yet, is raised from 376.98 to 427.24; without room in the envelope it stays (SUB-9)', () => {
    const lowered = endOf([]);
    const toFirm = [{ grant, sentAtEnd: [], unsent: part(37_698) }];
    const of = corrected(lowered, 2_376_000, { toFirm });
    expect(movesOf(of)).toEqual([['raised', 5_026]]);
    expect(of.grants).toMatchObject([{ grantedFen: 42_724 }]);
    const full = corrected(lowered, 2_376_000, { toFirm, hasRoom: ({ levels }) => levels.length === 0 });
    expect(full.grants).toMatchObject([{ moves: [{ how: 'withheld', fen: 5_026 }], grantedFen: 37_698 }]);
    expect(full.standing.granted).toEqual(lowered.standing.granted);
  });

  it('case 23: where a claim came to nothing, owes so much more, or is paid less of what was not sent', () => {
    const after = endOf(sentAtEnd, 2_376_000);
    const of = corrected(after, 0, { ...paidOut, ...owing(37_276) });
    expect(movesOf(of)).toEqual([['owed-more', -5_026]]);
    expect(of.correction.recoveryRaised).toMatchObject([{ payer: '610000', fen: 5_026 }]);
    const toFirm = [{ grant, sentAtEnd: [], unsent: part(42_724) }];
    expect(movesOf(corrected(endOf([], 2_376_000), 0, { toFirm }))).toEqual([['lowered', -5_026]]);
    const partly = [{ grant, sentAtEnd: [], unsent: part(3_000) }];
    expect(movesOf(corrected(endOf([], 2_376_000), 0, { toFirm: partly }))).toEqual([
      ['lowered', -3_000],
      ['owed-more', -2_026],
    ]);
  });

  it('granted after the end on the premium that was kept, follows it down and not up', () => {
    const granted = { ...grant, baseFen: asFen(47_123), grantedFen: asFen(37_698), levels: part(37_698) };
    const toFirm = [{ grant: granted, reckonedOnFen: asFen(47_123), sentAtEnd: [], unsent: part(37_698) }];
    expect(corrected(end, 2_376_000, { toFirm }).grants).toEqual([]);
    const dearer = { ...granted, baseFen: asFen(53_405), grantedFen: asFen(42_724), levels: part(42_724) };
    const less = [{ grant: dearer, reckonedOnFen: asFen(53_405), sentAtEnd: [], unsent: part(42_724) }];
    expect(movesOf(corrected(endOf([], 2_376_000), 0, { toFirm: less }))).toEqual([['lowered', -5_026]]);
  });

  it('keeps in the end what one refund that counted every claim would have left it, level by level', () => {
    const levels = [
      { level: 'province', payer: divisionCode.parse('610000'), fen: asFen(38_400) },
      { level: 'city', payer: divisionCode.parse('610100'), fen: asFen(19_200) },
      { level: 'county', payer: divisionCode.parse('610113'), fen: asFen(6_400) },
    ] as const;
    const ofB = { ...grant, grantedFen: asFen(64_000), performancePpm: asPpm(800_000), levels };
    const used = fc.array(fc.nat(9_000_000), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(used, fc.nat(9_000_000), fc.subarray([...levels]), (uses, first, sent) => {
        let of: Pick<Ended, 'policy' | 'standing'> = endOf([], first);
        const keptOf = ({ policy }: Pick<Ended, 'policy'>) => {
          return asFen(100_000 - returnedByNow(policy).refund.totalFen);
        };
        const fallen = (one: Pick<Ended, 'policy'>) => fallsAway(ofB, keptOf(one), asFen(100_000)).levels;
        const away = new Map(fallen(of).map((one) => [one.level, one.fen]));
        for (const one of uses) {
          const next = correct(of, one, { toFirm: [{ grant: ofB, sentAtEnd: sent, unsent: [] }] });
          if (next === undefined) continue;
          for (const { level, fen } of next.grants.flatMap(({ moves }) => [...moves])) {
            away.set(level, asFen((away.get(level) ?? 0) - fen));
          }
          of = next;
        }
        const left = [...away].filter(([, fen]) => fen !== 0);
        expect(new Map(left)).toEqual(
          new Map(
            fallen(of)
              .filter(({ fen }) => fen !== 0)
              .map((one) => [one.level, one.fen]),
          ),
        );
      }),
      { ...seeded, numRuns: 200 },
    );
  });
});
