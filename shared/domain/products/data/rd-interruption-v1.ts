import type { ProductData } from '../product.ts';

/** 研发中断保险, version 1: rulebook 4.4: loss of R&D that follows insured damage, first seven days excepted. */
export const rdInterruptionV1: ProductData = {
  code: 'rd-interruption',
  version: 1,
  validFrom: '2017-01-01',
  filing: { kind: 'demo' },
  names: { zh: '研发中断保险', en: 'R&D interruption cover' },
  insurers: [{ insurer: 'picc-sn', lead: true, sharePpm: 1_000_000 }],
  covers: [
    {
      code: 'rd-interruption',
      names: { zh: '研发中断损失', en: 'Loss from interrupted R&D' },
      sum: { minFen: 1_000_000 },
      deductibleFen: 0,
      deductiblePpm: 0,
      paymentRatioPpm: 800_000,
      basis: 'proportional',
      waitingDays: 0,
      deductibleDays: 7,
      maxIndemnityMonths: 12,
      causes: ['electrical-damage', 'fire', 'water', 'transport', 'operation'],
      lossItems: ['staff', 'depreciation', 'other'],
    },
  ],
  premium: {
    kind: 'rate',
    rates: [{ code: 'rd-interruption', ratePpm: 5000 }],
    minRatePpm: 3000,
    maxRatePpm: 8000,
  },
  periodMonths: { usual: 12, min: 3, max: 36 },
  cancel: {
    kind: 'short-rate',
    monthPpm: [100_000, 200_000, 300_000, 400_000, 500_000, 600_000, 700_000, 800_000, 900_000, 1_000_000],
  },
  lossPayeeAllowed: false,
  questions: [
    {
      id: 'payroll',
      text: {
        zh: '研发人员十二个月的工资总额是多少元？',
        en: 'What is the R&D payroll of twelve months, in yuan?',
      },
      type: 'number',
    },
    {
      id: 'equipment-insured',
      text: {
        zh: '研发设备是否另有物质损失保险？请写明保险公司与保单号。',
        en: 'Is the equipment insured against damage? State insurer and policy number.',
      },
      type: 'text',
    },
    {
      id: 'past-interruption',
      text: {
        zh: '过去三年内，研发是否因设备损坏中断超过七天？',
        en: 'Within the last three years, was R&D interrupted for more than seven days by damage to equipment?',
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
      text: {
        zh: '每次中断的前 7 天由被保险人自行承担。',
        en: 'The first 7 days of each interruption are borne by the insured.',
      },
      example: { zh: '中断 30 天，按 23 天计算损失。', en: 'Of an interruption of 30 days 23 count.' },
    },
    {
      id: 'payment-ratio',
      title: { zh: '赔付比例', en: 'Payment ratio' },
      text: { zh: '扣除免赔后按 80 % 赔付。', en: 'What is left after the deductible is paid at 80 %.' },
      example: {
        zh: '每天损失 10,000.00 元，23 天 230,000.00 元 × 80 % = 184,000.00 元。',
        en: '10,000.00 a day for 23 days: 230,000.00 × 80 % = 184,000.00.',
      },
    },
    {
      id: 'insured-damage-only',
      title: { zh: '以物质损失为前提', en: 'Only after insured damage' },
      text: {
        zh: '只有物质损失保险承保的事故造成的中断才予赔偿；停电、缺料、人员离职造成的中断不赔。',
        en: 'Only an interruption that follows damage insured under the material damage policy is covered; not one from power cuts, missing supplies or departing staff.',
      },
      example: {
        zh: '供电局检修停电两周，不属于保障范围。',
        en: 'Two weeks without power for the grid’s own maintenance are not covered.',
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
      kind: 'damage-decision',
      names: { zh: '物质损失的定损文件', en: 'Assessment of the material damage' },
      example: {
        zh: '物质损失保险的定损单或赔款通知',
        en: 'Assessment or payment notice of the material damage policy',
      },
      minCount: 1,
    },
    {
      kind: 'payroll-records',
      names: { zh: '研发人员工资表', en: 'R&D payroll' },
      example: {
        zh: '事故前十二个月的工资表与社保记录',
        en: 'Payroll and social insurance of the twelve months before',
      },
      minCount: 1,
    },
    {
      kind: 'restart-proof',
      names: { zh: '恢复研发的证明', en: 'Proof of the restart' },
      example: { zh: '设备修复验收单与项目日志', en: 'Acceptance of the repair and project log' },
      minCount: 1,
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
      path: 'covers.rd-interruption.sum.minFen',
      basis: 'proposed',
      source: 'not published; twelve months of R&D payroll is usual (rulebook 4.4)',
    },
    {
      path: 'covers.rd-interruption.deductibleFen',
      basis: 'proposed',
      source: 'not published; days instead of an amount (rulebook 4.4)',
    },
    {
      path: 'covers.rd-interruption.deductiblePpm',
      basis: 'proposed',
      source: 'not published; days instead of an amount (rulebook 4.4)',
    },
    {
      path: 'covers.rd-interruption.paymentRatioPpm',
      basis: 'proposed',
      source: 'not published; 80 % (rulebook 4.4)',
    },
    {
      path: 'covers.rd-interruption.waitingDays',
      basis: 'proposed',
      source: 'not published; no waiting period',
    },
    {
      path: 'covers.rd-interruption.deductibleDays',
      basis: 'proposed',
      source: 'not published; 7 days (rulebook 4.4)',
    },
    {
      path: 'covers.rd-interruption.maxIndemnityMonths',
      basis: 'proposed',
      source: 'clause names a maximum indemnity period (S83); twelve months as the sum insured',
    },
    {
      path: 'premium.rates.rd-interruption.ratePpm',
      basis: 'proposed',
      source: 'not published; 0.5 % (rulebook 4.4)',
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
      path: 'cancel.monthPpm',
      basis: 'proposed',
      source: 'short rate as defined (S80), 10 % a month (CAN-3)',
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
      path: 'covers.rd-interruption.causes',
      basis: 'sourced',
      source: 'S83: loss that follows insured damage',
    },
    {
      path: 'covers.rd-interruption.basis',
      basis: 'proposed',
      source: 'statutory default, 保险法 art. 55 (S01)',
    },
    {
      path: 'exemptionClauses',
      basis: 'proposed',
      source: 'rulebook 4.6 from filed property clause S84 and 保险法 (S01)',
    },
  ],
};
