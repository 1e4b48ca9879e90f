import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day, type Instant, instant, startOfDay } from '../../../shared/domain/dates.ts';
import { accounts, type BudgetColumn } from '../../../shared/domain/ledger/accounts.ts';
import { budgetFigures, isBookedBy, movedBy } from '../../../shared/domain/ledger/budget-cells.ts';
import { positionAsOf, positionFromJournal } from '../../../shared/domain/ledger/budget-position.ts';
import { budgetSeries, dailyPace } from '../../../shared/domain/ledger/budget-series.ts';
import { bookEntry, credit, debit, type JournalEntry } from '../../../shared/domain/ledger/journal-entry.ts';
import { commitmentLegs, type CommitmentKind } from '../../../shared/domain/ledger/policy-postings.ts';
import { asFen, sumFen } from '../../../shared/domain/money.ts';
import { type FiscalLevel } from '../../../shared/domain/subsidies/programme.ts';
import { seeded } from '../../support/seeded.ts';
import { nextEntryId, programmeId } from '../../support/settled-policies.ts';
import { inclusiveProgramme } from '../../support/settlements.ts';

const first = day.parse('2026-01-01');

function at(days: number): Instant {
  return instant.parse(startOfDay(addDays(first, days)));
}

function approval(days: number, fen: number, level: FiscalLevel = 'province'): JournalEntry {
  const cell = (column: BudgetColumn) => accounts.budget(programmeId, 2026, level, column);
  return bookEntry({
    entryId: nextEntryId(),
    bookedAt: at(days),
    kind: 'budget-approved',
    programmeId,
    legs: [debit(cell('available'), asFen(fen)), credit(cell('approved'), asFen(fen))],
  });
}

function moved(days: number, kind: CommitmentKind, fen: number, level: FiscalLevel = 'province') {
  const levels = [{ level, payer: '610000' as never, fen: asFen(fen) }];
  const legs = [...commitmentLegs(kind, { programmeId, year: 2026, levels })];
  return bookEntry({ entryId: nextEntryId(), bookedAt: at(days), kind, programmeId, legs });
}

/** 10,000.00 approved, then 100.00 reserved a day for ten days. */
const tenDays = [
  approval(0, 1_000_000),
  ...Array.from({ length: 10 }, (_, n) => moved(n, 'subsidy-reserved', 10_000)),
];

describe('the position of every day (item 13, G9)', () => {
  it('is what was booked up to the end of that day', () => {
    const { items } = budgetSeries(programmeId, 2026, tenDays, { from: first, to: addDays(first, 9) });
    expect(items.map((item) => item.totals.reservedFen)).toEqual(
      Array.from({ length: 10 }, (_, n) => (n + 1) * 10_000),
    );
    expect(items.at(-1)).toMatchObject({
      asOf: '2026-01-10',
      totals: { approvedFen: 1_000_000, availableFen: 900_000 },
    });
  });

  it('says at its pace when the money ends: 9,000.00 left at 100.00 a day is ninety days', () => {
    const series = budgetSeries(programmeId, 2026, tenDays, { from: first, to: addDays(first, 9) });
    expect(series.consumedFen).toBe(100_000);
    expect(series.exhaustion).toEqual({ level: 'province', on: addDays(day.parse('2026-01-10'), 90) });
  });

  it('names the level that ends first', () => {
    const county = [approval(0, 50_000, 'county'), moved(3, 'subsidy-reserved', 40_000, 'county')];
    const series = budgetSeries(programmeId, 2026, [...tenDays, ...county], {
      from: first,
      to: addDays(first, 9),
    });
    expect(series.exhaustion).toEqual({ level: 'county', on: '2026-01-13' });
  });

  it('has no end where nothing was taken, more came back than went, or the year is over before', () => {
    const span = { from: addDays(first, 20), to: addDays(first, 30) };
    expect(budgetSeries(programmeId, 2026, tenDays, span).exhaustion).toBeUndefined();
    const back = [...tenDays, moved(25, 'subsidy-released', 10_000)];
    expect(budgetSeries(programmeId, 2026, back, span)).toMatchObject({ consumedFen: -10_000 });
    expect(budgetSeries(programmeId, 2026, back, span).exhaustion).toBeUndefined();
    const slow = [...tenDays, moved(25, 'subsidy-reserved', 1_000)];
    expect(budgetSeries(programmeId, 2026, slow, span).exhaustion).toBeUndefined();
  });
});

const kinds = [
  'subsidy-reserved',
  'subsidy-released',
  'subsidy-accrued',
  'subsidy-annulled',
  'subsidy-paid',
  'subsidy-clawed-back',
  'subsidy-returned',
] as const;
const journals = fc.array(
  fc.record({
    days: fc.integer({ min: 0, max: 40 }),
    kind: fc.constantFrom<CommitmentKind>(...kinds),
    fen: fc.integer({ min: 1, max: 1_000_000 }),
    level: fc.constantFrom<FiscalLevel>('province', 'city', 'county'),
  }),
  { maxLength: 30 },
);

describe('a cell of the position', () => {
  it('is the sum of the entries behind it, for any day (item 13)', () => {
    fc.assert(
      fc.property(journals, fc.integer({ min: 0, max: 40 }), (list, days) => {
        const entries = list.map((one) => moved(one.days, one.kind, one.fen, one.level));
        const asOf = addDays(first, days);
        const position = positionAsOf(inclusiveProgramme, 2026, entries, asOf);
        const booked = entries.filter((entry) => isBookedBy(entry, asOf));
        const journal = positionFromJournal(booked, programmeId, 2026);
        for (const { level, payer: _, ...figures } of position.levels) {
          if (journal.has(level)) expect(journal.get(level)).toEqual(figures);
          for (const figure of budgetFigures) {
            const cell = { programmeId, year: 2026, level, figure };
            const name = figure === 'clawed-back' ? 'clawedBackFen' : (`${figure}Fen` as const);
            expect(sumFen(booked.map((entry) => movedBy(entry, cell)))).toBe(figures[name]);
          }
        }
      }),
      { ...seeded, numRuns: 200 },
    );
  });

  it('is not moved by an entry of another programme, year or level, nor by one within it', () => {
    const paid = moved(0, 'subsidy-paid', 5);
    const cell = { programmeId, year: 2026, level: 'province', figure: 'accrued' } as const;
    expect(movedBy(paid, cell)).toBe(0);
    expect(movedBy(paid, { ...cell, figure: 'paid' })).toBe(5);
    const reserved = moved(0, 'subsidy-reserved', 5);
    expect(movedBy(reserved, { ...cell, figure: 'available' })).toBe(-5);
    for (const other of [{ programmeId: 'SN-QKB-YF' }, { year: 2027 }, { level: 'city' as const }]) {
      expect(movedBy(reserved, { ...cell, figure: 'reserved', ...other })).toBe(0);
    }
  });
});

describe('the pace of a budget', () => {
  it.each([
    [160_000, 10, 16_000],
    [100, 3, 33],
    [-42_302, 1, -42_302],
    [-100, 3, -33],
    [0, 1, 0],
  ])(
    '%d fen in %d days are %d a day, also where more came back than was taken (SUB-16)',
    (fen, days, pace) => {
      expect(dailyPace(asFen(fen), days)).toBe(pace);
    },
  );
});
