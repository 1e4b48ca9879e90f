import type { ProductData } from '../product.ts';

/** 中试综合保险, version 1: rulebook 1.1 #10–#11 and 4.4; with 研发贷 a lender may be named. */
export const pilotTrialV1: ProductData = {
  code: 'pilot-trial',
  version: 1,
  validFrom: '2024-01-01',
  filing: { kind: 'demo' },
  names: { zh: '中试综合保险', en: 'Pilot trial cover' },
  insurers: [{ insurer: 'picc-sn', lead: true, sharePpm: 1_000_000 }],
  covers: [
    {
      code: 'pilot-cost',
      names: { zh: '中试费用损失', en: 'Loss of pilot cost' },
      sum: { minFen: 10_000_000, maxFen: 50_000_000, usualFen: 50_000_000 },
      deductibleFen: 0,
      deductiblePpm: 100_000,
      paymentRatioPpm: 700_000,
      basis: 'first-loss',
      waitingDays: 0,
      causes: ['pilot-failure', 'technical-failure', 'material-spoilt'],
      lossItems: ['staff', 'direct-input', 'depreciation', 'amortisation', 'design-trial', 'other'],
    },
    {
      code: 'product-liability',
      names: { zh: '中试产品责任', en: 'Liability for pilot products' },
      limitOf: { cover: 'pilot-cost', ppm: 1_000_000 },
      deductibleFen: 0,
      deductiblePpm: 100_000,
      paymentRatioPpm: 700_000,
      basis: 'first-loss',
      waitingDays: 0,
      causes: ['bodily-injury', 'property-damage'],
      lossItems: ['award', 'legal'],
    },
  ],
  premium: {
    kind: 'rate',
    rates: [{ code: 'pilot-cost', ratePpm: 50_000 }],
    minRatePpm: 30_000,
    maxRatePpm: 80_000,
    factors: [
      {
        by: 'industry',
        table: [
          { code: 'C', ppm: 1_000_000 },
          { code: 'C26', ppm: 1_100_000 },
          { code: 'M', ppm: 1_000_000 },
        ],
        otherwisePpm: 1_000_000,
      },
    ],
  },
  periodMonths: { usual: 12, min: 3, max: 24 },
  cancel: { kind: 'daily' },
  lossPayeeAllowed: true,
  questions: [
    {
      id: 'pilot-base',
      text: {
        zh: '中试在哪个中试基地或生产线上进行？',
        en: 'On which pilot base or line does the trial run?',
      },
      type: 'text',
    },
    {
      id: 'small-trial',
      text: {
        zh: '小试是否已完成并达到预定指标？',
        en: 'Is the small-scale trial finished, with its targets met?',
      },
      type: 'yes-no',
    },
    {
      id: 'hazard',
      text: {
        zh: '中试是否使用易燃、易爆或剧毒物料？',
        en: 'Does the trial use flammable, explosive or highly toxic materials?',
      },
      type: 'yes-no',
    },
    {
      id: 'loan',
      text: {
        zh: '该项目是否有银行研发贷款？如有，请写明贷款银行与金额。',
        en: 'Is there a bank loan for the project? If so, state bank and amount.',
      },
      type: 'text',
    },
    {
      id: 'other',
      text: {
        zh: '除以上所问外，是否还有其他可能影响承保的重要情况？',
        en: 'Apart from what was asked above, is there any other material fact?',
      },
      type: 'text',
      catchAll: true,
    },
  ],
  exemptionClauses: [
    {
      id: 'deductible',
      title: { zh: '免赔额与免赔率', en: 'Deductible' },
      text: { zh: '每次事故免赔率为损失金额的 10 %。', en: '10 % of the loss for each event.' },
      example: {
        zh: '损失 300,000.00 元，免赔 30,000.00 元。',
        en: 'On a loss of 300,000.00 the deductible is 30,000.00.',
      },
    },
    {
      id: 'payment-ratio',
      title: { zh: '赔付比例', en: 'Payment ratio' },
      text: { zh: '扣除免赔后按 70 % 赔付。', en: 'What is left after the deductible is paid at 70 %.' },
      example: { zh: '270,000.00 × 70 % = 189,000.00 元。', en: '270,000.00 × 70 % = 189,000.00.' },
    },
    {
      id: 'rd-exclusions',
      title: { zh: '责任免除', en: 'Exclusions' },
      text: {
        zh: '投保时已知的失败、未经批改变更任务书、纯商业原因放弃（市场、价格、失去客户）、记录缺失、财政资金已承担的费用、项目清单以外的费用、学术不端，以及故意或重大过失、行政或司法行为、战争、恐怖活动、核风险、地震海啸造成的损失，不予赔偿。',
        en: 'Not covered: failure known at inception, a task book changed without endorsement, purely commercial abandonment (market, price, loss of a customer), missing records, costs borne by public grants, costs outside the listed project, dishonest research; nor intent or gross negligence, administrative or judicial acts, war, terror, nuclear risks, earthquake and tsunami.',
      },
      example: {
        zh: '因客户取消订单而停止研发，不属于保障范围；经专家评审认定技术指标无法达到的，属于保障范围。',
        en: 'Stopping because the customer cancelled its order is not covered; a technical target that experts find out of reach is.',
      },
    },
  ],
  documents: [
    {
      kind: 'pilot-plan',
      names: { zh: '中试方案', en: 'Pilot plan' },
      example: { zh: '批准的中试方案、指标与批次计划', en: 'Approved plan, targets and batches' },
      minCount: 1,
      covers: ['pilot-cost'],
    },
    {
      kind: 'cost-records',
      names: { zh: '研发费用辅助账', en: 'R&D cost ledger' },
      example: { zh: '按项目归集的费用明细与凭证', en: 'Costs by project, with vouchers' },
      minCount: 1,
      covers: ['pilot-cost'],
    },
    {
      kind: 'batch-records',
      names: { zh: '中试批次记录', en: 'Batch records' },
      example: { zh: '各批次投料、过程与检验记录', en: 'Input, process and inspection of each batch' },
      minCount: 1,
      covers: ['pilot-cost'],
    },
    {
      kind: 'third-party-claim',
      names: { zh: '第三者索赔文件', en: 'Claim of the third party' },
      example: { zh: '索赔函、调解书或判决书', en: 'Letter of claim, settlement or judgement' },
      minCount: 1,
      covers: ['product-liability'],
    },
    {
      kind: 'legal-invoices',
      names: { zh: '法律费用发票与委托合同', en: 'Legal invoices and engagement' },
      example: { zh: '律师费发票与委托代理合同', en: 'Lawyer’s invoice and the engagement contract' },
      minCount: 1,
      covers: ['product-liability'],
    },
  ],
  programmes: ['SD-LKB', 'FJ-2024', 'JS-SZ-2020', 'GD-SZ-2017', 'SH-LOAN', 'HE-SJZ', 'ZJ-XS', 'GS-BY'],
  figures: [
    {
      path: 'insurers',
      basis: 'proposed',
      source: 'PICC leads every demonstration product; real insurers not published per product',
    },
    { path: 'covers.pilot-cost.sum.minFen', basis: 'proposed', source: 'not published; as rulebook 4.2' },
    {
      path: 'covers.pilot-cost.sum.maxFen',
      basis: 'proposed',
      source: 'not published; 500,000 (rulebook 4.4)',
    },
    {
      path: 'covers.pilot-cost.sum.usualFen',
      basis: 'proposed',
      source: 'not published; 500,000 (rulebook 4.4)',
    },
    {
      path: 'covers.pilot-cost.deductibleFen',
      basis: 'proposed',
      source: 'not published; a percentage only (rulebook 4.4)',
    },
    {
      path: 'covers.pilot-cost.deductiblePpm',
      basis: 'proposed',
      source: 'not published; 10 % (rulebook 4.4)',
    },
    {
      path: 'covers.pilot-cost.paymentRatioPpm',
      basis: 'proposed',
      source: 'not published; 70 % (rulebook 4.4)',
    },
    { path: 'covers.pilot-cost.waitingDays', basis: 'proposed', source: 'not published; no waiting period' },
    {
      path: 'covers.product-liability.limitOf.ppm',
      basis: 'proposed',
      source: 'split not published; up to the whole sum',
    },
    {
      path: 'covers.product-liability.deductibleFen',
      basis: 'proposed',
      source: 'not published; a percentage only (rulebook 4.4)',
    },
    {
      path: 'covers.product-liability.deductiblePpm',
      basis: 'proposed',
      source: 'not published; 10 % (rulebook 4.4)',
    },
    {
      path: 'covers.product-liability.paymentRatioPpm',
      basis: 'proposed',
      source: 'not published; 70 % (rulebook 4.4)',
    },
    {
      path: 'covers.product-liability.waitingDays',
      basis: 'proposed',
      source: 'not published; no waiting period',
    },
    {
      path: 'premium.rates.pilot-cost.ratePpm',
      basis: 'proposed',
      source: 'not published; 5.0 % (rulebook 4.4)',
    },
    {
      path: 'premium.minRatePpm',
      basis: 'proposed',
      source: 'not published; referral below 0.6 of the base rate, as in rulebook 4.2',
    },
    {
      path: 'premium.maxRatePpm',
      basis: 'proposed',
      source: 'not published; referral above 1.6 of the base rate, as in rulebook 4.2',
    },
    {
      path: 'premium.factors',
      basis: 'proposed',
      source: 'not published; 10 % more in chemicals (C26), else unchanged',
    },
    { path: 'periodMonths.usual', basis: 'proposed', source: 'not published; one year is usual' },
    {
      path: 'periodMonths.min',
      basis: 'proposed',
      source: 'not published; schemes ask for a year or less (ELG-8, S19, S23)',
    },
    {
      path: 'periodMonths.max',
      basis: 'proposed',
      source: 'not published; schemes ask for a year or more (ELG-8, S19, S23)',
    },
    {
      path: 'documents',
      basis: 'proposed',
      source: 'not published; what the loss is judged and measured by',
    },
    {
      path: 'covers.pilot-cost.causes',
      basis: 'sourced',
      source: 'S73, S74: pilot cost and product liability',
    },
    {
      path: 'covers.pilot-cost.basis',
      basis: 'proposed',
      source: 'not published; in full up to the sum, since no project value is asked (art. 55 would average)',
    },
    {
      path: 'exemptionClauses',
      basis: 'proposed',
      source: 'rulebook 4.6 from filed property clause S84 and 保险法 (S01)',
    },
  ],
};
