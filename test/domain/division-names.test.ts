import { describe, expect, it } from 'vitest';
import { programmeVersions } from '../../shared/domain/catalogue/built-in-versions.ts';
import { divisionNames, namedPayers } from '../../shared/domain/division-names.ts';
import { divisionCode, insurerCode } from '../../shared/domain/ids.ts';
import { insurerNames } from '../../shared/domain/insurers/insurer-names.ts';

const named = (code: string) => divisionNames(divisionCode.parse(code));

describe('names beside codes (G18)', () => {
  it('are those of the division, in both languages', () => {
    expect(named('610000')).toEqual({ zh: '陕西省', en: 'Shaanxi' });
    expect(named('610113')).toEqual({ zh: '西安市雁塔区', en: "Yanta, Xi'an" });
  });

  it('are those of the nearest above with the code, where nobody has written the name down', () => {
    expect(named('610199').zh).toBe('西安市 610199');
    expect(named('421381')).toEqual({ zh: '湖北省 421381', en: 'Hubei 421381' });
  });

  it('are known for the area of every programme', () => {
    for (const { divisionPrefix } of programmeVersions) {
      if (divisionPrefix === '') continue;
      expect(named(divisionPrefix.padEnd(6, '0')).zh).not.toMatch(/\d/);
    }
  });

  it('are left out where several share a level', () => {
    const parts = [{ payer: null }, { payer: divisionCode.parse('610100') }];
    expect(namedPayers(parts)).toEqual([
      { payer: null },
      { payer: '610100', names: { zh: '西安市', en: "Xi'an" } },
    ]);
  });

  it('are an insurer’s registered name, or its code', () => {
    expect(insurerNames(insurerCode.parse('picc-sn')).zh).toContain('陕西');
    expect(insurerNames(insurerCode.parse('nobody-xx'))).toEqual({ zh: 'nobody-xx', en: 'nobody-xx' });
  });
});
