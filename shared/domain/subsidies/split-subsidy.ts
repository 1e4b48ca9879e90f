import { divisionCode, type DivisionCode } from '../ids.ts';
import { allocate, type Fen } from '../money.ts';
import { type LevelPart, mergeParts } from './budget.ts';
import type { FiscalLevel, Programme } from './programme.ts';

/**
 * SUB-7, MNY-4: splits a subsidy among the fiscal levels; every level but the highest gets its share rounded down and the
 * highest takes the left-over fen. The payer of the province is `xx0000`, of the city `xxxx00`, of the county the firm's
 * own division; where the firm is registered with a city or province itself, that one takes the parts of the levels below.
 */
export function splitSubsidy(
  amount: Fen,
  levels: Programme['levels'],
  firmDivision: DivisionCode,
): readonly LevelPart[] {
  const parts = allocate(
    amount,
    levels.map((one) => ({ party: levelThatPays(one.level, firmDivision), weight: one.sharePpm })),
  );
  return mergeParts(
    parts.map((part) => ({ level: part.party, payer: payerOf(part.party, firmDivision), fen: part.fen })),
  );
}

/** The bureau that decides on what a programme pays to a firm: the one that pays its highest level. */
export function decidingPayer(of: Pick<Programme, 'levels'>, firmDivision: DivisionCode): DivisionCode {
  return payerOf(levelThatPays(of.levels[0]?.level ?? 'county', firmDivision), firmDivision);
}

/** The bureau of a level that pays for a firm of a division. */
export function payerOf(level: FiscalLevel, firmDivision: DivisionCode): DivisionCode {
  switch (level) {
    case 'central':
      return divisionCode.parse('100000');
    case 'province':
      return divisionCode.parse(`${firmDivision.slice(0, 2)}0000`);
    case 'city':
      return divisionCode.parse(`${firmDivision.slice(0, 4)}00`);
    case 'county':
      return firmDivision;
  }
}

/** The level that bears a part: a firm that is registered with a city or a province itself has none below it. */
export function levelThatPays(level: FiscalLevel, firmDivision: DivisionCode): FiscalLevel {
  if (level === 'central' || level === 'province') return level;
  if (firmDivision.endsWith('0000')) return 'province';
  return firmDivision.endsWith('00') ? 'city' : level;
}
