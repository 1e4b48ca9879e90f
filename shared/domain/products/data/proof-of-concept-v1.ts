import type { ProductData } from '../product.ts';

/** 概念验证保险, version 1: rulebook 1.1 #6 and 4.4: a pool insures R&D cost, conversion cost and liability of one project. */
export const proofOfConceptV1: ProductData = {
  code: 'proof-of-concept',
  version: 1,
  validFrom: '2025-06-01',
  filing: { kind: 'demo' },
  names: { zh: '概念验证保险', en: 'Proof-of-concept cover' },
  insurers: [
    { insurer: 'picc-sn', lead: true, sharePpm: 400_000 },
    { insurer: 'cpic-sn', lead: false, sharePpm: 350_000 },
    { insurer: 'taiping-hb', lead: false, sharePpm: 250_000 },
  ],
  covers: [
    {
      code: 'rd-cost',
      names: { zh: '研发费用损失', en: 'R&D cost loss' },
      sum: { minFen: 5_000_000, maxFen: 20_000_000, usualFen: 20_000_000 },
      deductibleFen: 0,
      deductiblePpm: 100_000,
      paymentRatioPpm: 700_000,
      basis: 'first-loss',
      waitingDays: 0,
      causes: ['technical-failure', 'target-unreachable'],
      lossItems: ['staff', 'direct-input', 'depreciation', 'amortisation', 'design-trial', 'other'],
    },
    {
      code: 'conversion-cost',
      names: { zh: '成果转化费用损失', en: 'Conversion cost loss' },
      limitOf: { cover: 'rd-cost', ppm: 1_000_000 },
      deductibleFen: 0,
      deductiblePpm: 100_000,
      paymentRatioPpm: 700_000,
      basis: 'first-loss',
      waitingDays: 0,
      causes: ['conversion-failure', 'target-unreachable'],
      lossItems: ['staff', 'direct-input', 'design-trial'],
    },
    {
      code: 'liability',
      names: { zh: '概念验证责任', en: 'Liability from proof of concept' },
      limitOf: { cover: 'rd-cost', ppm: 1_000_000 },
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
    rates: [{ code: 'rd-cost', ratePpm: 40_000 }],
    minRatePpm: 24_000,
    maxRatePpm: 64_000,
  },
  periodMonths: { usual: 12, min: 6, max: 24 },
  cancel: { kind: 'daily' },
  lossPayeeAllowed: false,
  questions: [
    {
      id: 'centre',
      text: {
        zh: '项目由哪个概念验证中心承担？',
        en: 'Which proof-of-concept centre carries out the project?',
      },
      type: 'text',
    },
    {
      id: 'known-failure',
      text: {
        zh: '投保时，该项目是否已有试验表明原理不成立？',
        en: 'At the time of application, has any test shown that the principle does not hold?',
      },
      type: 'yes-no',
    },
    {
      id: 'public-grant',
      text: {
        zh: '该项目是否获得财政资金资助？如有，请写明金额。',
        en: 'Is the project funded by public grants? If so, state the amount.',
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
        zh: '损失 100,000.00 元，免赔 10,000.00 元。',
        en: 'On a loss of 100,000.00 the deductible is 10,000.00.',
      },
    },
    {
      id: 'payment-ratio',
      title: { zh: '赔付比例', en: 'Payment ratio' },
      text: { zh: '扣除免赔后按 70 % 赔付。', en: 'What is left after the deductible is paid at 70 %.' },
      example: { zh: '90,000.00 × 70 % = 63,000.00 元。', en: '90,000.00 × 70 % = 63,000.00.' },
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
      kind: 'verification-plan',
      names: { zh: '概念验证方案', en: 'Plan of the proof of concept' },
      example: { zh: '中心批准的验证方案与指标', en: 'Plan and targets approved by the centre' },
      minCount: 1,
      covers: ['rd-cost', 'conversion-cost'],
    },
    {
      kind: 'cost-records',
      names: { zh: '研发费用辅助账', en: 'R&D cost ledger' },
      example: { zh: '按项目归集的费用明细与凭证', en: 'Costs by project, with vouchers' },
      minCount: 1,
      covers: ['rd-cost', 'conversion-cost'],
    },
    {
      kind: 'test-records',
      names: { zh: '试验记录', en: 'Test records' },
      example: { zh: '试验报告与原始数据', en: 'Test reports and raw data' },
      minCount: 1,
      covers: ['rd-cost'],
    },
    {
      kind: 'conversion-contract',
      names: { zh: '成果转化合同或立项文件', en: 'Conversion contract or project approval' },
      example: {
        zh: '技术转让、许可或合作开发合同',
        en: 'Contract of transfer, licence or joint development',
      },
      minCount: 1,
      covers: ['conversion-cost'],
    },
    {
      kind: 'third-party-claim',
      names: { zh: '第三者索赔文件', en: 'Claim of the third party' },
      example: { zh: '索赔函、调解书或判决书', en: 'Letter of claim, settlement or judgement' },
      minCount: 1,
      covers: ['liability'],
    },
    {
      kind: 'legal-invoices',
      names: { zh: '法律费用发票与委托合同', en: 'Legal invoices and engagement' },
      example: { zh: '律师费发票与委托代理合同', en: 'Lawyer’s invoice and the engagement contract' },
      minCount: 1,
      covers: ['liability'],
    },
  ],
  programmes: [],
  figures: [
    {
      path: 'insurers',
      basis: 'proposed',
      source: 'PICC, CPIC and Taiping are named as the pool (SEED 004:847); shares as in COI-3',
    },
    {
      path: 'covers.rd-cost.sum.minFen',
      basis: 'proposed',
      source: 'not published; a quarter of the largest sum',
    },
    {
      path: 'covers.rd-cost.sum.maxFen',
      basis: 'proposed',
      source: 'not published; 200,000 as the comparable deal (SEED 004:891)',
    },
    {
      path: 'covers.rd-cost.sum.usualFen',
      basis: 'proposed',
      source: 'not published; 200,000 as the comparable deal (SEED 004:891)',
    },
    {
      path: 'covers.rd-cost.deductibleFen',
      basis: 'proposed',
      source: 'not published; a percentage only (rulebook 4.4)',
    },
    { path: 'covers.rd-cost.deductiblePpm', basis: 'proposed', source: 'not published; 10 % (rulebook 4.4)' },
    {
      path: 'covers.rd-cost.paymentRatioPpm',
      basis: 'proposed',
      source: 'not published; 70 % (rulebook 4.4)',
    },
    { path: 'covers.rd-cost.waitingDays', basis: 'proposed', source: 'not published; no waiting period' },
    {
      path: 'covers.conversion-cost.limitOf.ppm',
      basis: 'proposed',
      source: 'split not published; each cover up to the whole sum',
    },
    {
      path: 'covers.conversion-cost.deductibleFen',
      basis: 'proposed',
      source: 'not published; a percentage only (rulebook 4.4)',
    },
    {
      path: 'covers.conversion-cost.deductiblePpm',
      basis: 'proposed',
      source: 'not published; 10 % (rulebook 4.4)',
    },
    {
      path: 'covers.conversion-cost.paymentRatioPpm',
      basis: 'proposed',
      source: 'not published; 70 % (rulebook 4.4)',
    },
    {
      path: 'covers.conversion-cost.waitingDays',
      basis: 'proposed',
      source: 'not published; no waiting period',
    },
    {
      path: 'covers.liability.limitOf.ppm',
      basis: 'proposed',
      source: 'split not published; each cover up to the whole sum',
    },
    {
      path: 'covers.liability.deductibleFen',
      basis: 'proposed',
      source: 'not published; a percentage only (rulebook 4.4)',
    },
    {
      path: 'covers.liability.deductiblePpm',
      basis: 'proposed',
      source: 'not published; 10 % (rulebook 4.4)',
    },
    {
      path: 'covers.liability.paymentRatioPpm',
      basis: 'proposed',
      source: 'not published; 70 % (rulebook 4.4)',
    },
    { path: 'covers.liability.waitingDays', basis: 'proposed', source: 'not published; no waiting period' },
    {
      path: 'premium.rates.rd-cost.ratePpm',
      basis: 'proposed',
      source: 'not published; 4.0 % (rulebook 4.4)',
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
      path: 'covers.rd-cost.basis',
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
