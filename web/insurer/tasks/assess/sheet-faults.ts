import { type LossSheet, sheetFaults } from '../../../../shared/domain/claims/loss-sheet.ts';
import type { Cover } from '../../../../shared/domain/products/cover.ts';
import { readPercent } from '../../../../shared/domain/read-percent.ts';
import { inLanguage, type Language, type Pair } from '../../../words/language.tsx';
import type { SheetDraft } from './sheet-draft.ts';

const words = {
  amount: { zh: '请填金额；没有就填 0', en: 'Enter an amount; 0 if none' },
  notAbove: { zh: '认可不能超过索赔', en: 'Not above the claim' },
  why: { zh: '写明核减理由', en: 'Say why it was cut' },
  outcome: { zh: '请选择赔付或不赔', en: 'Choose to pay or to reject' },
  rejection: { zh: '不赔必须写明规则和理由', en: 'A refusal needs both a rule and a reason' },
  short: { zh: '理由至少 20 个字，企业会看到这段话', en: 'At least 20 characters; the firm will read this' },
  value: { zh: '请填出险时的实际价值', en: 'Enter the value at the time of the loss' },
  expert: { zh: '请填姓名、单位、意见和理由', en: 'Name, affiliation, vote and opinion are all needed' },
  account: { zh: '请填第三方账号，8 至 32 位数字', en: 'Enter the account number, 8 to 32 digits' },
  other: { zh: '请填保险公司和保险金额', en: 'Enter insurer and sum insured' },
  wrong: { zh: '金额有误', en: 'This is no amount' },
  percent: {
    zh: '请填 0 到 100 的百分数，最多四位小数',
    en: 'A percentage from 0 to 100, four decimals at most',
  },
} as const satisfies Readonly<Record<string, Pair<string>>>;

const shortestReason = 20;

export interface SheetWork {
  readonly draft: SheetDraft;
  readonly sheet: LossSheet;
  readonly cover: Cover;
  /** Neither the policy nor the sheet has the value that the calculation needs. */
  readonly lacksValue: boolean;
}

/** What keeps a sheet from being submitted, by the path of its field, in words. */
export function faultsOfSheet(work: SheetWork, language: Language): ReadonlyMap<string, string> {
  const { draft, sheet, cover } = work;
  const say = (pair: Pair<string>) => pair[language];
  const faults = new Map<string, string>();
  for (const { path, message } of draft.outcome === 'rejected' ? [] : sheetFaults(sheet, cover)) {
    faults.set(path, inLanguage(message, language));
  }
  if (draft.outcome !== 'rejected') lineFaults(draft, faults, say);
  for (const [name, amount] of Object.entries(draft.amounts)) {
    if (amount.isWrong && amount.text !== '') faults.set(name, say(words.wrong));
  }
  if (
    draft.outcome !== 'rejected' &&
    draft.determinable !== '' &&
    readPercent(draft.determinable) === undefined
  ) {
    faults.set('lateNotice', say(words.percent));
  }
  if (work.lacksValue && draft.outcome === 'covered') faults.set('insurableValueFen', say(words.value));
  personFaults(draft, sheet, faults, say);
  if (draft.outcome === '') faults.set('outcome', say(words.outcome));
  if (draft.outcome === 'rejected') {
    if (draft.ruleId === '') faults.set('ruleId', say(words.rejection));
    if (draft.reason.trim().length < shortestReason) faults.set('reason', say(words.short));
  }
  return faults;
}

type Saying = (pair: Pair<string>) => string;

function lineFaults({ lines }: SheetDraft, faults: Map<string, string>, say: Saying): void {
  lines.forEach(({ claimed, accepted, note }, index) => {
    const at = `lossLines.${index}`;
    if (claimed.fen === undefined) faults.set(`${at}.claimedFen`, say(words.amount));
    if (accepted.fen === undefined) faults.set(`${at}.acceptedFen`, say(words.amount));
    if (claimed.fen === undefined || accepted.fen === undefined) return;
    if (accepted.fen > claimed.fen) faults.set(`${at}.acceptedFen`, say(words.notAbove));
    if (accepted.fen < claimed.fen && note.trim() === '') faults.set(`${at}.note`, say(words.why));
  });
}

function personFaults(
  { panel, otherPolicies }: SheetDraft,
  { thirdParty }: LossSheet,
  faults: Map<string, string>,
  say: Saying,
): void {
  panel.forEach((member, index) => {
    const isWhole = Object.values(member).every((value: string) => value.trim() !== '');
    if (!isWhole) faults.set(`panel.${index}.name`, say(words.expert));
  });
  otherPolicies.forEach(({ insurer, sum }, index) => {
    if (insurer.trim() === '' || (sum.fen ?? 0) === 0) faults.set(`otherPolicies.${index}`, say(words.other));
  });
  if (thirdParty !== undefined && !/^\d{8,32}$/.test(thirdParty.account))
    faults.set('thirdParty.account', say(words.account));
}
