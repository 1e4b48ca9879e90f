import { describe, expect, it } from 'vitest';
import { type Advance, advanceFor, owedToCities } from '../../../shared/domain/clearing/advance.ts';
import { divisionCode, entryId, settlementId } from '../../../shared/domain/ids.ts';
import { bookAdvance, bookDeduction } from '../../../shared/domain/ledger/clearing-postings.ts';
import { trialBalance } from '../../../shared/domain/ledger/trial-balance.ts';
import { asFen } from '../../../shared/domain/money.ts';
import { invariant } from '../../../shared/domain/result.ts';
import { nextEntryId } from '../../support/settled-policies.ts';
import { instantOf } from '../../support/settlements.ts';

const now = instantOf('2026-07-21T01:00:00.000Z');
const programmeId = 'AH-TL';

function advanceOf(county: string, fen: number, by = `${county.slice(0, 4)}00`): Advance | undefined {
  const payer = divisionCode.parse(county);
  return advanceFor({ level: 'county', payer, fen: asFen(fen) }, divisionCode.parse(by), {
    programmeId,
    year: 2026,
    entryId: nextEntryId(),
    advancedAt: now,
    settlementId: settlementId.parse(`set_${'0'.repeat(26)}`),
  });
}

function made(county: string, fen: number): Advance {
  const of = advanceOf(county, fen);
  invariant(of !== undefined, 'advanced');
  return of;
}

describe('SUB-19: an advance', () => {
  it('is what a city has paid for its county, and nothing where the payer has paid its own part', () => {
    expect(advanceOf('340705', 11_316)).toMatchObject({ city: '340700', county: '340705', fen: 11_316 });
    expect(advanceOf('340700', 11_316, '340700')).toBeUndefined();
  });

  it('is the county’s debt to the city, booked in the city’s books', () => {
    expect(bookAdvance(made('340705', 11_316), {})).toMatchObject({
      kind: 'level-advanced',
      programmeId,
      divisionCode: '340700',
      bookedAt: now,
      legs: [
        { account: 'advance-receivable:340700', fen: 11_316 },
        { account: 'advance-payable:340705', fen: -11_316 },
      ],
    });
  });

  it('adds up to what each county owes at year end, and the deduction clears it: 113.16', () => {
    const advances = [made('340706', 300), made('340705', 11_000), made('340705', 316)];
    const owed = owedToCities(advances);
    expect(owed).toEqual([
      { city: '340700', county: '340705', fen: 11_316, advances: 2 },
      { city: '340700', county: '340706', fen: 300, advances: 1 },
    ]);
    const deducted = bookDeduction(
      { programmeId, divisionCode: divisionCode.parse('340700') },
      owed,
      entryId.parse(nextEntryId()),
      now,
    );
    const { accounts } = trialBalance([...advances.map((one) => bookAdvance(one, {})), deducted]);
    expect(accounts.map(({ account, debitFen, creditFen }) => [account, debitFen - creditFen])).toEqual([
      ['advance-payable:340705', 0],
      ['advance-payable:340706', 0],
      ['advance-receivable:340700', 0],
    ]);
    expect(owedToCities([])).toEqual([]);
  });
});
