import type { ProductData } from '../product.ts';

/** 研发费用损失保险, version 1: rulebook 1.1 #9 and 4.4, terms as 4.2; with 研发贷 a lender may be named. */
export const rdCostV1: ProductData = {
  code: 'rd-cost',
  version: 1,
  validFrom: '2017-01-01',
  filing: { kind: 'demo' },
  names: { zh: '研发费用损失保险', en: 'R&D cost cover' },
  insurers: [{ insurer: 'picc-sn', lead: true, sharePpm: 1_000_000 }],
  covers: [
    {
      code: 'rd-cost',
      names: { zh: '研发费用损失', en: 'R&D cost loss' },
      sum: {
        minFen: 10_000_000,
        maxFen: 212_000_000,
        maxPpmOfValue: 800_000,
        referAboveFen: 100_000_000,
        innovationScore: 70,
      },
      deductibleFen: 1_000_000,
      deductiblePpm: 100_000,
      paymentRatioPpm: 700_000,
      basis: 'proportional',
      waitingDays: 0,
      causes: ['technical-failure', 'target-unreachable'],
      lossItems: ['staff', 'direct-input', 'depreciation', 'amortisation', 'design-trial', 'other'],
    },
    {
      code: 'budget-overrun',
      names: { zh: '附加研发费用超支', en: 'Budget overrun (rider)' },
      rider: true,
      limitOf: { cover: 'rd-cost', ppm: 200_000 },
      deductibleFen: 1_000_000,
      deductiblePpm: 100_000,
      paymentRatioPpm: 700_000,
      basis: 'first-loss',
      waitingDays: 0,
      causes: ['technical-difficulty', 'repeated-trial'],
      lossItems: ['staff', 'direct-input', 'design-trial', 'other'],
    },
  ],
  premium: {
    kind: 'rate',
    rates: [
      { code: 'rd-cost', ratePpm: 50_000 },
      { code: 'budget-overrun', ratePpm: 50_000 },
    ],
    minRatePpm: 30_000,
    maxRatePpm: 80_000,
    factors: [
      {
        by: 'stage',
        question: 'stage',
        table: [
          { code: 'laboratory', ppm: 1_000_000 },
          { code: 'small-scale', ppm: 1_000_000 },
          { code: 'pilot', ppm: 950_000 },
        ],
        otherwisePpm: 1_000_000,
      },
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
  lossPayeeAllowed: true,
  questions: [
    {
      id: 'stage',
      text: { zh: '项目处于哪个阶段？', en: 'Which stage is the project in?' },
      type: 'choice',
      choices: [
        { code: 'laboratory', names: { zh: '实验室研发', en: 'Laboratory research' } },
        { code: 'small-scale', names: { zh: '小试', en: 'Small-scale test' } },
        { code: 'pilot', names: { zh: '中试', en: 'Pilot test' } },
      ],
    },
    {
      id: 'known-failure',
      text: {
        zh: '投保时，该研发项目是否已知无法达到任务书目标？',
        en: 'At the time of application, is the project known to be unable to reach the target of its task book?',
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
      text: {
        zh: '每次事故免赔额为 10,000 元或损失金额的 10 %，以高者为准。',
        en: 'The higher of 10,000 yuan and 10 % of the loss for each event.',
      },
      example: {
        zh: '损失 519,444.79 元，免赔 51,944.48 元。',
        en: 'On a loss of 519,444.79 the deductible is 51,944.48.',
      },
    },
    {
      id: 'payment-ratio',
      title: { zh: '赔付比例', en: 'Payment ratio' },
      text: { zh: '扣除免赔后按 70 % 赔付。', en: 'What is left after the deductible is paid at 70 %.' },
      example: { zh: '467,500.31 × 70 % = 327,250.22 元。', en: '467,500.31 × 70 % = 327,250.22.' },
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
    {
      id: 'not-a-guarantee',
      title: { zh: '不承担贷款违约', en: 'No guarantee of a loan' },
      text: {
        zh: '本保险赔偿研发费用损失，不承担贷款违约责任；指定银行收取赔款不改变赔偿条件。',
        en: 'This policy pays lost R&D cost, not the default of a loan; naming a bank to receive the money changes nothing about what is covered.',
      },
      example: {
        zh: '企业因销售不佳还不上贷款，不属于保险事故。',
        en: 'A firm that cannot repay because sales were poor has no claim.',
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
      kind: 'overrun-approval',
      names: { zh: '超支审批文件', en: 'Approval of the overrun' },
      example: { zh: '预算调整审批与超支明细', en: 'Approved change of budget with the items over it' },
      minCount: 1,
      covers: ['budget-overrun'],
    },
  ],
  programmes: [
    'SD-LKB',
    'SD-2018',
    'FJ-2024',
    'FJ-old',
    'AH-HF-2023',
    'JS-SZ-2020',
    'GD-SZ-2017',
    'SH-LOAN',
    'HE-SJZ',
    'ZJ-XS',
    'GS-BY',
  ],
  figures: [
    {
      path: 'insurers',
      basis: 'proposed',
      source: 'PICC leads every demonstration product; real insurers not published per product',
    },
    { path: 'covers.rd-cost.sum.minFen', basis: 'proposed', source: 'not published; as rulebook 4.2' },
    {
      path: 'covers.rd-cost.sum.maxFen',
      basis: 'sourced',
      source: 'S40: up to 2,120,000 (Ningbo 2018); 1,500,000 in Shaanxi (SEED 004:859-861, S72)',
    },
    {
      path: 'covers.rd-cost.sum.maxPpmOfValue',
      basis: 'proposed',
      source: 'not published; 80 % of the audited budget, as rulebook 4.2',
    },
    { path: 'covers.rd-cost.sum.referAboveFen', basis: 'proposed', source: 'ELG-9' },
    { path: 'covers.rd-cost.sum.innovationScore', basis: 'proposed', source: 'ELG-9; indicators S71' },
    { path: 'covers.rd-cost.deductibleFen', basis: 'proposed', source: 'not published; as rulebook 4.2' },
    { path: 'covers.rd-cost.deductiblePpm', basis: 'proposed', source: 'not published; as rulebook 4.2' },
    { path: 'covers.rd-cost.paymentRatioPpm', basis: 'proposed', source: 'not published; as rulebook 4.2' },
    { path: 'covers.rd-cost.waitingDays', basis: 'proposed', source: 'not published; no waiting period' },
    {
      path: 'covers.budget-overrun.limitOf.ppm',
      basis: 'proposed',
      source: 'not published; 20 % of the sum insured (cover seen in Nanjing, S73)',
    },
    {
      path: 'covers.budget-overrun.deductibleFen',
      basis: 'proposed',
      source: 'not published; as rulebook 4.2',
    },
    {
      path: 'covers.budget-overrun.deductiblePpm',
      basis: 'proposed',
      source: 'not published; as rulebook 4.2',
    },
    {
      path: 'covers.budget-overrun.paymentRatioPpm',
      basis: 'proposed',
      source: 'not published; as rulebook 4.2',
    },
    {
      path: 'covers.budget-overrun.waitingDays',
      basis: 'proposed',
      source: 'not published; no waiting period',
    },
    {
      path: 'premium.rates.rd-cost.ratePpm',
      basis: 'proposed',
      source: 'not published; 5.0 %, as rulebook 4.2',
    },
    {
      path: 'premium.rates.budget-overrun.ratePpm',
      basis: 'proposed',
      source: 'not published; 5.0 %, as rulebook 4.2',
    },
    {
      path: 'premium.minRatePpm',
      basis: 'proposed',
      source: 'not published; referral outside 3-8 %, as rulebook 4.2',
    },
    {
      path: 'premium.maxRatePpm',
      basis: 'proposed',
      source: 'not published; referral outside 3-8 %, as rulebook 4.2',
    },
    {
      path: 'premium.factors',
      basis: 'proposed',
      source: 'not published; 5 % less for a pilot and from 90 innovation points, else unchanged (S71)',
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
    { path: 'covers.rd-cost.basis', basis: 'proposed', source: 'statutory default, 保险法 art. 55 (S01)' },
    {
      path: 'lossPayeeAllowed',
      basis: 'seed',
      source: 'SEED 004:859-861: sold with a loan; payment instruction (LOS-1)',
    },
    {
      path: 'exemptionClauses',
      basis: 'proposed',
      source: 'rulebook 4.6 from filed property clause S84 and 保险法 (S01)',
    },
  ],
};
