import { divisionNames } from '../../shared/domain/division-names.ts';
import { type DivisionCode, divisionCode } from '../../shared/domain/ids.ts';
import { type FiscalLevel, fiscalLevel } from '../../shared/domain/subsidies/programme.ts';
import type { Language } from './language.tsx';
import { levelWords } from './statuses.ts';

/** Who pays a part of a subsidy: `省级财政 陕西省`. */
export function payerText(
  { level, payer }: { readonly level: FiscalLevel; readonly payer: DivisionCode },
  language: Language,
): string {
  return `${levelWords[level]?.[language]} ${divisionNames(payer)[language]}`;
}

/** Events of settlements and applications whose detail names payers by their codes. */
const namesPayers = ['payment', 'transferred', 'level-overdue', 'advance-due'];

/** The detail of an event, with payers as people say them: `county 610113` is said `区县财政 西安市雁塔区`. */
export function eventDetail(
  event: string,
  detail: string | undefined,
  language: Language,
): string | undefined {
  if (detail === undefined || !namesPayers.includes(event)) return detail;
  const said = detail.split('、').map((part) => {
    const [level, payer, ...rest] = part.split(' ');
    const read = { level: fiscalLevel.safeParse(level), payer: divisionCode.safeParse(payer) };
    if (!read.level.success || !read.payer.success) return part;
    return [payerText({ level: read.level.data, payer: read.payer.data }, language), ...rest].join(' ');
  });
  return said.join(language === 'zh' ? '、' : ', ');
}
