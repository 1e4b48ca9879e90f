import { asFen, asPpm, formatPercent, formatYuan, negateFen, zeroFen } from '../money.ts';
import type { Bilingual } from '../names.ts';
import { explained, type ExplanationLine } from '../quoting/explanation-line.ts';
import type { LimitWord, ProgrammeGrant } from './grant-subsidy.ts';
import { levelNames } from './level-names.ts';
import type { Programme } from './programme.ts';

type Explain = (grant: ProgrammeGrant, of: Programme) => readonly ExplanationLine[];

/** In the order of rulebook 6.1, a line for each step: what it did, and why or why not. */
const steps: readonly Explain[] = [
  base,
  rateCeiling,
  rate,
  eligibility,
  stacking,
  caps,
  selfPay,
  performance,
  deMinimis,
  budget,
  levels,
];

/** Explains a grant step by step from the facts that it keeps; the last line is what the programme pays. */
export function explainGrant(grant: ProgrammeGrant, of: Programme): readonly ExplanationLine[] {
  return steps.flatMap((step) => step(grant, of));
}

function base(grant: ProgrammeGrant, of: Programme): readonly ExplanationLine[] {
  const { outsideFen = zeroFen } = grant;
  const outside: readonly ExplanationLine[] =
    outsideFen === 0
      ? []
      : [
          explained(
            'ELG-6',
            {
              zh: `方案范围以外成员的保费 ${formatYuan(outsideFen)} 元不计入基数`,
              en: `¥${formatYuan(outsideFen)} of premium is of members outside the programme and does not count`,
            },
            { outsideFen },
          ),
        ];
  const { baseFen } = grant;
  const isGross = of.base === 'gross';
  const said = {
    zh: `${of.names.zh}：以${isGross ? '含税保费' : '不含税保费'}为基数，计 ${formatYuan(baseFen)} 元`,
    en: `${of.names.en}: reckoned on the premium ${isGross ? 'with' : 'without'} VAT, ¥${formatYuan(baseFen)}`,
  };
  return [...outside, explained('SUB-1', said, { baseFen: grant.baseFen }, { of, path: 'base' })];
}

function rateCeiling(grant: ProgrammeGrant, of: Programme): readonly ExplanationLine[] {
  const path = of.rateCeilingPpm === undefined ? 'sumTimesValue' : 'rateCeilingPpm';
  const cut = limitOf(grant, 'rate-ceiling');
  if (of.rateCeilingPpm === undefined && of.sumTimesValue === undefined) {
    const said = { zh: '方案不设费率上限，基数不减', en: 'The programme has no ceiling on the rate' };
    return [explained('SUB-2', said, {})];
  }
  const bounds = inARow([
    of.rateCeilingPpm !== undefined && {
      zh: `费率 ${formatPercent(asPpm(of.rateCeilingPpm))}`,
      en: `a rate of ${formatPercent(asPpm(of.rateCeilingPpm))}`,
    },
    of.sumTimesValue !== undefined && {
      zh: `保险金额为合同价值的 ${of.sumTimesValue} 倍`,
      en: `a sum insured of ${of.sumTimesValue} × the contract's value`,
    },
  ]);
  const said =
    cut === undefined
      ? {
          zh: `可补贴保费的上限（${bounds.zh}）未达到，基数不减`,
          en: `The premium is below the bound of what is subsidised (${bounds.en})`,
        }
      : {
          zh: `可补贴保费以${bounds.zh}为限，基数减为 ${formatYuan(cut)} 元`,
          en: `The premium is subsidised up to ${bounds.en}, so ¥${formatYuan(cut)} counts`,
        };
  return [explained('SUB-2', said, { baseFen: grant.baseFen }, { of, path })];
}

function rate(grant: ProgrammeGrant, of: Programme): readonly ExplanationLine[] {
  const { baseFen, ratePpm, calculatedFen, yearOfInsurance = 1 } = grant;
  const chosen = inARow([
    of.classes?.find((one) => one.code === grant.class)?.names,
    of.rates.some((row) => row.yearOfInsurance !== undefined) && {
      zh: `第 ${yearOfInsurance} 个补贴年度`,
      en: `year ${yearOfInsurance} of subsidy`,
    },
  ]);
  const [sum, by, result] = [formatYuan(baseFen), formatPercent(ratePpm), formatYuan(calculatedFen)];
  const said = {
    zh: `${sum} × ${by}${chosen.zh && `（${chosen.zh}）`} = ${result} 元，不足一分舍去`,
    en: `¥${sum} × ${by}${chosen.en && ` (${chosen.en})`} = ¥${result}, fractions of a fen dropped`,
  };
  return [
    explained('MNY-3', said, { baseFen, ratePpm, calculatedFen, yearOfInsurance }, { of, path: 'rates' }),
  ];
}

