import { describe, expect, it } from 'vitest';
import { builtInCalendar } from '../../../shared/domain/calendar/working-calendar.ts';
import { day } from '../../../shared/domain/dates.ts';
import { newStanding, withPolicy } from '../../../shared/domain/firms/standing.ts';
import { composePolicyNo } from '../../../shared/domain/ids.ts';
import { invariant } from '../../../shared/domain/result.ts';
import {
  hasLeft,
  inLine,
  joinLines,
  nextToTell,
  placeToTake,
  positionIn,
  type WaitingEntry,
} from '../../../shared/domain/waiting/waiting-line.ts';
import { at, budgetOf, now, quoted } from '../quoting/quote-fixtures.ts';
import { placeInLine, programme, short } from './waiting-fixtures.ts';

const full = { province: 48_000, city: 24_000, county: 8_000 };
const tell = (line: readonly WaitingEntry[], left: Readonly<Record<string, number>>) =>
  nextToTell(line, budgetOf('SN-QKB-PH', left), now, builtInCalendar).map((one) => one.quoteId);

describe('a waiting list (SUB-9)', () => {
  it('takes a quote that the budget was missing for, with what it needs', () => {
    expect(placeInLine(1)).toMatchObject({
      programmeId: 'SN-QKB-PH',
      year: 2026,
      needFen: 80_000,
      levels: [{ fen: 48_000 }, { fen: 24_000 }, { fen: 8_000 }],
      status: 'waiting',
    });
  });

  it('takes no quote that was granted, has expired or is bound', () => {
    const levels = () => programme;
    expect(joinLines(quoted(), 'quoted', levels, now)).toMatchObject({
      refusal: { kind: 'nothing-to-wait-for' },
    });
    expect(joinLines(short, 'expired', levels, now)).toMatchObject({ refusal: { kind: 'quote-expired' } });
    expect(joinLines(short, 'bound', levels, now)).toMatchObject({ refusal: { kind: 'quote-not-open' } });
  });

  it('is in the order of joining, without those who have left it or whose quote ran out', () => {
    const line = [
      placeInLine(3),
      placeInLine(1, { status: 'left' }),
      placeInLine(2),
      placeInLine(4, { expiresAt: now }),
    ];
    expect(inLine(line, now).map((one) => one.quoteId)).toEqual([
      placeInLine(2).quoteId,
      placeInLine(3).quoteId,
    ]);
    expect(positionIn(line, placeInLine(3).quoteId, now)).toBe(2);
    expect(positionIn(line, placeInLine(1).quoteId, now)).toBeUndefined();
  });

  it('is joined once: who stands in it keeps its place, who left it or missed its turn comes last', () => {
    const entry = placeInLine(4, { quoteId: placeInLine(1).quoteId });
    const toldUntil = day.parse('2026-01-04');
    expect(placeToTake([], entry, now)).toEqual(entry);
    expect(placeToTake([placeInLine(1)], entry, now)).toBeUndefined();
    for (const gone of [{ status: 'left' }, { status: 'told', toldUntil }] as const) {
      const line = [placeInLine(1, { ...gone, revision: 2 }), placeInLine(3)];
      const again = placeToTake(line, entry, now);
      expect(again).toEqual({ ...entry, revision: 3 });
      expect(positionIn([...line.slice(1), ...(again ? [again] : [])], entry.quoteId, now)).toBe(2);
    }
  });

  it('tells the first that there is money, and nobody of the same money again', () => {
    const line = [placeInLine(1), placeInLine(2)];
    expect(tell(line, full)).toEqual([placeInLine(1).quoteId]);
    expect(tell([placeInLine(1, { status: 'told' }), placeInLine(2)], full)).toEqual([]);
    expect(tell(line, { province: 96_000, city: 48_000, county: 16_000 })).toHaveLength(2);
    expect(tell(line, { ...full, county: 7_999 })).toEqual([]);
  });

  it('is not overtaken by somebody with a smaller need', () => {
    const small = placeInLine(2, {
      levels: placeInLine(2).levels.map((part) => ({ ...part, fen: part.fen })),
    });
    const large = placeInLine(1);
    expect(tell([large, small], { ...full, province: 47_999 })).toEqual([]);
  });

  it('gives the first until the end of the third working day, then goes on', () => {
    const [told] = nextToTell([placeInLine(1)], budgetOf('SN-QKB-PH', full), now, builtInCalendar);
    invariant(told !== undefined, 'the first is told');
    expect(told.toldUntil).toBe('2026-01-08');
    const standing = newStanding(told.uscc);
    expect(hasLeft(told, standing, at('2026-01-08T15:59:59.999Z'))).toBe(false);
    expect(hasLeft(told, standing, at('2026-01-08T16:00:00.000Z'))).toBe(true);
  });

  it('is left by who is insured by now', () => {
    const entry = placeInLine(1);
    const insured = withPolicy(newStanding(entry.uscc), {
      productCode: entry.product,
      policyNo: composePolicyNo(2026, '0000000001'),
      period: { start: day.parse('2026-01-10'), end: day.parse('2027-01-10') },
      grants: [],
    });
    expect(hasLeft(entry, insured, now)).toBe(true);
  });
});
