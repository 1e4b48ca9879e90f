import type { ClawbackCase } from '../domain/clawbacks/clawback-case.ts';
import { keys, listed } from './keys.ts';
import { insert, replace, type Write } from './store.ts';

/** A new case, or one as it became, over the revision it was decided on. */
export function writeCase(of: ClawbackCase): Write {
  const sort = `${of.openedAt}#${of.clawbackId}`;
  const item = {
    ...keys.clawbackCase(of.clawbackId),
    type: 'clawback-case',
    ...listed.byFirm('CLAWBACKS', of.uscc, sort),
    ...listed.byInsurer('CLAWBACKS', of.insurer, sort),
    ...listed.byDivision('CLAWBACKS', of.divisionCode, sort),
    ...of,
  };
  return of.revision === 0 ? insert('clawback-case', item) : replace('clawback-case', item);
}
