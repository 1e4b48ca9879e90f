import { asFen, asPpm, formatPercent, formatYuan, negateFen, zeroFen } from '../money.ts';
import { explained, type ExplanationLine } from '../quoting/explanation-line.ts';
import type { LimitWord, ProgrammeGrant } from './grant-subsidy.ts';
import type { FiscalLevel, Programme } from './programme.ts';

export const levelNames: Readonly<Record<FiscalLevel, string>> = {
  central: '中央',
  province: '省级',
  city: '市级',
  county: '县级',
};

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
  const kind = of.base === 'gross' ? '含税保费' : '不含税保费';
  const { outsideFen = zeroFen } = grant;
  const outside: readonly ExplanationLine[] =
    outsideFen === 0
      ? []
      : [
          explained('ELG-6', `方案范围以外成员的保费 ${formatYuan(outsideFen)} 元不计入基数`, {
            outsideFen,
          }),
        ];
  const text = `${of.names.zh}：以${kind}为基数，计 ${formatYuan(grant.baseFen)} 元`;
  return [...outside, explained('SUB-1', text, { baseFen: grant.baseFen }, { of, path: 'base' })];
}

function rateCeiling(grant: ProgrammeGrant, of: Programme): readonly ExplanationLine[] {
  const path = of.rateCeilingPpm === undefined ? 'sumTimesValue' : 'rateCeilingPpm';
  const cut = limitOf(grant, 'rate-ceiling');
  if (of.rateCeilingPpm === undefined && of.sumTimesValue === undefined) {
    return [explained('SUB-2', '方案不设费率上限，基数不减', {})];
  }
  const bounds = [
    ...(of.rateCeilingPpm === undefined ? [] : [`费率 ${formatPercent(asPpm(of.rateCeilingPpm))}`]),
    ...(of.sumTimesValue === undefined ? [] : [`保险金额为合同价值的 ${of.sumTimesValue} 倍`]),
  ].join('、');
  const text =
    cut === undefined
      ? `可补贴保费的上限（${bounds}）未达到，基数不减`
      : `可补贴保费以${bounds}为限，基数减为 ${formatYuan(cut)} 元`;
  return [explained('SUB-2', text, { baseFen: grant.baseFen }, { of, path })];
}

function rate(grant: ProgrammeGrant, of: Programme): readonly ExplanationLine[] {
  const { baseFen, ratePpm, calculatedFen, yearOfInsurance = 1 } = grant;
  const named = of.classes?.find((one) => one.code === grant.class)?.names.zh;
  const chosen = [
    ...(named === undefined ? [] : [named]),
    ...(of.rates.some((row) => row.yearOfInsurance !== undefined)
      ? [`第 ${yearOfInsurance} 个补贴年度`]
      : []),
  ];
  const why = chosen.length === 0 ? '' : `（${chosen.join('，')}）`;
  const text = `${formatYuan(baseFen)} × ${formatPercent(ratePpm)}${why} = ${formatYuan(calculatedFen)} 元，不足一分舍去`;
  return [
    explained('MNY-3', text, { baseFen, ratePpm, calculatedFen, yearOfInsurance }, { of, path: 'rates' }),
  ];
}

function eligibility(grant: ProgrammeGrant, of: Programme): readonly ExplanationLine[] {
  const from = { of, path: 'eligibility.anyStatusOf' };
  return grant.limitedBy.includes('not-eligible')
    ? [explained('ELG-2', '企业在今天不符合方案条件，不予补贴；可按全价投保', {}, from)]
    : [explained('ELG-2', '企业在今天符合方案的全部条件', {}, from)];
}

function stacking(grant: ProgrammeGrant, of: Programme): readonly ExplanationLine[] {
  const { otherFen = zeroFen } = grant;
  const rule = {
    free: '可与其他补贴并用，各项补贴合计不超过保费',
    'best-one': '与其他补贴从优、就高、不重复',
    exclusive: '不与其他财政资金并用',
    'sum-cap': `各项补贴合计不超过保费的 ${formatPercent(asPpm(of.stacking.mode === 'sum-cap' ? of.stacking.capPpm : 0))}`,
  }[of.stacking.mode];
  const inputs = { mode: of.stacking.mode, otherFen };
  return [
    explained('SUB-4', effect(rule, limitOf(grant, 'stacking'), otherNote(otherFen)), inputs, {
      of,
      path: of.stacking.mode === 'sum-cap' ? 'stacking.capPpm' : 'stacking',
    }),
  ];
}

