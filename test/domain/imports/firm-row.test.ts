import { describe, expect, it } from 'vitest';
import { firm } from '../../../shared/domain/firms/firm.ts';
import { divisionCode } from '../../../shared/domain/ids.ts';
import { firmOfCells, importFirm } from '../../../shared/domain/imports/firm-row.ts';

const cells = {
  uscc: '91610100QKB0000102',
  name: '西安示范科技有限公司',
  divisionCode: '610113',
  accountName: '西安示范科技有限公司',
  accountNumber: '6100 0000 0000 0001',
  bankName: '示范银行',
  cnapsCode: '102100099996',
};
const wanted = firm.parse(firmOfCells(cells));
const bureau = (division: string) => ({ kind: 'bureau', division: divisionCode.parse(division) }) as const;

describe('a firm of a list', () => {
  it('is registered once, by the operator or a bureau of its division', () => {
    expect(importFirm(wanted, undefined, { kind: 'operator' })).toEqual({ accepted: true, value: 'new' });
    expect(importFirm(wanted, undefined, bureau('610100'))).toEqual({ accepted: true, value: 'new' });
    expect(importFirm(wanted, wanted, bureau('610000'))).toEqual({ accepted: true, value: 'unchanged' });
  });

  it('is unchanged where the record says more than the row', () => {
    const record = { ...wanted, industryCode: 'M7320' };
    expect(importFirm(wanted, record, { kind: 'operator' })).toMatchObject({ value: 'unchanged' });
  });

  it('is turned away from another division, with an account of somebody else, and where its record says otherwise', () => {
    const refusalOf = (...of: Parameters<typeof importFirm>) => importFirm(...of);
    expect(refusalOf(wanted, undefined, bureau('420000'))).toMatchObject({
      refusal: { kind: 'outside-division' },
    });
    const foreign = firm.parse(firmOfCells({ ...cells, accountName: '别家公司' }));
    expect(refusalOf(foreign, undefined, { kind: 'operator' })).toMatchObject({
      refusal: { kind: 'account-not-in-name' },
    });
    expect(refusalOf(wanted, { ...wanted, name: '改名' }, { kind: 'operator' })).toMatchObject({
      refusal: { kind: 'registered-otherwise' },
    });
  });
});
