import type { Language, Pair } from './language.tsx';

type Words = Readonly<Record<string, Pair<string>>>;

function said(zh: string, en: string): Pair<string> {
  return { zh, en };
}

/** What happened to something, or to a person, that a claim is about. */
export const causeWords: Words = {
  accident: said('意外事故', 'Accident'),
  'assembly-damage': said('总装测试损坏', 'Damage in assembly or tests'),
  'bodily-injury': said('人身伤亡', 'Bodily injury'),
  'conversion-failure': said('成果转化失败', 'Conversion failed'),
  'debris-impact': said('空间碎片撞击', 'Impact of debris'),
  'electrical-damage': said('电气故障（短路、过载）', 'Electrical damage (short circuit, overload)'),
  'endpoint-missed': said('未达到试验终点', 'Endpoint missed'),
  fire: said('火灾', 'Fire'),
  'in-orbit-failure': said('在轨故障', 'Failure in orbit'),
  'infringement-claimed': said('被指侵权', 'Infringement claimed'),
  'launch-failure': said('发射失败', 'Launch failure'),
  'material-spoilt': said('物料报废', 'Material spoilt'),
  operation: said('操作失误', 'Operating error'),
  other: said('其他，或现在还不清楚', 'Something else, or not clear yet'),
  'patent-infringed': said('专利被侵权', 'Patent infringed'),
  'performance-shortfall': said('性能未达标', 'Performance below target'),
  'pilot-failure': said('中试失败', 'Pilot run failed'),
  'property-damage': said('财产损失', 'Damage to property'),
  'quality-defect': said('质量缺陷', 'Quality defect'),
  'repeated-trial': said('重复试验', 'Trial repeated'),
  robbery: said('抢劫', 'Robbery'),
  'route-given-up': said('技术路线放弃', 'Route given up'),
  'secret-infringed': said('商业秘密被侵犯', 'Trade secret infringed'),
  'target-unreachable': said('技术目标无法达到', 'Target out of reach'),
  'technical-delay': said('研发延期', 'Technical delay'),
  'technical-difficulty': said('技术困难', 'Technical difficulty'),
  'technical-failure': said('技术失败', 'Technical failure'),
  theft: said('盗窃', 'Theft'),
  'trademark-infringed': said('商标被侵权', 'Trade mark infringed'),
  transport: said('运输或搬运', 'Transport or handling'),
  'trial-failure': said('试验失败', 'Trial failed'),
  'trial-suspended': said('试验中止', 'Trial suspended'),
  water: said('水损', 'Water'),
  'wrong-orbit': said('未入预定轨道', 'Wrong orbit'),
};

export const taskWords: Words = {
  'provide-documents': said('补材料', 'Provide papers'),
  survey: said('查勘', 'Survey'),
  'assess-loss': said('核定损失', 'Assess'),
  approve: said('复核', 'Approve'),
  'consent-share': said('共保意见', 'Consent'),
  'accept-offer': said('确认赔款', 'Accept the offer'),
  'confirm-payment': said('确认付款', 'Confirm payment'),
  'interim-payment': said('先予支付', 'Interim payment'),
  'approve-interim': said('复核先予支付', 'Approve the interim payment'),
  'collect-repayment': said('收回款项', 'Collect a repayment'),
  'pay-recovery': said('支付追偿款', 'Pay out a recovery'),
  'return-payment': said('退回款项', 'Return money'),
  'pay-refund': said('支付退保费', 'Pay a refund'),
  'check-application': said('审核补贴申请', 'Check an application'),
  'decide-objection': said('处理异议', 'Decide an objection'),
  'confirm-account': said('确认收款账户', 'Confirm the account'),
  'pay-subsidy': said('拨付补贴', 'Pay a subsidy'),
  'review-clawback': said('审核追回', 'Review a clawback'),
  'forward-share': said('划转共保份额', 'Forward a share'),
};

export const lossItemWords: Words = {
  staff: said('人员人工费', 'Staff'),
  'direct-input': said('直接投入费', 'Direct input'),
  depreciation: said('折旧费', 'Depreciation'),
  amortisation: said('无形资产摊销', 'Amortisation'),
  'design-trial': said('设计试验费', 'Design and trials'),
  other: said('其他费用', 'Other costs'),
  repair: said('修理费', 'Repair'),
  replacement: said('重置费', 'Replacement'),
  'extra-cost': said('额外费用', 'Extra cost'),
  award: said('赔偿金', 'Award'),
  legal: said('法律费用', 'Legal costs'),
};