function otherNote(otherFen: number): string {
  return otherFen === 0 ? '没有其他补贴' : `其他补贴 ${formatYuan(asFen(otherFen))} 元`;
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
            effect('单一产品（类别）的补贴上限', product),
            { usedFen },
            {
              of,
              path: of.policyCapFen === undefined ? 'kindsCapsFen' : 'policyCapFen',
            },
          ),
        ];
  if (of.firmYearCapFen === undefined) {
    return [...ofProduct, explained('SUB-3', '方案不设企业年度上限', { usedFen })];
  }
  const cap = `企业年度补贴上限 ${formatYuan(asFen(of.firmYearCapFen))} 元，已用 ${formatYuan(usedFen)} 元`;
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
  if (of.minSelfPayPpm === 0)
    return [explained('SUB-20', '方案不设最低自缴比例', {}, { of, path: 'minSelfPayPpm' })];
  const rule = `企业至少自缴保费的 ${formatPercent(asPpm(of.minSelfPayPpm))}`;
  const inputs = { minSelfPayPpm: of.minSelfPayPpm };
  return [
    explained('SUB-20', effect(rule, limitOf(grant, 'min-self-pay')), inputs, { of, path: 'minSelfPayPpm' }),
  ];
}

function performance(grant: ProgrammeGrant, of: Programme): readonly ExplanationLine[] {
  if (of.performance === undefined) return [explained('SUB-18', '方案不按绩效等级折算', {})];
  const { grade } = grant;
  const rule = grade === undefined ? '绩效等级在申请审核时确定，暂按最高等级计' : `绩效等级 ${grade}`;
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
  const text = dropped
    ? `补贴低于起付金额 ${formatYuan(asFen(deMinimisFen))} 元，不予补贴`
    : deMinimisFen === 0
      ? '方案不设起付金额'
      : `不低于起付金额 ${formatYuan(asFen(deMinimisFen))} 元`;
  return [explained('SUB-12', text, { deMinimisFen }, { of, path: 'deMinimisFen' })];
}

function budget(grant: ProgrammeGrant, of: Programme): readonly ExplanationLine[] {
  if (of.budget.allocation === 'pro-rata') {
    return [explained('SUB-10', '申请期满后在年度预算内按比例分配，最终金额可能低于此数', {})];
  }
  if (grant.limitedBy.includes('budget')) {
    return [explained('SUB-9', '预算余额不足以覆盖全部补贴，不作部分补贴；可按全价投保或登记等候', {})];
  }
  const text =
    of.mode === 'direct-deduct'
      ? '预算先到先得：投保时一次性占用，报价不保留额度'
      : '预算先到先得：在申请审核通过时占用';
  return [explained('SUB-9', text, { mode: of.mode })];
}

function levels(grant: ProgrammeGrant, of: Programme): readonly ExplanationLine[] {
  if (grant.grantedFen === 0) return [];
  const parts = grant.levels.map(
    (part) => `${levelNames[part.level]}（${part.payer}）${formatYuan(part.fen)} 元`,
  );
  const inputs = { grantedFen: grant.grantedFen };
  const text = `补贴由${parts.join('、')}承担，余数归最高一级`;
  return [explained('MNY-4', text, inputs, { of, path: 'levels' }, negateFen(grant.grantedFen))];
}

function limitOf(grant: ProgrammeGrant, word: LimitWord) {
  const at = grant.limitedBy.indexOf(word);
  return at < 0 ? undefined : grant.limitedToFen?.[at];
}

/** A rule with what it came to. */
function effect(rule: string, leftFen: ReturnType<typeof limitOf>, note = ''): string {
  const facts = note === '' ? rule : `${rule}；${note}`;
  return leftFen === undefined ? `${facts}，补贴不减` : `${facts}，补贴减为 ${formatYuan(leftFen)} 元`;
}
