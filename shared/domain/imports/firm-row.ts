import { divisionHolds, type Scope } from '../access/role.ts';
import { firm, type Firm } from '../firms/firm.ts';
import { isAccountOf } from '../firms/payee-account.ts';
import { accept, refuse, type Result } from '../result.ts';
import { type Column, optionalColumn, requiredColumn } from './columns.ts';

/** A list of a park's firms. */
export const firmColumns: readonly Column[] = [
  requiredColumn('uscc', '统一社会信用代码', '91610100QKB0000102'),
  requiredColumn('name', '企业名称', '西安示范科技有限公司'),
  requiredColumn('divisionCode', '行政区划代码', '610113'),
  optionalColumn('industryCode', '行业代码', 'M7320'),
  optionalColumn('contactName', '联系人', '张三'),
  optionalColumn('contactPhone', '联系电话', '029-88880000'),
  optionalColumn('contactEmail', '电子邮箱', 'contact@example.com'),
  optionalColumn('accountName', '账户户名', '西安示范科技有限公司'),
  optionalColumn('accountNumber', '银行账号', '6100000000000001'),
  optionalColumn('bankName', '开户银行', '示范银行西安分行'),
  optionalColumn('cnapsCode', '联行号', '102100099996'),
];

/** The schema that a row of the list has to fit, and the column that each of its paths stands in. */
export const firmRow = firm;

const columnOfPath: Readonly<Record<string, string>> = {
  'contact.name': 'contactName',
  'contact.phone': 'contactPhone',
  'contact.email': 'contactEmail',
  'bankAccount.name': 'accountName',
  'bankAccount.number': 'accountNumber',
  'bankAccount.bankName': 'bankName',
  'bankAccount.cnapsCode': 'cnapsCode',
};

export function firmColumnOf(path: string): string {
  return columnOfPath[path] ?? path;
}

/** The record that the cells of a row speak of; a contact or an account is whole or not there. */
export function firmOfCells(cells: Readonly<Record<string, string>>): unknown {
  const { uscc, name, divisionCode, industryCode } = cells;
  const contact = { name: cells['contactName'], phone: cells['contactPhone'], email: cells['contactEmail'] };
  const bankAccount = {
    name: cells['accountName'],
    number: cells['accountNumber']?.replaceAll(/\s/g, ''),
    bankName: cells['bankName'],
    cnapsCode: cells['cnapsCode'],
  };
  return {
    uscc,
    name,
    divisionCode,
    industryCode,
    ...(hasAny(contact) ? { contact } : {}),
    ...(hasAny(bankAccount) ? { bankAccount } : {}),
  };
}

export type FirmImportRefusal =
  | { readonly kind: 'outside-division' }
  | { readonly kind: 'account-not-in-name' }
  | { readonly kind: 'registered-otherwise' };

/**
 * A firm of a list is registered once. A bureau registers firms of its own division; an account is in the firm's name
 * (rulebook 13.3); the record of a firm that is registered already is the firm's own to change, so the same again changes
 * nothing and anything else is turned away.
 *
 * Refusals: `outside-division`, `account-not-in-name`, `registered-otherwise`.
 */
export function importFirm(
  wanted: Firm,
  registered: Firm | undefined,
  by: Scope,
): Result<'new' | 'unchanged', FirmImportRefusal> {
  if (by.kind === 'bureau' && !divisionHolds(by.division, wanted.divisionCode)) {
    return refuse({ kind: 'outside-division' });
  }
  if (wanted.bankAccount !== undefined && !isAccountOf(wanted.bankAccount, wanted)) {
    return refuse({ kind: 'account-not-in-name' });
  }
  if (registered === undefined) return accept('new');
  return agrees(wanted, registered) ? accept('unchanged') : refuse({ kind: 'registered-otherwise' });
}

/** Whether the record says whatever the row says. */
function agrees(row: object, record: object): boolean {
  return Object.entries(row).every(([name, value]) => {
    const recorded: unknown = (record as Record<string, unknown>)[name];
    if (typeof value !== 'object' || value === null) return value === undefined || value === recorded;
    return typeof recorded === 'object' && recorded !== null && agrees(value, recorded);
  });
}

function hasAny(of: Readonly<Record<string, string | undefined>>): boolean {
  return Object.values(of).some((value) => value !== undefined);
}
