import type { ProductData } from '../product.ts';

/** 关键研发设备保险, version 1: rulebook 4.4: material damage at replacement value; theft is a rider (4.6). */
export const keyEquipmentV1: ProductData = {
  code: 'key-equipment',
  version: 1,
  validFrom: '2017-01-01',
  filing: { kind: 'demo' },
  names: { zh: '关键研发设备保险', en: 'Key R&D equipment cover' },
  insurers: [{ insurer: 'picc-sn', lead: true, sharePpm: 1_000_000 }],
  covers: [
    {
      code: 'key-equipment',
      names: { zh: '关键研发设备损失', en: 'Damage to key R&D equipment' },
      sum: { minFen: 1_000_000, maxFen: 50_000_000_000 },
      deductibleFen: 200_000,
      deductiblePpm: 100_000,
      paymentRatioPpm: 1_000_000,
      basis: 'proportional',
      waitingDays: 0,
      causes: ['electrical-damage', 'fire', 'water', 'transport', 'operation'],
      lossItems: ['repair', 'replacement', 'other'],
    },
    {
      code: 'theft',
      names: { zh: '附加盗窃', en: 'Theft (rider)' },
      rider: true,
      limitOf: { cover: 'key-equipment', ppm: 200_000 },
      deductibleFen: 200_000,
      deductiblePpm: 100_000,
      paymentRatioPpm: 1_000_000,
      basis: 'first-loss',
      waitingDays: 0,
      causes: ['theft', 'robbery'],
      lossItems: ['replacement', 'repair'],
    },
  ],
  premium: {
    kind: 'rate',
    rates: [
      { code: 'key-equipment', ratePpm: 3000 },
      { code: 'theft', ratePpm: 1000 },
    ],
    minRatePpm: 1800,
    maxRatePpm: 4800,
    factors: [
      {
        by: 'industry',
        table: [
          { code: 'C', ppm: 1_000_000 },
          { code: 'C26', ppm: 1_200_000 },
          { code: 'M', ppm: 1_000_000 },
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
      id: 'past-damage',
      text: {
        zh: '过去三年内，投保的研发设备是否发生过火灾、短路或水损？',
        en: 'Within the last three years, has the insured equipment suffered fire, short circuit or water damage?',
      },
      type: 'yes-no',
    },
    {
      id: 'fire-protection',
      text: {
        zh: '设备所在场所是否有经验收合格的消防设施？',
        en: 'Has the place of the equipment fire protection that passed its inspection?',
      },
      type: 'yes-no',
    },
    {
      id: 'mortgaged',
      text: {
        zh: '投保设备是否已抵押？如有，请写明抵押权人。',
        en: 'Is the equipment mortgaged? If so, state to whom.',
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
        zh: '每次事故免赔额为 2,000 元或损失金额的 10 %，以高者为准。',
        en: 'The higher of 2,000 yuan and 10 % of the loss for each event.',
      },
      example: {
        zh: '损失 50,000.00 元，免赔 5,000.00 元；损失 8,000.00 元，免赔 2,000.00 元。',
        en: 'On a loss of 50,000.00 the deductible is 5,000.00; on a loss of 8,000.00 it is 2,000.00.',
      },
    },
    {
      id: 'general-exclusions',
      title: { zh: '责任免除', en: 'Exclusions' },
      text: {
        zh: '故意或重大过失、行政或司法行为、战争、恐怖活动、核风险、地震海啸、固有缺陷与自然磨损、间接损失、未投保附加险的盗窃、物品本身的设计、材料或工艺缺陷，不予赔偿。',
        en: 'Not covered: intent or gross negligence, administrative or judicial acts, war, terror, nuclear risks, earthquake and tsunami, inherent defect and wear, indirect loss, theft unless its rider was bought, and defects of design, material or workmanship of the thing itself.',
      },
      example: {
        zh: '设备因长期磨损而停机不赔；火灾烧毁设备属于保障范围。',
        en: 'A machine that stops from long wear is not covered; one destroyed by fire is.',
      },
    },
  ],
  documents: [
    {
      kind: 'loss-photos',
      names: { zh: '受损现场照片', en: 'Photographs of the damage' },
      example: { zh: '设备全貌与受损部位各一张', en: 'One of the whole device, one of the damaged part' },
      minCount: 2,
      covers: ['key-equipment'],
    },
    {
      kind: 'repair-invoice',
      names: { zh: '维修发票或报价单', en: 'Repair invoice or quotation' },
      example: { zh: '增值税专用发票 PDF', en: 'VAT invoice as PDF' },
      minCount: 1,
      covers: ['key-equipment'],
    },
    {
      kind: 'ownership-proof',
      names: { zh: '设备权属证明', en: 'Proof of ownership' },
      example: {
        zh: '采购合同与发票，或自研成本明细',
        en: 'Purchase contract and invoice, or records of own development cost',
      },
      minCount: 1,
    },
    {
      kind: 'police-report',
      names: { zh: '公安机关报案回执', en: 'Police report' },
      example: { zh: '盗窃案件受案回执', en: 'Receipt of the report of theft' },
      minCount: 1,
      covers: ['theft'],
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
    {
      path: 'covers.key-equipment.sum.minFen',
      basis: 'proposed',
      source: 'not published; the smallest equipment worth a policy',
    },
    {
      path: 'covers.key-equipment.sum.maxFen',
      basis: 'sourced',
      source: 'S82: the insurer’s normal net limit of 500 million',
    },
    {
      path: 'covers.key-equipment.deductibleFen',
      basis: 'proposed',
      source: 'not published; at least 2,000.00 (rulebook 4.4)',
    },
    {
      path: 'covers.key-equipment.deductiblePpm',
      basis: 'proposed',
      source: 'not published; 10 % (rulebook 4.4)',
    },
    {
      path: 'covers.key-equipment.paymentRatioPpm',
      basis: 'proposed',
      source: 'not published; in full (rulebook 4.4)',
    },
    {
      path: 'covers.key-equipment.waitingDays',
      basis: 'proposed',
      source: 'not published; no waiting period',
    },
    { path: 'covers.theft.limitOf.ppm', basis: 'proposed', source: 'not published; 20 % of the sum insured' },
    {
      path: 'covers.theft.deductibleFen',
      basis: 'proposed',
      source: 'not published; at least 2,000.00 (rulebook 4.4)',
    },
    { path: 'covers.theft.deductiblePpm', basis: 'proposed', source: 'not published; 10 % (rulebook 4.4)' },
    {
      path: 'covers.theft.paymentRatioPpm',
      basis: 'proposed',
      source: 'not published; in full (rulebook 4.4)',
    },
    { path: 'covers.theft.waitingDays', basis: 'proposed', source: 'not published; no waiting period' },
    {
      path: 'premium.rates.key-equipment.ratePpm',
      basis: 'proposed',
      source: 'not published; 0.3 % (rulebook 4.4)',
    },
    {
      path: 'premium.rates.theft.ratePpm',
      basis: 'proposed',
      source: 'not published; 0.1 % of the rider’s limit',
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
      source: 'not published; 20 % more in chemicals (C26), else unchanged',
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
      path: 'covers.key-equipment.basis',
      basis: 'proposed',
      source: 'replacement value; statutory default, 保险法 art. 55 (S01)',
    },
    {
      path: 'lossPayeeAllowed',
      basis: 'sourced',
      source: 'S05 art. 390, S06 art. 42: a mortgagee has priority (LOS-3)',
    },
    {
      path: 'exemptionClauses',
      basis: 'proposed',
      source: 'rulebook 4.6 from filed property clause S84 and 保险法 (S01)',
    },
  ],
};
