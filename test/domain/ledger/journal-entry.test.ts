import { describe, expect, it } from 'vitest';
import { divisionCode, insurerCode } from '../../../shared/domain/ids.ts';
import { accounts, budgetCellOf } from '../../../shared/domain/ledger/accounts.ts';
import {
  bookEntry,
  credit,
  debit,
  entryKinds,
  isSubsidyMovement,
  type Leg,
} from '../../../shared/domain/ledger/journal-entry.ts';
import { asFen } from '../../../shared/domain/money.ts';
import { BrokenInvariant } from '../../../shared/domain/result.ts';
import { nextEntryId } from '../../support/settled-policies.ts';
import { now } from '../quoting/quote-fixtures.ts';

const bank = accounts.bank(insurerCode.parse('picc-sn'));
const reserved = accounts.budget('SN-QKB-PH', 2026, 'province', 'reserved');

function book(legs: readonly Leg[]) {
  return bookEntry({ entryId: nextEntryId(), bookedAt: now, kind: 'premium-booked', legs });
}

describe('a journal entry', () => {
  it('is booked when its legs sum to zero, without legs of nothing', () => {
    const nothing = debit(accounts.receivableFirm, asFen(0));
    const entry = book([debit(bank, asFen(100)), credit(accounts.unallocatedReceipts, asFen(100)), nothing]);
    expect(entry.legs).toEqual([
      { account: 'bank:picc-sn', fen: 100 },
      { account: 'unallocated-receipts', fen: -100 },
    ]);
  });

  it('is not booked when a fen is missing', () => {
    const legs = [debit(bank, asFen(100)), credit(accounts.unallocatedReceipts, asFen(99))];
    expect(() => book(legs)).toThrow(BrokenInvariant);
  });

  it('does not mix commitments with money', () => {
    expect(() => book([debit(bank, asFen(100)), credit(reserved, asFen(100))])).toThrow(BrokenInvariant);
  });

  it('is what a settlement counts when it makes subsidy due or takes it back (SUB-15)', () => {
    expect(entryKinds.filter((kind) => isSubsidyMovement({ kind }))).toEqual([
      'subsidy-accrued',
      'subsidy-clawed-back',
      'subsidy-returned',
    ]);
  });
});

describe('an account', () => {
  it('of a budget says which programme, year, level and column it is', () => {
    expect(budgetCellOf(reserved)).toEqual({
      programmeId: 'SN-QKB-PH',
      year: 2026,
      level: 'province',
      column: 'reserved',
    });
    expect(budgetCellOf(accounts.receivableBureau(divisionCode.parse('610000')))).toBeUndefined();
  });
});
