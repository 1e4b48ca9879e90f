import { describe, expect, it } from 'vitest';
import {
  cityAbove,
  dueOfPart,
  lateStep,
  nextLateAt,
  type OpenPart,
} from '../../../shared/domain/clearing/late-parts.ts';
import { divisionCode } from '../../../shared/domain/ids.ts';
import { asFen } from '../../../shared/domain/money.ts';
import { instantOf } from '../../support/settlements.ts';

const since = instantOf('2026-04-20T01:00:00.000Z');
const afterAMonth = instantOf('2026-05-20T16:00:00.000Z');
const afterThree = instantOf('2026-07-20T16:00:00.000Z');
const justBefore = (moment: string) => instantOf(new Date(Date.parse(moment) - 1).toISOString());

function part(level: OpenPart['level'], payer: string): OpenPart {
  return { level, payer: divisionCode.parse(payer), fen: asFen(11_316) };
}
const province = part('province', '610000');
const city = part('city', '610100');
const county = part('county', '610113');

describe('SUB-19: the city that pays for a county', () => {
  it.each([
    ['610113', '610100'],
    ['340705', '340700'],
    ['610100', undefined],
    ['610000', undefined],
    ['110108', undefined],
    ['500112', undefined],
    ['419001', undefined],
  ])('of %s is %s', (payer, above) => {
    expect(cityAbove(divisionCode.parse(payer))).toBe(above);
  });
});

describe('SUB-19: parts that several levels owe', () => {
  it('are due within a month; a county’s is its city’s to pay after three', () => {
    expect(dueOfPart(city.payer, since)).toEqual({ dueOn: '2026-05-20' });
    expect(dueOfPart(county.payer, since)).toEqual({
      dueOn: '2026-05-20',
      advancedBy: '610100',
      advancedAfter: '2026-07-20',
    });
    const endOfJanuary = instantOf('2026-01-31T01:00:00.000Z');
    expect(dueOfPart(county.payer, endOfJanuary).dueOn).toBe('2026-02-28');
  });

  it('are all reminded once when the month is over', () => {
    const parts = [province, city, county];
    expect(nextLateAt(parts, since)).toBe(afterAMonth);
    expect(lateStep(parts, since, undefined, justBefore(afterAMonth))).toBeUndefined();
    const step = lateStep(parts, since, undefined, afterAMonth);
    expect(step).toEqual({ kind: 'level-overdue', parts, told: { overdueAt: afterAMonth } });
    expect(lateStep(parts, since, step?.told, afterAMonth)).toBeUndefined();
    expect(nextLateAt(parts, since, step?.told)).toBe(afterThree);
  });

  it('are the city’s to advance after three months, where they are a county’s, and it is asked once', () => {
    const told = { overdueAt: afterAMonth };
    const parts = [province, city, county];
    expect(lateStep(parts, since, told, justBefore(afterThree))).toBeUndefined();
    const step = lateStep(parts, since, told, afterThree);
    expect(step).toEqual({
      kind: 'advance-due',
      parts: [county],
      told: { ...told, advanceDueAt: afterThree },
    });
    expect(lateStep(parts, since, step?.told, afterThree)).toBeUndefined();
    expect(nextLateAt(parts, since, step?.told)).toBeUndefined();
  });

  it('say both, one after the other, where nobody looked for three months', () => {
    const first = lateStep([county], since, undefined, afterThree);
    expect(first?.kind).toBe('level-overdue');
    expect(lateStep([county], since, first?.told, afterThree)?.kind).toBe('advance-due');
  });

  it('say nothing more once they are paid, and nothing to a city of a province that has not paid', () => {
    expect(nextLateAt([], since)).toBeUndefined();
    expect(lateStep([], since, undefined, afterThree)).toBeUndefined();
    expect(nextLateAt([province], since, { overdueAt: afterAMonth })).toBeUndefined();
  });
});
