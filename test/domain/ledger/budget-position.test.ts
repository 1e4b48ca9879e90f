import { describe, expect, it } from 'vitest';
import { budgetPosition, positionFromJournal } from '../../../shared/domain/ledger/budget-position.ts';
import { divisionCode } from '../../../shared/domain/ids.ts';
import { asFen } from '../../../shared/domain/money.ts';
import { invariant } from '../../../shared/domain/result.ts';
import { type Budget } from '../../../shared/domain/subsidies/budget.ts';
import { builtInCatalogue } from '../../../shared/domain/catalogue/built-in-catalogue.ts';
import { cancelledFile, fileOf, halfYearRefund, paidPolicy } from '../../support/settled-policies.ts';

const programme = builtInCatalogue.usedProgramme('SN-QKB-PH', 1);
invariant(programme !== undefined, 'the programme is in the catalogue');

const held: Budget = {
  programmeId: 'SN-QKB-PH',
  year: 2026,
  revision: 3,
  envelopes: {
    county: envelopeOf('county', [100_000_000, 800_000, 40_000_000, 0, 0]),
    city: envelopeOf('city', [300_000_000, 2_400_000, 120_000_000, 0, 0]),
    province: envelopeOf('province', [600_000_000, 4_800_000, 240_000_000, 100, 25_382]),
  },
};

function envelopeOf(level: 'province' | 'city' | 'county', fen: [number, number, number, number, number]) {
  const [approvedFen, reservedFen, accruedFen, paidFen, clawedBackFen] = fen;
  return {
    level,
    approvedFen: asFen(approvedFen),
    reservedFen: asFen(reservedFen),
    accruedFen: asFen(accruedFen),
    settledFen: asFen(paidFen),
    paidFen: asFen(paidFen),
    clawedBackFen: asFen(clawedBackFen),
    lapsedFen: asFen(0),
    availableFen: asFen(0),
  };
}

describe('the position of a budget', () => {
  it('has every level, highest first, and its totals; available = approved − reserved − accrued + clawed back − lapsed', () => {
    const position = budgetPosition(programme, 2026, held);
    expect(position.levels.map(({ level, payer, availableFen }) => [level, payer, availableFen])).toEqual([
      ['province', '610000', 355_225_382],
      ['city', null, 177_600_000],
      ['county', null, 59_200_000],
    ]);
    expect(position.totals).toEqual({
      approvedFen: 1_000_000_000,
      reservedFen: 8_000_000,
      accruedFen: 400_000_000,
      settledFen: 100,
      paidFen: 100,
      clawedBackFen: 25_382,
      availableFen: 592_025_382,
      lapsedFen: 0,
    });
  });

  it('names a payer that has an envelope of its own beside those that share one', () => {
    const payer = divisionCode.parse('610113');
    const own = { ...envelopeOf('county', [5_000, 0, 0, 0, 0]), payer };
    const position = budgetPosition(programme, 2026, {
      ...held,
      envelopes: { ...held.envelopes, 'county:610113': own },
    });
    const counties = position.levels.filter((level) => level.level === 'county');
    expect(counties.map((level) => [level.payer, level.approvedFen])).toEqual([
      [null, 100_000_000],
      ['610113', 5_000],
    ]);
    expect(position.totals.approvedFen).toBe(1_000_005_000);
  });

  it('names the centre as the payer of a programme for the whole country', () => {
    const national = builtInCatalogue.usedProgramme('NAT-FIRST', 1);
    const position = budgetPosition(national, 2026, undefined);
    expect(position.levels.map(({ level, payer }) => [level, payer])).toEqual([['central', '100000']]);
  });

  it('has every level of the programme at nothing in a year without money', () => {
    const position = budgetPosition(programme, 2027, undefined);
    expect(position.levels.map(({ level, approvedFen }) => [level, approvedFen])).toEqual([
      ['province', 0],
      ['city', 0],
      ['county', 0],
    ]);
    expect(position.totals.availableFen).toBe(0);
  });
});

describe('the position from the journal', () => {
  const { entries } = cancelledFile(
    fileOf(paidPolicy({ serial: 1 })),
    halfYearRefund,
    '2026-07-01T01:00:00.000Z',
  );

  it('is what the entries moved between the columns', () => {
    expect(positionFromJournal(entries, 'SN-QKB-PH', 2026).get('province')).toEqual({
      approvedFen: 0,
      reservedFen: 0,
      accruedFen: 48_000,
      settledFen: 0,
      paidFen: 0,
      clawedBackFen: 25_382,
      availableFen: -48_000 + 25_382,
      lapsedFen: 0,
    });
  });

  it('knows nothing of another programme or year', () => {
    expect(positionFromJournal(entries, 'SN-QKB-YF', 2026).size).toBe(0);
    expect(positionFromJournal(entries, 'SN-QKB-PH', 2027).size).toBe(0);
  });
});