export const closedReasonWords: Words = {
  paid: said('已赔付', 'Paid'),
  'below-deductible': said('损失未超过免赔额', 'Below the deductible'),
  rejected: said('核定不赔', 'Rejected'),
  duplicate: said('重复报案', 'Reported twice'),
  withdrawn: said('企业撤回', 'Withdrawn'),
};

export const payeeWords: Words = {
  'loss-payee': said('贷款方', 'Lender'),
  insured: said('被保险企业', 'Insured firm'),
  'third-party': said('第三方', 'Third party'),
};

export const paymentStatusWords: Words = {
  open: said('待付', 'To be paid'),
  held: said('暂缓', 'Held'),
  paid: said('已付', 'Paid'),
  returned: said('被退回', 'Came back'),
  stopped: said('已停付', 'Stopped'),
};

export const purposeWords: Words = {
  interim: said('先予支付', 'Interim'),
  final: said('赔款', 'Final'),
  supplement: said('补付', 'Supplement'),
};

const eventWords: Words = {
  reported: said('报案', 'Reported'),
  registered: said('立案', 'Registered'),
  'decided-rejected': said('核定不赔', 'Rejected'),
  'rejection-letter-sent': said('寄出拒赔通知书', 'Rejection letter sent'),
  appealed: said('申请复议', 'Review asked for'),
  reopened: said('重新处理', 'Reopened'),
  assessed: said('核定损失', 'Assessed'),
  agreed: said('达成赔付协议', 'Agreed'),
  paid: said('赔款付清', 'Paid in full'),
  closed: said('结案', 'Closed'),
  withdrawn: said('撤案', 'Withdrawn'),
  recovered: said('收到追偿款', 'Recovered'),
  'payment-open': said('安排付款', 'Payment instructed'),
  'payment-held': said('付款暂缓', 'Payment held'),
  'payment-paid': said('付款', 'Paid'),
  'payment-returned': said('款项被银行退回', 'Payment came back'),
  'payment-stopped': said('付款已停', 'Payment stopped'),
  'deadline-near': said('期限临近', 'A period ends soon'),
  'deadline-last-day': said('期限最后一天', 'The last day of a period'),
  'deadline-breached': said('超过法定期限', 'A period of law was missed'),
  'task-opened': said('待办', 'To do'),
  'task-done': said('办结', 'Done'),
  'task-cancelled': said('取消', 'Called off'),
  'task-expired': said('逾期', 'Not done in time'),
};

const detailWords: Words = {
  ...purposeWords,
  ...payeeWords,
  ...closedReasonWords,
  ...causeWords,
  ...taskWords,
  'decision-30': said('核定', 'decision'),
  'interim-60': said('先予支付', 'interim payment'),
  'payment-10': said('付款', 'payment'),
  'rejection-letter-3': said('拒赔通知', 'rejection letter'),
  limitation: said('诉讼时效', 'limitation'),
  complete: said('完成', 'complete'),
  'request-documents': said('需要补材料', 'papers needed'),
  'suspect-fraud': said('提交核查', 'handed over for review'),
  covered: said('赔付', 'covered'),
  return: said('退回', 'returned'),
  accept: said('同意', 'accepted'),
  dispute: said('有异议', 'disputed'),
  consent: said('同意', 'consented'),
  object: said('反对', 'objected'),
  offer: said('提出赔款', 'offer'),
  'approval-needed': said('须复核', 'approval needed'),
  'consent-needed': said('须共保人同意', 'followers to consent'),
  overtaken: said('已不需要', 'no longer needed'),
  more: said('还有待付', 'more to pay'),
  confirmed: said('已付', 'paid'),
  repaid: said('已收回', 'repaid'),
  forwarded: said('已划转', 'forwarded'),
  returned: said('已退回', 'returned'),
  decline: said('暂不支付', 'nothing yet'),
  instructed: said('已安排付款', 'instructed'),
  proposed: said('须复核', 'approval needed'),
  subrogation: said('代位追偿', 'subrogation'),
  salvage: said('残值', 'salvage'),
  // What the service remarks on a consent that nobody gave.
  '两个工作日内未答复，视为同意': said(
    '两个工作日内未答复，视为同意',
    'no answer in two working days counts as consent',
  ),
};

export function wordOf(words: Words, word: string, language: Language): string {
  return words[word]?.[language] ?? word;
}

export function eventText(event: string, language: Language): string {
  return wordOf(eventWords, event, language);
}

/** The detail of an event: machine words in it are said as people say them, what people wrote stays as it is. */
export function detailText(detail: string, language: Language): string {
  return detail
    .split(language === 'zh' ? '：' : /：|: /)
    .map((part) => {
      const [first = '', ...rest] = part.split(' ');
      return [wordOf(detailWords, first, language), ...rest].join(' ');
    })
    .join(language === 'zh' ? '：' : ': ');
}
