import { asFen, formatYuan, subtractFen } from '../money.ts';
import { type Bilingual } from '../names.ts';
import { type RowReason, type SettlementRow } from '../settlement/settlement-row.ts';
import { differencesOf } from './compare-row.ts';

/** Column names as people say them. */
const fieldNames: Readonly<Record<string, Bilingual>> = {
  premiumFen: { zh: '保费', en: 'premium' },
  firmFen: { zh: '企业缴费', en: 'firm’s part' },
  centralFen: { zh: '中央补贴', en: 'central part' },
  provinceFen: { zh: '省级补贴', en: 'province’s part' },
  cityFen: { zh: '市级补贴', en: 'city’s part' },
  countyFen: { zh: '县级补贴', en: 'county’s part' },
  uscc: { zh: '统一社会信用代码', en: 'USCC' },
  start: { zh: '起保日', en: 'start' },
  end: { zh: '终保日', en: 'end' },
  status: { zh: '状态', en: 'status' },
  endedOn: { zh: '终止日', en: 'day of end' },
};

/** REC-2: why a row is held, with both figures, and what to do about it; `undefined` for one that is payable. */
export function explainRow(row: SettlementRow): Bilingual | undefined {
  if (row.reason === undefined) return undefined;
  const { zh, en } = words[row.reason](row);
  return { zh, en };
}

const words: Readonly<Record<RowReason, (row: SettlementRow) => Bilingual>> = {
  'does-not-add-up': () => ({
    zh: '企业缴费与各级补贴之和不等于保费。请核对账簿分录后重新生成结算单。',
    en: 'The firm’s part and the levels do not add up to the premium: check the entries and build the settlement anew.',
  }),
  'firm-share-not-received': (row) => ({
    zh: `企业应缴 ${formatYuan(row.firmFen)} 元，对账单上只收到 ${formatYuan(row.receivedFen)} 元。请上传含该笔到账的银行对账单。`,
    en: `The firm owes ${formatYuan(row.firmFen)} yuan, the statements show ${formatYuan(row.receivedFen)}: upload the statement with its payment.`,
  }),
  objection: () => ({
    zh: '公示期内有异议，本行暂不拨付。请主管部门核实后处理异议。',
    en: 'There is an objection from the public notice: the bureau decides on it.',
  }),
  'amounts-differ': (row) => comparedWords(row, '金额', 'amounts'),
  'above-cap': (row) => ({
    zh: `名单要求补贴 ${formatYuan(listedSubsidy(row))} 元，封顶后应为 ${formatYuan(row.subsidyFen)} 元。请按封顶后的金额更正名单。`,
    en: `The list asks for ${formatYuan(listedSubsidy(row))} yuan, under the cap it is ${formatYuan(row.subsidyFen)}: correct the list.`,
  }),
  'not-eligible': (row) => ({
    zh: `名单要求补贴 ${formatYuan(listedSubsidy(row))} 元，该保单投保时不符合本方案条件，未获补贴。请从名单中删除本行。`,
    en: `The list asks for ${formatYuan(listedSubsidy(row))} yuan, the policy was granted nothing under this programme: take the row out.`,
  }),
  'status-differs': (row) => comparedWords(row, '状态', 'status'),
  'period-differs': (row) => comparedWords(row, '保险期间', 'period'),
  'firm-differs': (row) => comparedWords(row, '企业', 'firm'),
  'not-on-platform': (row) => ({
    zh: `名单有 ${formatYuan(listedSubsidy(row))} 元补贴，平台账簿中贵公司没有这张保单。请核对保单号，或先导入保单。`,
    en: `The list has ${formatYuan(listedSubsidy(row))} yuan, the ledger has no such policy of yours: check the number, or import the policy.`,
  }),
  'not-in-quarter': (row) => ({
    zh: `名单有 ${formatYuan(listedSubsidy(row))} 元补贴，该笔不在本季度入账。请列入其入账季度的名单。`,
    en: `The list has ${formatYuan(listedSubsidy(row))} yuan, it was booked in another quarter: put it on the list of that one.`,
  }),
  'not-on-list': (row) => ({
    zh: `平台账簿有 ${formatYuan(row.subsidyFen)} 元补贴，名单中没有这一行。请补入名单后重新提交。`,
    en: `The ledger has ${formatYuan(row.subsidyFen)} yuan, the list has no such row: add it and put the list again.`,
  }),
  'listed-twice': (row) => ({
    zh: `名单第 ${row.listed?.line ?? ''} 行与另一行的保单号、批单号相同。请删除重复的行后重新提交。`,
    en: `Row ${row.listed?.line ?? ''} of the list has the number of another: take one out and put the list again.`,
  }),
};

function comparedWords(row: SettlementRow, zh: string, en: string): Bilingual {
  const differences = differencesOf(row).map(({ field, ledger, listed }) => {
    const name = fieldNames[field] ?? { zh: field, en: field };
    return {
      zh: `${name.zh} 账簿 ${shown(ledger, '元')}、名单 ${shown(listed, '元')}`,
      en: `${name.en}: ledger ${shown(ledger, 'yuan')}, list ${shown(listed, 'yuan')}`,
    };
  });
  const gap = row.listed && subtractFen(row.listed.subsidyFen, row.subsidyFen);
  const ofSubsidy = gap === undefined || gap === 0 ? '' : `（补贴相差 ${formatYuan(gap)} 元）`;
  return {
    zh: `${zh}不一致：${differences.map((one) => one.zh).join('；')}${ofSubsidy}。请核对后更正名单，或办理批改。`,
    en: `Different ${en}: ${differences.map((one) => one.en).join('; ')}. Correct the list, or endorse the policy.`,
  };
}

function shown(of: string | number, unit: string): string {
  if (typeof of === 'number') return `${formatYuan(asFen(of))} ${unit}`;
  return of === '' ? '—' : of;
}

function listedSubsidy(row: SettlementRow) {
  return row.listed?.subsidyFen ?? row.subsidyFen;
}
