import {
  firmColumnOf,
  firmColumns,
  type FirmImportRefusal,
  firmOfCells,
  firmRow,
  importFirm,
} from '../../../shared/domain/imports/firm-row.ts';
import type { RowFault } from '../../../shared/domain/imports/row-outcome.ts';
import { insertFirm, readFirmFile } from '../../../shared/persistence/firms.ts';
import { businessTable } from '../../runtime/business-table.ts';
import { type ListKind, readRow, turnedAway } from '../list-kind.ts';

/** Firms of a park, by the operator or a bureau of their division. */
export const firmList: ListKind = {
  kind: 'firms',
  columns: firmColumns,
  results: [{ name: 'uscc', zh: '统一社会信用代码' }],
  decide: async (cells, { columns, caller }) => {
    const read = readRow(firmRow, firmOfCells(cells), columns, firmColumnOf);
    if (!read.ok) return turnedAway(...read.faults);
    const { uscc } = read.row;
    const { firm: registered } = await readFirmFile(businessTable(), { kind: 'service' }, uscc);
    const decided = importFirm(read.row, registered, caller.scope);
    if (!decided.accepted) return turnedAway(faultOf(decided.refusal));
    const writes = decided.value === 'new' ? [insertFirm(read.row)] : [];
    return { accepted: true, writes, result: { uscc } };
  },
};

function faultOf(of: FirmImportRefusal): RowFault {
  switch (of.kind) {
    case 'outside-division':
      return {
        column: 'divisionCode',
        rule: 'ELG-5',
        message: '企业不在本地区 / the firm is of another division',
        fix: '请由企业所在地的部门导入 / let a bureau of its own division import it',
      };
    case 'account-not-in-name':
      return {
        column: 'accountName',
        rule: '13.3',
        message: '户名与企业名称不一致 / the account is not in the name of the firm',
        fix: '请填写企业本身的账户，或留空 / give an account of the firm itself, or leave it empty',
      };
    case 'registered-otherwise':
      return {
        column: 'uscc',
        rule: 'registered',
        message: '企业已登记，且内容不同 / the firm is registered, with something else',
        fix: '登记信息由企业自行修改；请删除本行 / the firm itself changes its record; leave this row out',
      };
  }
}
