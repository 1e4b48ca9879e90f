import type { ProductData } from '../product.ts';

/** 科技成果转化费用损失保险, version 1: rulebook 1.1 #12 and 4.4. */
export const conversionCostV1: ProductData = {
  code: 'conversion-cost',
  version: 1,
  validFrom: '2017-01-01',
  filing: { kind: 'demo' },
  names: { zh: '科技成果转化费用损失保险', en: 'Conversion cost cover' },
  insurers: [{ insurer: 'picc-sn', lead: true, sharePpm: 1_000_000 }],
  covers: [
    {
      code: 'conversion-cost',
      names: { zh: '科技成果转化费用损失', en: 'Loss of conversion cost' },
      sum: { minFen: 5_000_000, maxFen: 20_000_000, usualFen: 20_000_000 },
      deductibleFen: 0,
      deductiblePpm: 100_000,
      paymentRatioPpm: 700_000,
      basis: 'first-loss',
      waitingDays: 0,
      causes: ['conversion-failure', 'target-unreachable', 'pilot-failure'],
      lossItems: ['staff', 'direct-input', 'depreciation', 'amortisation', 'design-trial', 'other'],
    },
  ],
  premium: {
    kind: 'rate',
    rates: [{ code: 'conversion-cost', ratePpm: 40_000 }],
    minRatePpm: 24_000,
    maxRatePpm: 64_000,
    factors: [
      {
        by: 'innovation-points',
        table: [
          { from: 0, ppm: 1_000_000 },
          { from: 90, ppm: 950_000 },
        ],
        otherwisePpm: 1_000_000,
      },
    ],
  },
  periodMonths: { usual: 12, min: 3, max: 36 },
  cancel: { kind: 'daily' },
  lossPayeeAllowed: false,
  questions: [
    {
      id: 'result',
      text: {
        zh: '转化的是哪项科技成果（名称与专利号或登记号）？',
        en: 'Which result is converted (name and patent or registration number)?',
      },
      type: 'text',
    },
    {
      id: 'known-failure',
      text: {
        zh: '投保时，是否已有中试或客户验证表明该成果无法达到约定指标？',
        en: 'At the time of application, has any pilot or customer test shown that the agreed targets cannot be reached?',
      },
      type: 'yes-no',
    },
    {
      id: 'ownership',
      text: { zh: '该成果的权属是否存在争议？', en: 'Is the ownership of the result in dispute?' },
      type: 'yes-no',
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
        zh: '损失 150,000.00 元，免赔 15,000.00 元。',
        en: 'On a loss of 150,000.00 the deductible is 15,000.00.',
      },
    },
    {
      id: 'payment-ratio',
      title: { zh: '赔付比例', en: 'Payment ratio' },
      text: { zh: '扣除免赔后按 70 % 赔付。', en: 'What is left after the deductible is paid at 70 %.' },
      example: { zh: '135,000.00 × 70 % = 94,500.00 元。', en: '135,000.00 × 70 % = 94,500.00.' },
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
      kind: 'conversion-contract',
      names: { zh: '成果转化合同或立项文件', en: 'Conversion contract or project approval' },
      example: {
        zh: '技术转让、许可或合作开发合同',
        en: 'Contract of transfer, licence or joint development',
      },
      minCount: 1,
    },
    {
      kind: 'cost-records',
      names: { zh: '研发费用辅助账', en: 'R&D cost ledger' },
      example: { zh: '按项目归集的费用明细与凭证', en: 'Costs by project, with vouchers' },
      minCount: 1,
    },
    {
      kind: 'test-records',
      names: { zh: '试验记录', en: 'Test records' },
      example: { zh: '试验报告与原始数据', en: 'Test reports and raw data' },
      minCount: 1,
    },
    {
      kind: 'failure-report',
      names: { zh: '转化失败说明及专家意见', en: 'Report of the failed conversion with expert opinion' },
      example: {
        zh: '未达指标的对比数据与专家意见',
        en: 'Figures against the targets, with an expert’s opinion',
      },
      minCount: 1,
    },
  ],
  programmes: ['SD-LKB', 'FJ-2024', 'FJ-old', 'AH-HF-2023', 'JS-SZ-2020', 'GD-SZ-2017', 'ZJ-XS', 'GS-BY'],
  figures: [
    {
      path: 'insurers',
      basis: 'proposed',
      source: 'PICC leads every demonstration product; real insurers not published per product',
    },
    {
      path: 'covers.conversion-cost.sum.minFen',
      basis: 'proposed',
      source: 'not published; a quarter of the largest sum',
    },
    {
      path: 'covers.conversion-cost.sum.maxFen',
      basis: 'seed',
      source: 'SEED 004:891: 200,000 for the anti-icing coating project',
    },
    {
      path: 'covers.conversion-cost.sum.usualFen',
      basis: 'seed',
      source: 'SEED 004:891: 200,000 for the anti-icing coating project',
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
      path: 'premium.rates.conversion-cost.ratePpm',
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
    {
      path: 'premium.factors',
      basis: 'proposed',
      source: 'not published; 5 % less from 90 innovation points, else unchanged (indicators S71)',
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
      path: 'validFrom',
      basis: 'proposed',
      source: 'not published; before the oldest scheme that names such a product (S27)',
    },
    {
      path: 'covers.conversion-cost.basis',
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