function eligibility(grant: ProgrammeGrant, of: Programme): readonly ExplanationLine[] {
  const from = { of, path: 'eligibility.anyStatusOf' };
  const said = grant.limitedBy.includes('not-eligible')
    ? {
        zh: '企业在今天不符合方案条件，不予补贴；可按全价投保',
        en: 'The firm does not meet the conditions today: no subsidy, it may insure at the full price',
      }
    : { zh: '企业在今天符合方案的全部条件', en: 'The firm meets all conditions today' };
  return [explained('ELG-2', said, {}, from)];
}

function stacking(grant: ProgrammeGrant, of: Programme): readonly ExplanationLine[] {
  const { otherFen = zeroFen } = grant;
  const cap = formatPercent(asPpm(of.stacking.mode === 'sum-cap' ? of.stacking.capPpm : 0));
  const rule = {
    free: {
      zh: '可与其他补贴并用，各项补贴合计不超过保费',
      en: 'Goes with other subsidies, all together up to the premium',
    },
    'best-one': {
      zh: '与其他补贴从优、就高、不重复',
      en: 'Of several subsidies the best counts, not their sum',
    },
    exclusive: { zh: '不与其他财政资金并用', en: 'Does not go with other public money' },
    'sum-cap': {
      zh: `各项补贴合计不超过保费的 ${cap}`,
      en: `All subsidies together are up to ${cap} of the premium`,
    },
  }[of.stacking.mode];
  const inputs = { mode: of.stacking.mode, otherFen };
  return [
    explained('SUB-4', effect(rule, limitOf(grant, 'stacking'), otherNote(otherFen)), inputs, {
      of,
      path: of.stacking.mode === 'sum-cap' ? 'stacking.capPpm' : 'stacking',
    }),
  ];
}

function otherNote(otherFen: number): Bilingual {
  if (otherFen === 0) return { zh: '没有其他补贴', en: 'no other subsidy' };
  const other = formatYuan(asFen(otherFen));
  return { zh: `其他补贴 ${other} 元`, en: `¥${other} of other subsidies` };
}

function caps(grant: ProgrammeGrant, of: Programme): readonly ExplanationLine[] {
  const { usedFen } = grant;
  const product = limitOf(grant, 'product-cap');
  const ofProduct: readonly ExplanationLine[] =
    product === undefined
      ? []
      : [
          explained(
            'SUB-3',
            effect({ zh: '单一产品（类别）的补贴上限', en: 'Cap for one product or kind' }, product),
            { usedFen },
            {
              of,
              path: of.policyCapFen === undefined ? 'kindsCapsFen' : 'policyCapFen',
            },
          ),
        ];
  if (of.firmYearCapFen === undefined) {
    const said = { zh: '方案不设企业年度上限', en: 'The programme has no yearly cap for a firm' };
    return [...ofProduct, explained('SUB-3', said, { usedFen })];
  }
  const [most, used] = [formatYuan(asFen(of.firmYearCapFen)), formatYuan(usedFen)];
  const cap = {
    zh: `企业年度补贴上限 ${most} 元，已用 ${used} 元`,
    en: `A firm is granted up to ¥${most} a year, ¥${used} is used`,
  };
  return [
    ...ofProduct,
    explained(
      'SUB-3',
      effect(cap, limitOf(grant, 'firm-year-cap')),
      { firmYearCapFen: of.firmYearCapFen, usedFen },
      { of, path: 'firmYearCapFen' },
    ),
  ];
}

function selfPay(grant: ProgrammeGrant, of: Programme): readonly ExplanationLine[] {
  if (of.minSelfPayPpm === 0) {
    const said = { zh: '方案不设最低自缴比例', en: 'The programme asks for no least share of the firm' };
    return [explained('SUB-20', said, {}, { of, path: 'minSelfPayPpm' })];
  }
  const least = formatPercent(asPpm(of.minSelfPayPpm));
  const rule = {
    zh: `企业至少自缴保费的 ${least}`,
    en: `The firm itself pays ${least} of the premium at the least`,
  };
  const inputs = { minSelfPayPpm: of.minSelfPayPpm };
  return [
    explained('SUB-20', effect(rule, limitOf(grant, 'min-self-pay')), inputs, { of, path: 'minSelfPayPpm' }),
  ];
}

