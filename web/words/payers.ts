import { divisionNames } from '../../shared/domain/division-names.ts';
import type { DivisionCode } from '../../shared/domain/ids.ts';
import type { FiscalLevel } from '../../shared/domain/subsidies/programme.ts';
import type { Language } from './language.tsx';
import { levelWords } from './statuses.ts';

/** Who pays a part of a subsidy: `省级财政 陕西省`. */
export function payerText(
  { level, payer }: { readonly level: FiscalLevel; readonly payer: DivisionCode },
  language: Language,
): string {
  return `${levelWords[level]?.[language]} ${divisionNames(payer)[language]}`;
}
