import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  claimNo,
  cnapsCode,
  composeClaimNo,
  composePolicyNo,
  divisionCode,
  entryId,
  policyNo,
  quoteId,
  uscc,
} from '../../shared/domain/ids.ts';
import { seeded } from '../support/seeded.ts';

const usccAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Each text that differs from the given one in exactly one character, from `first` on. */
function withOneCharacterWrong(text: string, alphabet: string, first = 0): readonly string[] {
  return text.split('').flatMap((right, index) =>
    index < first
      ? []
      : alphabet
          .split('')
          .filter((wrong) => wrong !== right)
          .map((wrong) => text.slice(0, index) + wrong + text.slice(index + 1)),
  );
}

describe('a unified social credit code', () => {
  it.each([
    '91110000600037341L',
    '91110108551385082Q',
    '91330100799655058B',
    '91610100QKB0000102',
    '91610100QKB000029Y',
    '91610100QKB0003870',
  ])('%s is valid (ELG-1, 13.1)', (code) => {
    expect(uscc.parse(code)).toBe(code);
  });

  it('with the check character 0 is accepted, which the much-copied formula without the outer modulus refuses (case 45)', () => {
    const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
    const code = '91610100QKB0003870';
    const sum = weights.reduce(
      (total, weight, index) => total + weight * usccAlphabet.indexOf(code.charAt(index)),
      0,
    );
    const copied = usccAlphabet[31 - (sum % 31)];
    expect(copied).toBeUndefined();
    expect(uscc.safeParse(code).success).toBe(true);
  });

  it.each([
    ['a wrong check character', '91110000600037342L'],
    ['a letter outside the alphabet', '9111000060003734IL'],
    ['a missing character', '9111000060003734L'],
    ['a character too many', '91110000600037341LL'],
    ['a space inside', '91110000 600037341L'],
    ['nothing at all', ''],
  ])('with %s is refused', (_, code) => {
    expect(uscc.safeParse(code).success).toBe(false);
  });

  it.each([
    ['lower case', '91110000600037341l'],
    ['full-width letters and digits', '９１１１００００６０００３７３４１Ｌ'],
    ['spaces around it', '  91110000600037341L\t'],
    ['full-width spaces around it', '\u300091110000600037341L\u3000'],
  ])('in %s is read as what it means', (_, written) => {
    expect(uscc.parse(written)).toBe('91110000600037341L');
  });

  it('never survives a single wrong character', () => {
    for (const wrong of withOneCharacterWrong('91610100QKB0003870', usccAlphabet)) {
      expect(uscc.safeParse(wrong).success).toBe(false);
    }
  });
});

describe('a bank branch code', () => {
  it.each(['102100099996', '310290000013'])('%s is valid (13.2)', (code) => {
    expect(cnapsCode.safeParse(code).success).toBe(true);
  });

  it('never survives a single wrong digit', () => {
    for (const wrong of withOneCharacterWrong('102100099996', '0123456789')) {
      expect(cnapsCode.safeParse(wrong).success).toBe(false);
    }
  });

  it.each(['10210009999', '1021000999960', '10210009999X'])('%s is not twelve digits', (code) => {
    expect(cnapsCode.safeParse(code).success).toBe(false);
  });
});

describe('a policy or claim number', () => {
  it('is KB or KC, the year, ten characters and a check character (section 12)', () => {
    expect(composePolicyNo(2026, '0000000001')).toMatch(/^KB20260000000001[0-9A-HJKMNP-TV-Z]$/);
    expect(composeClaimNo(2026, '0000000001')).toMatch(/^KC20260000000001[0-9A-HJKMNP-TV-Z]$/);
  });

  it('of a policy does not fit a claim', () => {
    expect(claimNo.safeParse(composePolicyNo(2026, '0000000001')).success).toBe(false);
    expect(policyNo.safeParse(composeClaimNo(2026, '0000000001')).success).toBe(false);
  });

  const tenCharacters = fc.string({
    unit: fc.constantFrom(...crockford.split('')),
    minLength: 10,
    maxLength: 10,
  });

  it('never survives a single wrong character', () => {
    fc.assert(
      fc.property(tenCharacters, (characters) => {
        const policy = composePolicyNo(2026, characters);
        const claim = composeClaimNo(2026, characters);
        for (const wrong of withOneCharacterWrong(policy, crockford, 2)) {
          expect(policyNo.safeParse(wrong).success).toBe(false);
        }
        for (const wrong of withOneCharacterWrong(claim, crockford, 2)) {
          expect(claimNo.safeParse(wrong).success).toBe(false);
        }
      }),
      { ...seeded, numRuns: 20 },
    );
  });
});

describe('other ids', () => {
  it('carry the prefix of what they name', () => {
    const ulid = '01KHQGZ0000000000000000000';
    expect(quoteId.safeParse(`quo_${ulid}`).success).toBe(true);
    expect(quoteId.safeParse(`clm_${ulid}`).success).toBe(false);
    expect(entryId.safeParse(`ent_${ulid.toLowerCase()}`).success).toBe(false);
    expect(quoteId.safeParse(`quo_${ulid}0`).success).toBe(false);
  });

  it('of a division are six digits of GB/T 2260', () => {
    expect(divisionCode.safeParse('610113').success).toBe(true);
    expect(divisionCode.safeParse('061011').success).toBe(false);
    expect(divisionCode.safeParse('6101').success).toBe(false);
  });
});