function performance(grant: ProgrammeGrant, of: Programme): readonly ExplanationLine[] {
  if (of.performance === undefined) {
    const said = { zh: '方案不按绩效等级折算', en: 'The programme does not go by grades of performance' };
    return [explained('SUB-18', said, {})];
  }
  const { grade } = grant;
  const rule =
    grade === undefined
      ? {
          zh: '绩效等级在申请审核时确定，暂按最高等级计',
          en: 'The grade of performance is found when the application is checked; reckoned with the best for now',
        }
      : { zh: `绩效等级 ${grade}`, en: `Grade of performance ${grade}` };
  return [
    explained(
      'SUB-18',
      effect(rule, limitOf(grant, 'performance')),
      { grade: grade ?? '' },
      { of, path: 'performance' },
    ),
  ];
}

function deMinimis(grant: ProgrammeGrant, of: Programme): readonly ExplanationLine[] {
  const { deMinimisFen } = of;
  const dropped = grant.limitedBy.includes('de-minimis');
  const least = formatYuan(asFen(deMinimisFen));
  const said = dropped
    ? { zh: `补贴低于起付金额 ${least} 元，不予补贴`, en: `Below ¥${least} no subsidy is granted` }
    : deMinimisFen === 0
      ? { zh: '方案不设起付金额', en: 'The programme has no least amount' }
      : { zh: `不低于起付金额 ${least} 元`, en: `Not below the least amount of ¥${least}` };
  return [explained('SUB-12', said, { deMinimisFen }, { of, path: 'deMinimisFen' })];
}

function budget(grant: ProgrammeGrant, of: Programme): readonly ExplanationLine[] {
  if (of.budget.allocation === 'pro-rata') {
    const said = {
      zh: '申请期满后在年度预算内按比例分配，最终金额可能低于此数',
      en: "Shared out of the year's budget once applications are closed; it may come to less",
    };
    return [explained('SUB-10', said, {})];
  }
  if (grant.limitedBy.includes('budget')) {
    const said = {
      zh: '预算余额不足以覆盖全部补贴，不作部分补贴；可按全价投保或登记等候',
      en: 'The budget does not cover the whole subsidy, and no part is granted: insure at the full price or wait',
    };
    return [explained('SUB-9', said, {})];
  }
  const said =
    of.mode === 'direct-deduct'
      ? {
          zh: '预算先到先得：投保时一次性占用，报价不保留额度',
          en: 'First come, first served: the budget is taken when the cover is bought, not by a quote',
        }
      : {
          zh: '预算先到先得：在申请审核通过时占用',
          en: 'First come, first served: the budget is taken when the application is granted',
        };
  return [explained('SUB-9', said, { mode: of.mode })];
}

function levels(grant: ProgrammeGrant, of: Programme): readonly ExplanationLine[] {
  if (grant.grantedFen === 0) return [];
  const parts = inARow(
    grant.levels.map(({ level, payer, fen }) => ({
      zh: `${levelNames[level].zh}（${payer}）${formatYuan(fen)} 元`,
      en: `${levelNames[level].en} (${payer}) ¥${formatYuan(fen)}`,
    })),
  );
  const inputs = { grantedFen: grant.grantedFen };
  const said = {
    zh: `补贴由${parts.zh}承担，余数归最高一级`,
    en: `The subsidy is paid by ${parts.en}; the highest takes the rest`,
  };
  return [explained('MNY-4', said, inputs, { of, path: 'levels' }, negateFen(grant.grantedFen))];
}

function limitOf(grant: ProgrammeGrant, word: LimitWord) {
  const at = grant.limitedBy.indexOf(word);
  return at < 0 ? undefined : grant.limitedToFen?.[at];
}

/** A rule with what it came to. */
function effect(rule: Bilingual, leftFen: ReturnType<typeof limitOf>, note?: Bilingual): Bilingual {
  const zh = note === undefined ? rule.zh : `${rule.zh}；${note.zh}`;
  const en = note === undefined ? rule.en : `${rule.en}; ${note.en}`;
  if (leftFen === undefined) return { zh: `${zh}，补贴不减`, en: `${en}: nothing is taken` };
  const left = formatYuan(leftFen);
  return { zh: `${zh}，补贴减为 ${left} 元`, en: `${en}: ¥${left} is left` };
}

/** Those that apply, as each language sets them apart. */
function inARow(parts: readonly (Bilingual | false | undefined)[]): Bilingual {
  const said = parts.filter((part) => part !== false && part !== undefined);
  return { zh: said.map(({ zh }) => zh).join('、'), en: said.map(({ en }) => en).join(', ') };
}
