import type { ProductData } from '../product.ts';

/** 专利执行与被侵权损失保险, version 1: rulebook 1.1 #17 and 4.4: sold by the patent-year, by kind of firm. */
export const ipProtectionV1: ProductData = {
  code: 'ip-protection',
  version: 1,
  validFrom: '2017-01-01',
  filing: { kind: 'demo' },
  names: { zh: '专利执行与被侵权损失保险', en: 'Patent enforcement and infringement loss cover' },
  insurers: [{ insurer: 'picc-sn', lead: true, sharePpm: 1_000_000 }],
  covers: [
    {
      code: 'patent-enforcement',
      names: { zh: '专利执行费用', en: 'Patent enforcement costs' },
      limitPerUnit: true,
      deductibleFen: 0,
      deductiblePpm: 100_000,
      paymentRatioPpm: 800_000,
      basis: 'first-loss',
      waitingDays: 0,
      causes: ['patent-infringed'],
      lossItems: ['legal', 'other'],
    },
    {
      code: 'infringement-loss',
      names: { zh: '被侵权直接损失', en: 'Direct loss from infringement' },
      limitOf: { cover: 'patent-enforcement', ppm: 1_000_000 },
      deductibleFen: 0,
      deductiblePpm: 100_000,
      paymentRatioPpm: 800_000,
      basis: 'first-loss',
      waitingDays: 0,
      causes: ['patent-infringed'],
      lossItems: ['other'],
    },
  ],
  premium: {
    kind: 'per-unit',
    unit: { zh: '件专利·年', en: 'patent-year' },
    maxUnits: 200,
    classes: [
      {
        code: 'sme',
        names: { zh: '中小微企业', en: 'Small and medium firms' },
        grossFen: 1_000_000,
        limitFen: 85_000_000,
      },
      {
        code: 'champion-demonstration',
        names: { zh: '制造业单项冠军示范企业', en: 'Manufacturing champion: demonstration firm' },
        grossFen: 2_500_000,
        limitFen: 240_000_000,
      },
      {
        code: 'champion-cultivation',
        names: { zh: '制造业单项冠军培育企业', en: 'Manufacturing champion: firm in cultivation' },
        grossFen: 2_500_000,
        limitFen: 240_000_000,
      },
      {
        code: 'champion-product',
        names: { zh: '制造业单项冠军产品企业', en: 'Manufacturing champion: firm of a champion product' },
        grossFen: 2_500_000,
        limitFen: 240_000_000,
      },
    ],
  },
  periodMonths: { usual: 12, min: 12, max: 12 },
  cancel: { kind: 'daily' },
  lossPayeeAllowed: false,
  questions: [
    {
      id: 'patents',
      text: { zh: '请列出投保专利的专利号。', en: 'List the numbers of the patents.' },
      type: 'text',
    },
    {
      id: 'known-infringement',
      text: {
        zh: '投保时，是否已知有人侵犯所投保的专利？',
        en: 'At the time of application, is any infringement of the patents known?',
      },
      type: 'yes-no',
    },
    {
      id: 'validity',
      text: {
        zh: '所投保的专利是否正处于无效宣告程序？',
        en: 'Is any of the patents in proceedings for invalidation?',
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
        zh: '维权费用 260,000.00 元，免赔 26,000.00 元。',
        en: 'On enforcement costs of 260,000.00 the deductible is 26,000.00.',
      },
    },
    {
      id: 'payment-ratio',
      title: { zh: '赔付比例', en: 'Payment ratio' },
      text: { zh: '扣除免赔后按 80 % 赔付。', en: 'What is left after the deductible is paid at 80 %.' },
      example: { zh: '234,000.00 × 80 % = 187,200.00 元。', en: '234,000.00 × 80 % = 187,200.00.' },
    },
    {
      id: 'ip-exclusions',
      title: { zh: '责任免除', en: 'Exclusions' },
      text: {
        zh: '投保时已知的侵权、被宣告无效或未缴年费的专利、未经保险人同意的和解、故意引发的诉讼、罚款与惩罚性赔偿，不予赔偿。',
        en: 'Not covered: infringement known at inception, patents declared invalid or lapsed for unpaid fees, settlements without the insurer’s consent, suits brought about on purpose, fines and punitive damages.',
      },
      example: {
        zh: '投保前已发出律师函的侵权，不属于保障范围。',
        en: 'Infringement for which a lawyer’s letter went out before inception is not covered.',
      },
    },
  ],
  documents: [
    {
      kind: 'patent-certificate',
      names: { zh: '专利证书与登记簿副本', en: 'Patent certificate and register extract' },
      example: { zh: '近三个月内的专利登记簿副本', en: 'Register extract of the last three months' },
      minCount: 1,
    },
    {
      kind: 'infringement-evidence',
      names: { zh: '侵权证据', en: 'Evidence of the infringement' },
      example: { zh: '公证书或行政裁决', en: 'Notarial record or administrative decision' },
      minCount: 1,
    },
    {
      kind: 'legal-invoices',
      names: { zh: '法律费用发票与委托合同', en: 'Legal invoices and engagement' },
      example: { zh: '律师费发票与委托代理合同', en: 'Lawyer’s invoice and the engagement contract' },
      minCount: 1,
      covers: ['patent-enforcement'],
    },
    {
      kind: 'loss-account',
      names: { zh: '损失计算说明', en: 'Account of the loss' },
      example: { zh: '侵权期间销量与利润的审计说明', en: 'Audited sales and profit during the infringement' },
      minCount: 1,
      covers: ['infringement-loss'],
    },
  ],
  programmes: ['FJ-2024', 'JS-SZ-2020', 'GD-SZ-2017', 'BJ-IP', 'ZJ-XS'],
  figures: [
    {
      path: 'insurers',
      basis: 'proposed',
      source: 'PICC leads every demonstration product; real insurers not published per product',
    },
    {
      path: 'covers.patent-enforcement.deductibleFen',
      basis: 'proposed',
      source: 'not published; a percentage only (rulebook 4.4)',
    },
    {
      path: 'covers.patent-enforcement.deductiblePpm',
      basis: 'proposed',
      source: 'not visible; 10 % (rulebook 4.4)',
    },
    {
      path: 'covers.patent-enforcement.paymentRatioPpm',
      basis: 'proposed',
      source: 'not visible; 80 % (rulebook 4.4)',
    },
    {
      path: 'covers.patent-enforcement.waitingDays',
      basis: 'proposed',
      source: 'not published; no waiting period',
    },
    {
      path: 'covers.infringement-loss.limitOf.ppm',
      basis: 'proposed',
      source: 'split not published; up to the whole of a patent-year',
    },
    {
      path: 'covers.infringement-loss.deductibleFen',
      basis: 'proposed',
      source: 'not published; a percentage only (rulebook 4.4)',
    },
    {
      path: 'covers.infringement-loss.deductiblePpm',
      basis: 'proposed',
      source: 'not visible; 10 % (rulebook 4.4)',
    },
    {
      path: 'covers.infringement-loss.paymentRatioPpm',
      basis: 'proposed',
      source: 'not visible; 80 % (rulebook 4.4)',
    },
    {
      path: 'covers.infringement-loss.waitingDays',
      basis: 'proposed',
      source: 'not published; no waiting period',
    },
    {
      path: 'premium.maxUnits',
      basis: 'proposed',
      source: 'not published; more patents are for an underwriter',
    },
    { path: 'premium.classes.sme.grossFen', basis: 'sourced', source: 'S28, S29: 10,000 a patent-year' },
    { path: 'premium.classes.sme.limitFen', basis: 'sourced', source: 'S28, S29: 850,000 a patent-year' },
    {
      path: 'premium.classes.champion-demonstration.grossFen',
      basis: 'sourced',
      source: 'S28, S29: 25,000 a patent-year',
    },
    {
      path: 'premium.classes.champion-demonstration.limitFen',
      basis: 'sourced',
      source: 'S28, S29: 2,400,000 a patent-year',
    },
    {
      path: 'premium.classes.champion-cultivation.grossFen',
      basis: 'sourced',
      source: 'S28, S29: 25,000 a patent-year',
    },
    {
      path: 'premium.classes.champion-cultivation.limitFen',
      basis: 'sourced',
      source: 'S28, S29: 2,400,000 a patent-year',
    },
    {
      path: 'premium.classes.champion-product.grossFen',
      basis: 'sourced',
      source: 'S28, S29: 25,000 a patent-year',
    },
    {
      path: 'premium.classes.champion-product.limitFen',
      basis: 'sourced',
      source: 'S28, S29: 2,400,000 a patent-year',
    },
    { path: 'periodMonths.usual', basis: 'sourced', source: 'S29: priced by the patent-year' },
    { path: 'periodMonths.min', basis: 'sourced', source: 'S29: priced by the patent-year' },
    { path: 'periodMonths.max', basis: 'sourced', source: 'S29: priced by the patent-year' },
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
      path: 'exemptionClauses',
      basis: 'proposed',
      source: 'rulebook 4.6 from filed property clause S84 and 保险法 (S01)',
    },
  ],
};
