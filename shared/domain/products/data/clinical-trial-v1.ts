import type { ProductData } from '../product.ts';

/** 药物临床试验费用损失保险, version 1: rulebook 1.1 #13 and 4.4: an underwriter sets every rate. */
export const clinicalTrialV1: ProductData = {
  code: 'clinical-trial',
  version: 1,
  validFrom: '2022-01-01',
  filing: { kind: 'demo' },
  names: { zh: '药物临床试验费用损失保险', en: 'Clinical trial cost cover' },
  insurers: [{ insurer: 'picc-sn', lead: true, sharePpm: 1_000_000 }],
  covers: [
    {
      code: 'trial-cost',
      names: { zh: '临床试验费用损失', en: 'Loss of clinical trial cost' },
      sum: { minFen: 1 },
      deductibleFen: 0,
      deductiblePpm: 100_000,
      paymentRatioPpm: 700_000,
      basis: 'first-loss',
      waitingDays: 0,
      causes: ['trial-failure', 'trial-suspended', 'endpoint-missed'],
      lossItems: ['staff', 'direct-input', 'depreciation', 'amortisation', 'design-trial', 'other'],
    },
  ],
  premium: { kind: 'underwritten' },
  periodMonths: { usual: 12, min: 6, max: 60 },
  cancel: { kind: 'daily' },
  lossPayeeAllowed: false,
  questions: [
    {
      id: 'phase',
      text: { zh: '试验处于哪一期？', en: 'Which phase is the trial in?' },
      type: 'choice',
      choices: [
        { code: 'phase-1', names: { zh: 'Ⅰ期', en: 'Phase I' } },
        { code: 'phase-2', names: { zh: 'Ⅱ期', en: 'Phase II' } },
        { code: 'phase-3', names: { zh: 'Ⅲ期', en: 'Phase III' } },
      ],
    },
    {
      id: 'approval',
      text: {
        zh: '临床试验批件号与伦理批件号？',
        en: 'Numbers of the trial approval and the ethics approval?',
      },
      type: 'text',
    },
    {
      id: 'serious-events',
      text: {
        zh: '此前是否发生过与药物有关的严重不良事件？',
        en: 'Have there been serious adverse events related to the drug?',
      },
      type: 'yes-no',
    },
    {
      id: 'subjects',
      text: { zh: '计划入组多少名受试者？', en: 'How many subjects are planned?' },
      type: 'number',
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
        zh: '损失 1,000,000.00 元，免赔 100,000.00 元。',
        en: 'On a loss of 1,000,000.00 the deductible is 100,000.00.',
      },
    },
    {
      id: 'payment-ratio',
      title: { zh: '赔付比例', en: 'Payment ratio' },
      text: { zh: '扣除免赔后按 70 % 赔付。', en: 'What is left after the deductible is paid at 70 %.' },
      example: { zh: '900,000.00 × 70 % = 630,000.00 元。', en: '900,000.00 × 70 % = 630,000.00.' },
    },
    {
      id: 'trial-exclusions',
      title: { zh: '责任免除', en: 'Exclusions' },
      text: {
        zh: '投保时已知的失败、违反试验方案或伦理要求、数据造假、纯商业原因终止、财政资金已承担的费用、对受试者的赔偿责任，不予赔偿。',
        en: 'Not covered: failure known at inception, breach of the protocol or of ethics, forged data, termination for purely commercial reasons, costs borne by public grants, and liability to subjects.',
      },
      example: {
        zh: '因融资失败终止试验，不属于保障范围；主要终点未达到，属于保障范围。',
        en: 'Ending the trial because funding failed is not covered; missing its primary endpoint is.',
      },
    },
  ],
  documents: [
    {
      kind: 'trial-approval',
      names: { zh: '临床试验批件与伦理批件', en: 'Trial and ethics approval' },
      example: { zh: '批件与伦理委员会意见', en: 'Approval and opinion of the ethics committee' },
      minCount: 1,
    },
    {
      kind: 'trial-report',
      names: { zh: '试验总结或终止报告', en: 'Report of the trial or of its end' },
      example: { zh: '统计分析报告与终止说明', en: 'Statistical report and statement of the end' },
      minCount: 1,
    },
    {
      kind: 'cost-records',
      names: { zh: '研发费用辅助账', en: 'R&D cost ledger' },
      example: { zh: '按项目归集的费用明细与凭证', en: 'Costs by project, with vouchers' },
      minCount: 1,
    },
  ],
  programmes: ['SH-TRIAL'],
  figures: [
    {
      path: 'insurers',
      basis: 'proposed',
      source: 'PICC leads every demonstration product; real insurers not published per product',
    },
    {
      path: 'covers.trial-cost.sum.minFen',
      basis: 'proposed',
      source: 'no default: the limit comes from the request (rulebook 4.4)',
    },
    {
      path: 'covers.trial-cost.deductibleFen',
      basis: 'proposed',
      source: 'not published; a percentage only (rulebook 4.4)',
    },
    {
      path: 'covers.trial-cost.deductiblePpm',
      basis: 'proposed',
      source: 'not published; 10 % (rulebook 4.4)',
    },
    {
      path: 'covers.trial-cost.paymentRatioPpm',
      basis: 'proposed',
      source: 'not published; 70 % (rulebook 4.4)',
    },
    { path: 'covers.trial-cost.waitingDays', basis: 'proposed', source: 'not published; no waiting period' },
    { path: 'periodMonths.usual', basis: 'proposed', source: 'not published; one year is usual' },
    {
      path: 'periodMonths.min',
      basis: 'proposed',
      source: 'not published; schemes ask for a year or less (ELG-8, S19, S23)',
    },
    { path: 'periodMonths.max', basis: 'proposed', source: 'not published; trials run for years' },
    {
      path: 'documents',
      basis: 'proposed',
      source: 'not published; what the loss is judged and measured by',
    },
    {
      path: 'covers.trial-cost.causes',
      basis: 'seed',
      source: 'SEED 004:863: named among 60 and more products of the field',
    },
    {
      path: 'exemptionClauses',
      basis: 'proposed',
      source: 'rulebook 4.6 from filed property clause S84 and 保险法 (S01)',
    },
  ],
};
