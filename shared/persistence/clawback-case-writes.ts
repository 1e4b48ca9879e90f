import type { ClawbackCase } from '../domain/clawbacks/clawback-case.ts';
import type { Instant } from '../domain/dates.ts';
import type { ClawbackId } from '../domain/ids.ts';
import type { LevelPart } from '../domain/subsidies/budget.ts';
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

/** Case 25: so much less is owed, whatever has been paid back meanwhile. */
export function lowerCase(clawbackId: ClawbackId, parts: readonly LevelPart[], now: Instant): Write {
  return {
    label: 'clawback-case',
    update: keys.clawbackCase(clawbackId),
    expression: 'SET lowered = list_append(lowered, :parts), revision = revision + :one',
    condition: {
      expression: 'attribute_exists(pk)',
      values: { ':parts': parts.map((part) => ({ ...part, at: now })), ':one': 1 },
    },
  };
}
