import type { ProductData } from '../catalogue.ts';

/** 秦科普惠保, version 1: rulebook 4.1. Limits, deductibles and clauses are proposals until the filed tariff is known. */
export const qinkeInclusiveV1: ProductData = {
  code: 'qinke-inclusive',
  version: 1,
  validFrom: '2025-12-31',
  filing: { kind: 'demo' },
  names: { zh: '秦科普惠保', en: 'Qinke Inclusive Cover' },
  insurers: [{ insurer: 'picc-sn', lead: true, sharePpm: 1_000_000 }],
  aggregateLimitFen: 20_000_000,
  covers: [
    {
      code: 'equipment',
      names: { zh: '研发设备损失', en: 'R&D equipment damage' },
      limitFen: 5_000_000,
      deductibleFen: 50_000,
      deductiblePpm: 100_000,
      paymentRatioPpm: 800_000,
      basis: 'first-loss',
      waitingDays: 0,
      causes: ['electrical-damage', 'fire', 'water', 'transport', 'operation'],
      lossItems: ['repair', 'replacement', 'staff', 'direct-input', 'other'],
    },
    {
      code: 'ip-enforcement',
      names: { zh: '知识产权维权费用', en: 'IP enforcement costs' },
      limitFen: 5_000_000,
      deductibleFen: 0,
      deductiblePpm: 100_000,
      paymentRatioPpm: 800_000,
      basis: 'first-loss',
      waitingDays: 0,
      causes: ['patent-infringed', 'trademark-infringed', 'secret-infringed'],
      lossItems: ['legal', 'other'],
    },
    {
      code: 'liability',
      names: { zh: '研发及产品责任', en: 'R&D and product liability' },
      limitFen: 6_000_000,
      deductibleFen: 50_000,
      deductiblePpm: 0,
      paymentRatioPpm: 1_000_000,
      basis: 'first-loss',
      waitingDays: 0,
      causes: ['bodily-injury', 'property-damage'],
      lossItems: ['award', 'legal'],
    },
    {
      code: 'key-staff',
      names: { zh: '关键研发人员意外', en: 'Key staff accident' },
      limitFen: 4_000_000,
      deductibleFen: 0,
      deductiblePpm: 0,
      paymentRatioPpm: 1_000_000,
      basis: 'agreed-value',
      waitingDays: 0,
      causes: ['accident'],
      lossItems: ['staff'],
    },
  ],
  premium: { kind: 'fixed', grossFen: 100_000 },
  lossPayeeAllowed: false,
  questions: [
    {
      id: 'q1',
      text: {
        zh: '过去三年内，投保的研发设备是否发生过火灾、短路或水损？',
        en: 'Within the last three years, has the insured R&D equipment suffered fire, short circuit or water damage?',
      },
      type: 'yes-no',
    },
    {
      id: 'q2',
      text: {
        zh: '是否有已知的、正在进行的知识产权纠纷或第三者索赔？',
        en: 'Is there any known, pending intellectual-property dispute or third-party claim?',
      },
      type: 'yes-no',
    },
  ],
  exemptionClauses: [
    {
      id: 'deductible',
      title: { zh: '免赔额与免赔率', en: 'Deductible' },
      text: {
        zh: '设备损失每次事故免赔额为 500 元或损失金额的 10 %，以高者为准；维权费用免赔率 10 %；责任每次事故免赔额 500 元。',
        en: 'Equipment: the higher of 500 yuan and 10 % of the loss for each event; enforcement costs: 10 %; liability: 500 yuan for each event.',
      },
      example: {
        zh: '设备损失 33,000.00 元，免赔 3,300.00 元。',
        en: 'On an equipment loss of 33,000.00 the deductible is 3,300.00.',
      },
    },
    {
      id: 'payment-ratio',
      title: { zh: '赔付比例', en: 'Payment ratio' },
      text: {
        zh: '设备损失与维权费用扣除免赔后按 80 % 赔付。',
        en: 'Equipment losses and enforcement costs are paid at 80 % after the deductible.',
      },
      example: { zh: '29,700.00 × 80 % = 23,760.00 元。', en: '29,700.00 × 80 % = 23,760.00.' },
    },
    {
      id: 'general-exclusions',
      title: { zh: '责任免除', en: 'Exclusions' },
      text: {
        zh: '故意或重大过失、行政或司法行为、战争、恐怖活动、核风险、地震海啸、固有缺陷与自然磨损、间接损失、设备本身的设计、材料或工艺缺陷，不予赔偿。',
        en: 'Not covered: intent or gross negligence, administrative or judicial acts, war, terror, nuclear risks, earthquake and tsunami, inherent defect and wear, indirect loss, and defects of design, material or workmanship of the thing itself.',
      },
      example: {
        zh: '线路老化逐渐造成的性能下降不赔；短路烧毁设备属于保障范围。',
        en: 'Gradual loss of performance from ageing wires is not covered; a device burnt by a short circuit is.',
      },
    },
  ],
  documents: [
    {
      kind: 'loss-photos',
      names: { zh: '受损现场照片', en: 'Photographs of the damage' },
      example: { zh: '设备全貌与受损部位各一张', en: 'One of the whole device, one of the damaged part' },
      minCount: 2,
    },
    {
      kind: 'repair-invoice',
      names: { zh: '维修发票或报价单', en: 'Repair invoice or quotation' },
      example: { zh: '增值税专用发票 PDF', en: 'VAT invoice as PDF' },
      minCount: 1,
    },
    {
      kind: 'ownership-proof',
      names: { zh: '设备权属或自研成本记录', en: 'Proof of ownership or records of own development cost' },
      example: {
        zh: '采购合同，或材料、人工与外协费用明细',
        en: 'Purchase contract, or costs of material, labour and outside work',
      },
      minCount: 1,
    },
  ],
  programmes: ['SN-QKB-PH'],
  figures: [
    { path: 'premium.grossFen', basis: 'seed', source: 'SEED 004:93: 年保费 1,000 元' },
    { path: 'aggregateLimitFen', basis: 'proposed', source: 'not published; 0.5 % rate assumed' },
    {
      path: 'covers.equipment.causes',
      basis: 'seed',
      source: 'SEED 004:73-83: short circuit burnt a self-developed device',
    },
    {
      path: 'covers.equipment.limitFen',
      basis: 'proposed',
      source: 'not published; must pay over 20,000 on a small loss',
    },
    { path: 'covers.equipment.deductibleFen', basis: 'proposed', source: 'not published' },
    { path: 'covers.equipment.deductiblePpm', basis: 'proposed', source: 'not published' },
    {
      path: 'covers.equipment.paymentRatioPpm',
      basis: 'proposed',
      source: 'not published; at least 60 % of the loss was recovered (SEED 004:83)',
    },
    {
      path: 'covers.ip-enforcement.limitFen',
      basis: 'proposed',
      source: 'patent cost claims of 23,000 and 260,000 seen (S86)',
    },
    { path: 'covers.ip-enforcement.deductiblePpm', basis: 'proposed', source: 'not published' },
    { path: 'covers.ip-enforcement.paymentRatioPpm', basis: 'proposed', source: 'not published' },
    { path: 'covers.liability.limitFen', basis: 'proposed', source: 'not published' },
    { path: 'covers.liability.deductibleFen', basis: 'proposed', source: 'not published' },
    { path: 'covers.key-staff.limitFen', basis: 'proposed', source: 'not published' },
    {
      path: 'insurers',
      basis: 'proposed',
      source: 'PICC P&C Shaanxi paid the known claim (SEED 004:81); share assumed',
    },
    { path: 'exemptionClauses', basis: 'proposed', source: 'filed property clause S84 and 保险法 S01' },
  ],
};
