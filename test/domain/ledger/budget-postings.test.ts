import { describe, expect, it } from 'vitest';
import { bookBudgetApproval } from '../../../shared/domain/ledger/budget-postings.ts';
import { asFen } from '../../../shared/domain/money.ts';
import { nextEntryId } from '../../support/settled-policies.ts';
import { division, now, programmeWith } from '../quoting/quote-fixtures.ts';

const booking = { at: now, nextId: nextEntryId, divisionCode: division('610000') };

function booked(...changes: readonly (readonly ['province' | 'city' | 'county', number])[]) {
  return bookBudgetApproval(
    programmeWith({}),
    2026,
    changes.map(([level, fen]) => ({ level, fen: asFen(fen) })),
    booking,
  );
}

describe('an approval', () => {
  it('makes money available in the envelope of each level, in one entry that balances', () => {
    const [entry, ...others] = booked(['province', 60_000], ['city', 30_000]);
    expect(others).toEqual([]);
    expect(entry).toMatchObject({
      kind: 'budget-approved',
      programmeId: 'SN-QKB-PH',
      divisionCode: '610000',
    });
    expect(entry?.legs).toEqual([
      { account: 'budget:SN-QKB-PH:2026:province:available', fen: 60_000 },
      { account: 'budget:SN-QKB-PH:2026:province:approved', fen: -60_000 },
      { account: 'budget:SN-QKB-PH:2026:city:available', fen: 30_000 },
      { account: 'budget:SN-QKB-PH:2026:city:approved', fen: -30_000 },
    ]);
  });

  it('of less than before takes the difference back', () => {
    expect(booked(['province', -10_000])[0]?.legs).toEqual([
      { account: 'budget:SN-QKB-PH:2026:province:available', fen: -10_000 },
      { account: 'budget:SN-QKB-PH:2026:province:approved', fen: 10_000 },
    ]);
  });

  it('that changes nothing books nothing', () => {
    expect(booked(['province', 0])).toEqual([]);
    expect(booked(['province', 0], ['city', 1])[0]?.legs).toHaveLength(2);
  });
});
