import type { ProductData } from '../product.ts';

/** 首台(套)保险, version 1: rulebook 1.1 #14 and 4.4: quality and liability risk; the maker insures, the user benefits. */
export const firstEquipmentV1: ProductData = {
  code: 'first-equipment',
  version: 1,
  validFrom: '2017-01-01',
  filing: { kind: 'demo' },
  names: { zh: '首台(套)保险', en: 'First-set equipment cover' },
  insurers: [{ insurer: 'picc-sn', lead: true, sharePpm: 1_000_000 }],
  covers: [
    {
      code: 'quality',
      names: { zh: '质量保证', en: 'Quality guarantee' },
      sum: { minFen: 10_000_000 },
      deductibleFen: 0,
      deductiblePpm: 50_000,
      paymentRatioPpm: 1_000_000,
      basis: 'first-loss',
      waitingDays: 0,
      causes: ['quality-defect', 'performance-shortfall'],
      lossItems: ['repair', 'replacement', 'other'],
    },
    {
      code: 'liability',
      names: { zh: '产品责任', en: 'Product liability' },
      limitOf: { cover: 'quality', ppm: 1_000_000 },
      deductibleFen: 0,
      deductiblePpm: 50_000,
      paymentRatioPpm: 1_000_000,
      basis: 'first-loss',
      waitingDays: 0,
      causes: ['bodily-injury', 'property-damage'],
      lossItems: ['award', 'legal'],
    },
  ],
  premium: {
    kind: 'rate',
    rates: [{ code: 'quality', ratePpm: 20_000 }],
    minRatePpm: 10_000,
    maxRatePpm: 50_000,
  },
  periodMonths: { usual: 12, min: 6, max: 36 },
  cancel: { kind: 'daily' },
  lossPayeeAllowed: false,
  questions: [
    {
      id: 'kind',
      text: {
        zh: '投保的是首台（套）装备、首批次新材料还是首版次软件？',
        en: 'Is it a first set of equipment, a first batch of material or a first version of software?',
      },
      type: 'choice',
      choices: [
        { code: 'equipment', names: { zh: '首台（套）装备', en: 'First set of equipment' } },
        { code: 'materials', names: { zh: '首批次新材料', en: 'First batch of material' } },
        { code: 'software', names: { zh: '首版次软件', en: 'First version of software' } },
      ],
    },
    {
      id: 'first-level',
      text: {
        zh: '认定等级是国际、国内还是省内首台（套）？',
        en: 'Is it recognised as the first internationally, nationally or in the province?',
      },
      type: 'choice',
      choices: [
        { code: 'international', names: { zh: '国际首台（套）', en: 'International first' } },
        { code: 'national', names: { zh: '国内首台（套）', en: 'National first' } },
        { code: 'provincial', names: { zh: '省内首台（套）', en: 'Provincial first' } },
      ],
    },
    {
      id: 'contract',
      text: { zh: '销售合同的编号、用户与合同金额？', en: 'Number, buyer and amount of the sales contract?' },
      type: 'text',
    },
    {
      id: 'known-defect',
      text: {
        zh: '交付前的检验是否发现尚未解决的质量问题？',
        en: 'Did inspection before delivery find defects that are not solved yet?',
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
      text: { zh: '每次事故免赔率为损失金额的 5 %。', en: '5 % of the loss for each event.' },
      example: {
        zh: '损失 400,000.00 元，免赔 20,000.00 元。',
        en: 'On a loss of 400,000.00 the deductible is 20,000.00.',
      },
    },
    {
      id: 'maker-exclusions',
      title: { zh: '责任免除', en: 'Exclusions' },
      text: {
        zh: '故意、用户违反操作规程、合同约定以外的性能要求、正常磨损、战争、恐怖活动、核风险、地震海啸，以及投保时已知的质量问题，不予赔偿；首台（套）自身的质量缺陷属于保障范围。',
        en: 'Not covered: intent, operation against the manual, performance beyond the contract, normal wear, war, terror, nuclear risks, earthquake and tsunami, and defects known at inception; defects of the first set itself are covered.',
      },
      example: {
        zh: '用户超负荷运行造成的损坏不赔；达不到合同约定的效率属于保障范围。',
        en: 'Damage from overload by the user is not covered; falling short of the efficiency in the contract is.',
      },
    },
  ],
  documents: [
    {
      kind: 'recognition-certificate',
      names: { zh: '首台（套）认定文件', en: 'Certificate of recognition' },
      example: { zh: '主管部门的认定公告或证书', en: 'Notice or certificate of the authority' },
      minCount: 1,
    },
    {
      kind: 'sales-contract',
      names: { zh: '销售合同与验收单', en: 'Sales contract and acceptance' },
      example: {
        zh: '载明性能指标的合同与交付验收单',
        en: 'Contract with performance figures and acceptance at delivery',
      },
      minCount: 1,
    },
    {
      kind: 'defect-report',
      names: { zh: '质量问题检测报告', en: 'Report on the defect' },
      example: { zh: '第三方检测机构的报告', en: 'Report of an independent laboratory' },
      minCount: 1,
      covers: ['quality'],
    },
    {
      kind: 'repair-invoice',
      names: { zh: '修理或更换费用凭证', en: 'Invoices of repair or replacement' },
      example: { zh: '维修、更换、退货费用发票', en: 'Invoices of repair, replacement or return' },
      minCount: 1,
      covers: ['quality'],
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
  programmes: [
    'SD-NEW',
    'FJ-2024',
    'FJ-old',
    'AH-HF-2023',
    'AH-TL',
    'GD-SZ-2017',
    'BJ-FIRST',
    'ZJ-FIRST',
    'SX-MAT',
    'NAT-FIRST',
  ],
  figures: [
    {
      path: 'insurers',
      basis: 'proposed',
      source: 'PICC leads every demonstration product; real insurers not published per product',
    },
    {
      path: 'covers.quality.sum.minFen',
      basis: 'proposed',
      source: 'not published; at least the value of the equipment (S43-S47)',
    },
    {
      path: 'covers.quality.deductibleFen',
      basis: 'proposed',
      source: 'not published; a percentage only (rulebook 4.4)',
    },
    { path: 'covers.quality.deductiblePpm', basis: 'proposed', source: 'not published; 5 % (rulebook 4.4)' },
    {
      path: 'covers.quality.paymentRatioPpm',
      basis: 'proposed',
      source: 'not published; in full (rulebook 4.4)',
    },
    { path: 'covers.quality.waitingDays', basis: 'proposed', source: 'not published; no waiting period' },
    {
      path: 'covers.liability.limitOf.ppm',
      basis: 'proposed',
      source: 'split not published; up to the whole sum',
    },
    {
      path: 'covers.liability.deductibleFen',
      basis: 'proposed',
      source: 'not published; a percentage only (rulebook 4.4)',
    },
    {
      path: 'covers.liability.deductiblePpm',
      basis: 'proposed',
      source: 'not published; 5 % (rulebook 4.4)',
    },
    {
      path: 'covers.liability.paymentRatioPpm',
      basis: 'proposed',
      source: 'not published; in full (rulebook 4.4)',
    },
    { path: 'covers.liability.waitingDays', basis: 'proposed', source: 'not published; no waiting period' },
    {
      path: 'premium.rates.quality.ratePpm',
      basis: 'proposed',
      source: 'rulebook 4.4: 2.0 %; schemes subsidise up to 3 %, Zhejiang 2 % (S43-S47)',
    },
    {
      path: 'premium.minRatePpm',
      basis: 'proposed',
      source: 'not published; wide enough for the 4 % that SUB-2 cuts to its ceiling (S24)',
    },
    {
      path: 'premium.maxRatePpm',
      basis: 'proposed',
      source: 'not published; wide enough for the 4 % that SUB-2 cuts to its ceiling (S24)',
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
      path: 'covers.quality.basis',
      basis: 'proposed',
      source: 'up to the sum, which may be a multiple of the value (S46)',
    },
    {
      path: 'exemptionClauses',
      basis: 'proposed',
      source: 'rulebook 4.6 from filed property clause S84 and 保险法 (S01)',
    },
  ],
};
