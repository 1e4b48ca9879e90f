import type { ProductData } from '../product.ts';

/** 穗创保, version 1: rulebook 1.1 #7–#8 and 4.4: 360,000.00 in all for one technical route, shared by four covers. */
export const suichuangV1: ProductData = {
  code: 'suichuang',
  version: 1,
  validFrom: '2025-06-01',
  filing: { kind: 'demo' },
  names: { zh: '穗创保', en: 'Suichuang: comprehensive cover of key research' },
  insurers: [{ insurer: 'picc-sn', lead: true, sharePpm: 1_000_000 }],
  aggregateLimitFen: 36_000_000,
  covers: [
    {
      code: 'rd-cost',
      names: { zh: '研发费用损失', en: 'R&D cost loss' },
      limitFen: 36_000_000,
      deductibleFen: 0,
      deductiblePpm: 100_000,
      paymentRatioPpm: 800_000,
      basis: 'first-loss',
      waitingDays: 0,
      causes: ['technical-failure', 'target-unreachable', 'route-given-up'],
      lossItems: ['staff', 'direct-input', 'depreciation', 'amortisation', 'design-trial', 'other'],
    },
    {
      code: 'conversion-cost',
      names: { zh: '成果转化费用损失', en: 'Conversion cost loss' },
      limitFen: 36_000_000,
      deductibleFen: 0,
      deductiblePpm: 100_000,
      paymentRatioPpm: 800_000,
      basis: 'first-loss',
      waitingDays: 0,
      causes: ['conversion-failure', 'target-unreachable'],
      lossItems: ['staff', 'direct-input', 'design-trial'],
    },
    {
      code: 'rd-liability',
      names: { zh: '研发责任', en: 'R&D liability' },
      limitFen: 36_000_000,
      deductibleFen: 0,
      deductiblePpm: 100_000,
      paymentRatioPpm: 800_000,
      basis: 'first-loss',
      waitingDays: 0,
      causes: ['bodily-injury', 'property-damage'],
      lossItems: ['award', 'legal'],
    },
    {
      code: 'ip-infringement',
      names: { zh: '知识产权侵权及被侵权责任', en: 'IP infringement, by and against the insured' },
      limitFen: 36_000_000,
      deductibleFen: 0,
      deductiblePpm: 100_000,
      paymentRatioPpm: 800_000,
      basis: 'first-loss',
      waitingDays: 0,
      causes: ['patent-infringed', 'infringement-claimed'],
      lossItems: ['award', 'legal', 'other'],
    },
  ],
  premium: {
    kind: 'rate',
    rates: [{ code: 'rd-cost', ratePpm: 30_000 }],
    minRatePpm: 18_000,
    maxRatePpm: 48_000,
  },
  periodMonths: { usual: 12, min: 6, max: 36 },
  cancel: { kind: 'daily' },
  lossPayeeAllowed: false,
  questions: [
    {
      id: 'route',
      text: {
        zh: '投保的是任务书中的哪一条技术路线？',
        en: 'Which technical route of the task book is to be insured?',
      },
      type: 'text',
    },
    {
      id: 'known-failure',
      text: {
        zh: '投保时，该技术路线是否已知无法达到任务书目标？',
        en: 'At the time of application, is the route known to be unable to reach the target of its task book?',
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
      id: 'ip-dispute',
      text: {
        zh: '该项目是否涉及已知的知识产权纠纷？',
        en: 'Is the project party to a known intellectual-property dispute?',
      },
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
        zh: '损失 200,000.00 元，免赔 20,000.00 元。',
        en: 'On a loss of 200,000.00 the deductible is 20,000.00.',
      },
    },
    {
      id: 'payment-ratio',
      title: { zh: '赔付比例', en: 'Payment ratio' },
      text: { zh: '扣除免赔后按 80 % 赔付。', en: 'What is left after the deductible is paid at 80 %.' },
      example: { zh: '180,000.00 × 80 % = 144,000.00 元。', en: '180,000.00 × 80 % = 144,000.00.' },
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
      kind: 'task-book',
      names: { zh: '项目任务书', en: 'Task book of the project' },
      example: {
        zh: '立项批复与任务书，写明技术指标与期限',
        en: 'Approval and task book with technical targets and deadline',
      },
      minCount: 1,
      covers: ['rd-cost'],
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
      kind: 'panel-report',
      names: { zh: '专家评审意见', en: 'Report of the expert panel' },
      example: {
        zh: '不少于三名独立专家（奇数）的评审意见',
        en: 'Opinion of three or another odd number of independent experts',
      },
      minCount: 1,
      covers: ['rd-cost', 'conversion-cost'],
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
      covers: ['rd-liability', 'ip-infringement'],
    },
    {
      kind: 'legal-invoices',
      names: { zh: '法律费用发票与委托合同', en: 'Legal invoices and engagement' },
      example: { zh: '律师费发票与委托代理合同', en: 'Lawyer’s invoice and the engagement contract' },
      minCount: 1,
      covers: ['rd-liability', 'ip-infringement'],
    },
  ],
  programmes: [],
  figures: [
    {
      path: 'insurers',
      basis: 'proposed',
      source: 'PICC leads every demonstration product; real insurers not published per product',
    },
    {
      path: 'aggregateLimitFen',
      basis: 'seed',
      source: 'SEED 004:849-855: 360,000 in all, one technical route',
    },
    {
      path: 'covers.rd-cost.limitFen',
      basis: 'proposed',
      source: 'split not published; each cover up to the whole (SEED 004:849-857)',
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
      source: 'not published; 80 % (rulebook 4.4)',
    },
    { path: 'covers.rd-cost.waitingDays', basis: 'proposed', source: 'not published; no waiting period' },
    {
      path: 'covers.conversion-cost.limitFen',
      basis: 'proposed',
      source: 'split not published; each cover up to the whole (SEED 004:849-857)',
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
      source: 'not published; 80 % (rulebook 4.4)',
    },
    {
      path: 'covers.conversion-cost.waitingDays',
      basis: 'proposed',
      source: 'not published; no waiting period',
    },
    {
      path: 'covers.rd-liability.limitFen',
      basis: 'proposed',
      source: 'split not published; each cover up to the whole (SEED 004:849-857)',
    },
    {
      path: 'covers.rd-liability.deductibleFen',
      basis: 'proposed',
      source: 'not published; a percentage only (rulebook 4.4)',
    },
    {
      path: 'covers.rd-liability.deductiblePpm',
      basis: 'proposed',
      source: 'not published; 10 % (rulebook 4.4)',
    },
    {
      path: 'covers.rd-liability.paymentRatioPpm',
      basis: 'proposed',
      source: 'not published; 80 % (rulebook 4.4)',
    },
    {
      path: 'covers.rd-liability.waitingDays',
      basis: 'proposed',
      source: 'not published; no waiting period',
    },
    {
      path: 'covers.ip-infringement.limitFen',
      basis: 'proposed',
      source: 'split not published; each cover up to the whole (SEED 004:849-857)',
    },
    {
      path: 'covers.ip-infringement.deductibleFen',
      basis: 'proposed',
      source: 'not published; a percentage only (rulebook 4.4)',
    },
    {
      path: 'covers.ip-infringement.deductiblePpm',
      basis: 'proposed',
      source: 'not published; 10 % (rulebook 4.4)',
    },
    {
      path: 'covers.ip-infringement.paymentRatioPpm',
      basis: 'proposed',
      source: 'not published; 80 % (rulebook 4.4)',
    },
    {
      path: 'covers.ip-infringement.waitingDays',
      basis: 'proposed',
      source: 'not published; no waiting period',
    },
    {
      path: 'premium.rates.rd-cost.ratePpm',
      basis: 'proposed',
      source: 'not published; 3.0 % of the whole sum (rulebook 4.4)',
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
      path: 'covers.rd-cost.causes',
      basis: 'seed',
      source: 'SEED 004:851-855: the route was given up for technical and cost reasons',
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
