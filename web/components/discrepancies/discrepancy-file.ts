import { divisionNames } from '../../../shared/domain/division-names.ts';
import { divisionCode, insurerCode } from '../../../shared/domain/ids.ts';
import { insurerNames } from '../../../shared/domain/insurers/insurer-names.ts';
import type { Bilingual } from '../../../shared/domain/names.ts';
import type { Language } from '../../words/language.tsx';
import { roleWords } from '../../words/statuses.ts';
import { plainYuan, saveTable } from '../table-file.ts';
import type { Discrepancy } from './discrepancy-board.tsx';
import type { DiscrepancyDesk } from './discrepancy-desk.ts';
import { reasonWords, resolutionWords } from './reason-words.ts';

const heads: Readonly<Record<Language, (other: string) => readonly string[]>> = {
  zh: (other) => [
    '已有天数',
    '原因',
    other,
    '流水号',
    '应到',
    '实到',
    '相差',
    '由谁处理',
    '结算单',
    '处理结果',
  ],
  en: (other) => [
    'Days open',
    'Reason',
    other,
    'Reference',
    'Expected',
    'Arrived',
    'Difference',
    'Owner',
    'Settlement',
    'Resolution',
  ],
};

/** Hands over what the board shows as a CSV file, amounts in yuan. */
export function saveDiscrepancies(
  items: readonly Discrepancy[],
  desk: DiscrepancyDesk,
  language: Language,
): void {
  const yuan = (fen: number | undefined) => (fen === undefined ? '' : plainYuan(fen));
  const rows = items.map((one) => [
    one.ageDays,
    reasonWords[one.reason][language],
    desk.otherOf(one)?.[language] ?? '',
    one.bankReference,
    yuan(one.expectedFen),
    yuan(one.arrivedFen),
    yuan(one.differenceFen),
    ownerName(one, language),
    settlementsOf(one).join(' '),
    one.resolution ? `${resolutionWords[one.resolution.kind][language]} · ${one.resolution.text}` : '',
  ]);
  saveTable([heads[language](desk.other[language]), ...rows], 'discrepancies.csv');
}

/** Who has to clear it up: the role, and of which organisation. */
export function ownerName({ owner }: Discrepancy, language: Language): string {
  return `${roleWords[owner.role]?.[language]} ${orgName(owner.org)[language]}`;
}

/** What the line names, and what it was given to. */
export function settlementsOf({ settlementIds, resolution }: Discrepancy): readonly string[] {
  return [...new Set([...settlementIds, ...(resolution?.payments ?? []).map((one) => one.settlementId)])];
}

/** An organisation by its name: a bureau goes by its division, an insurer by its code. */
function orgName(org: string): Bilingual {
  const division = divisionCode.safeParse(org);
  if (division.success) return divisionNames(division.data);
  const insurer = insurerCode.safeParse(org);
  return insurer.success ? insurerNames(insurer.data) : { zh: org, en: org };
}
