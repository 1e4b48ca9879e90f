import { describe, expect, it } from 'vitest';
import {
  cellsOf,
  type Column,
  hasCellsBeyond,
  isExample,
  readHeader,
} from '../../../shared/domain/imports/columns.ts';
import { invariant } from '../../../shared/domain/result.ts';

const columns: readonly Column[] = [
  { name: 'uscc', zh: '统一社会信用代码', required: true, example: 'U1' },
  {
    name: 'premiumFen',
    zh: '总保费（元）',
    required: true,
    example: '200000',
    zhExample: '2000.00',
    amount: true,
  },
  { name: 'note', zh: '备注', required: false, example: '无' },
];

function headerOf(titles: readonly string[]) {
  const header = readHeader(columns, titles);
  invariant(header.accepted, 'the header fits');
  return header.value;
}

describe('the header of a list', () => {
  it.each([
    [['uscc', 'premiumFen']],
    [['总保费（元）', '统一社会信用代码']],
    [['统一 社会信用代码', '总保费(元)', '备注', '']],
    [['USCC', 'PremiumFen', 'row', '原因', '如何修改', 'rule']],
  ])('is understood by name or title, in any order, width and spacing: %j', (titles) => {
    expect(headerOf(titles).map(({ column }) => column.name)).toEqual(
      expect.arrayContaining(['uscc', 'premiumFen']),
    );
  });

  it('says what is missing, unknown and named twice', () => {
    expect(readHeader(columns, ['uscc', '统一社会信用代码', 'colour'])).toMatchObject({
      accepted: false,
      refusal: {
        missing: ['总保费（元） / premiumFen'],
        unknown: ['colour'],
        twice: ['统一社会信用代码 / uscc'],
      },
    });
  });
});

describe('the cells of a row', () => {
  it('are taken by column, without what is empty, and say where they are yuan', () => {
    expect(cellsOf(headerOf(['备注', '总保费（元）', 'uscc']), [' ', '2,000.00', ' U2 '])).toEqual({
      premiumFen: '2,000.00元',
      uscc: 'U2',
    });
    expect(cellsOf(headerOf(['uscc', 'premiumFen']), ['U2', '200000'])).toEqual({
      uscc: 'U2',
      premiumFen: '200000',
    });
  });

  it('lose the apostrophe that keeps a spreadsheet from running them', () => {
    expect(cellsOf(headerOf(['uscc', 'premiumFen', 'note']), ['U', '1', "'+86"])).toMatchObject({
      note: '+86',
    });
  });

  it('beyond the header are noticed', () => {
    expect(hasCellsBeyond(['uscc', ''], ['U', ' '])).toBe(false);
    expect(hasCellsBeyond(['uscc', ''], ['U', 'x'])).toBe(true);
    expect(hasCellsBeyond(['uscc'], ['U', 'x'])).toBe(true);
  });

  it('of the example are known under either title', () => {
    expect(isExample(headerOf(['uscc', '总保费（元）']), ['U1', '2000.00'])).toBe(true);
    expect(isExample(headerOf(['uscc', 'premiumFen']), ['U1', '200000'])).toBe(true);
    expect(isExample(headerOf(['uscc', 'premiumFen']), ['U2', '200000'])).toBe(false);
  });
});
