import type { Bilingual } from '../domain/names.ts';
import { bureauProblemCodes } from './bureau-problem-codes.ts';
import { claimProblemCodes } from './claim-problem-codes.ts';

/** What each problem code means and what helps, for readers of the contract. */
export const problemCodes: Readonly<Record<string, Bilingual>> = {
  ...bureauProblemCodes,
  ...claimProblemCodes,
  'invalid-request': {
    zh: '请求内容有误；errors 按路径逐项列出。',
    en: 'The input does not fit; `errors` names each fault by its path.',
  },
  'idempotency-key-missing': {
    zh: '修改请求须带 Idempotency-Key（UUID）。',
    en: 'A change needs an `Idempotency-Key`, a UUID.',
  },
  'idempotency-key-reused': {
    zh: '该键已用于另一请求；请为新请求生成新键。',
    en: 'The key was used for another request; make a new one.',
  },
  'payload-too-large': { zh: '请求体过大。', en: 'The body is too large.' },
  'too-many-requests': {
    zh: '同一时刻的请求过多，没有任何改动；按 Retry-After 稍后重试。',
    en: 'Too many at once, nothing was changed; try again after `Retry-After` seconds.',
  },
  unauthorized: { zh: '没有令牌或令牌无效。', en: 'No token, or one that does not say who calls.' },
  forbidden: { zh: '该角色不能使用这项功能。', en: 'The role may not use this route.' },
  'not-found': { zh: '没有这项资源，或您无权查看。', en: 'No such thing, or none that you may see.' },
  fault: { zh: '系统故障，请求没有被处理。', en: 'Something broke; nothing was changed.' },
  'nothing-to-pay': {
    zh: '没有待付且尚未导出的赔款。',
    en: 'No payment of a claim waits that is in no file yet.',
  },
  'payment-file-void': { zh: '该付款文件已作废。', en: 'The payment file is void.' },
  'payment-file-confirmed': { zh: '文件中已有确认的付款。', en: 'A payment of the file is confirmed.' },
  'execution-day-over': { zh: '付款日期早于今天。', en: 'The day of execution is over.' },
  'already-insured': {
    zh: '同一产品已有未终止的保单且保险期间重叠。',
    en: 'A live policy of the firm and product overlaps the period.',
  },
  'already-renewed': { zh: '已有接续的保单。', en: 'A policy of the firm and product goes on from there.' },
  'already-applied': {
    zh: '已为该保单申请过这项补贴；请查看申请进度。',
    en: 'The subsidy was applied for already; see the application.',
  },
  'amount-differs': {
    zh: '金额与应付金额不一致，分文须符。',
    en: 'The amount is not the exact sum that is due.',
  },
  'answer-outside': {
    zh: '答复日期早于申请或晚于今天。',
    en: 'The lender’s answer lies before the request or after today.',
  },
  'appealed-before': {
    zh: '已复议一次；如仍有异议，可申请仲裁或提起诉讼。',
    en: 'One review was made; after it there are arbitration and court.',
  },
  'article-not-a-ground': {
    zh: '保险公司只能依据第五十二条或第五十八条退保；其他情形另有办理方式。',
    en: 'An insurer cancels on art. 52 or 58 only; see `facts.grounds`.',
  },
  'asked-before': {
    zh: '已要求过补充材料；再次要求须由理赔负责人写明理由另行提出。',
    en: 'Documents were asked for before; a second request is a claims manager’s, with a reason.',
  },
  'below-claims-used': {
    zh: '新限额低于已赔付或已承诺的金额。',
    en: 'The new limit is less than claims have taken of the cover.',
  },
  'budget-exhausted': {
    zh: '预算不足；可按 facts.quote 中的新报价投保。',
    en: 'The budget has too little left; `facts.quote` is a new quote at the price of now.',
  },
  'cap-changed': {
    zh: '企业年度补贴额度已变化；见 facts.quote。',
    en: 'The firm-year cap has less left than was quoted; see `facts.quote`.',
  },
  'cancellation-pending': {
    zh: '退保申请正等待第一受益人书面同意。',
    en: 'A cancellation already waits for the loss payee’s consent.',
  },
  'claim-after-effective-date': {
    zh: '退保生效日当天或之后已有报案。',
    en: 'A loss on or after the effective date was reported.',
  },
  'claim-not-rejected': { zh: '本案没有被拒赔。', en: 'The claim was not rejected: there is no letter.' },
  'claim-not-open': { zh: '案件状态不允许这项操作。', en: 'The claim’s status does not allow this.' },
  'claim-unknown': { zh: '本保单没有这一报案。', en: 'No such claim was reported on the policy.' },
  'consent-missing': {
    zh: '免责条款未逐条确认，或未同意补贴追回；见 facts.missing。',
    en: 'Clauses not confirmed one by one, or no consent to clawback; see `facts.missing`.',
  },
  'cover-unknown': { zh: '保单没有这项保障。', en: 'The policy has no such cover.' },
  'document-not-uploaded': {
    zh: '文件尚未上传，或大小、SHA-256 不符。',
    en: 'The file is not there, or its size or SHA-256 differs.',
  },
  'dispute-first': {
    zh: '请先对赔款提出异议；对重新核定的金额仍不同意的，再申请复议。',
    en: 'Dispute the offer first; an appeal is against what was assessed again.',
  },
  'document-type-differs': {
    zh: '文件内容与登记的类型不符，不能作为材料；见 facts.documents。',
    en: 'A file is of another kind than announced and does not count; see `facts.documents`.',
  },
  'effective-date-outside': {
    zh: '生效日不在允许范围内。',
    en: 'The day is before today or the last change, or after the last of cover.',
  },
  'eligibility-changed': {
    zh: '企业今天不再符合补贴条件；见 facts.quote。',
    en: 'The firm is not eligible any more; see `facts.quote`.',
  },
  'endorsement-pending': {
    zh: '另一项批改尚待付款。',
    en: 'Another endorsement still waits for its payment.',
  },
  'first-request-open': {
    zh: '尚未要求过补充材料；请在查勘任务中一次列明。',
    en: 'Documents were not asked for yet: name all of them in the survey.',
  },
  'firm-not-registered': { zh: '请先登记企业信息。', en: 'Register the firm first.' },
  'insurer-knew': {
    zh: '保险公司知情后仍订立合同或收取保费，不能解除。',
    en: 'The insurer knew, and contracted or took premium all the same; it cannot rescind.',
  },
  'known-in-future': { zh: '知道解除事由的日期晚于今天。', en: 'The day of knowing lies in the future.' },
  'lender-consent-missing': {
    zh: '变更或取消第一受益人须其书面同意。',
    en: 'The loss payee has to agree in writing to be replaced or taken away.',
  },
  'limit-changed': {
    zh: '限额已被其他案件占用；请提出异议重新核定。',
    en: 'Another claim has taken the limit; dispute the offer.',
  },
  'limit-exhausted': { zh: '该保障的限额已用完。', en: 'Nothing is left of the cover’s limit.' },
  'needs-claims-manager': {
    zh: '须由理赔负责人作出。',
    en: 'Only a claims manager can decide this.',
  },
  'needs-underwriting': { zh: '须由核保人决定。', en: 'An underwriter would have to decide this.' },
  'no-cancellation-pending': {
    zh: '没有等待第一受益人同意的退保申请。',
    en: 'No cancellation waits for a loss payee’s consent.',
  },
  'no-recent-payment': {
    zh: '三十日内没有支付过赔款，不能依据第五十八条解除。',
    en: 'Art. 58 needs a loss that was paid within the last thirty days.',
  },
  'not-a-ground': {
    zh: '这不是拒赔理由：未起诉第三者的，先赔付再追偿。',
    en: 'No ground to refuse: pay, and recover from the third party afterwards.',
  },
  'not-day-of-notice': {
    zh: '转让自通知当日起生效。',
    en: 'A transfer takes effect on the day of its notice, and not before what was agreed earlier.',
  },
  'not-holder-then': {
    zh: '出险时保单由另一企业持有。',
    en: 'Another firm held the policy at the time of the loss.',
  },
  'nothing-changes': { zh: '内容与现有条件相同。', en: 'The policy is as asked for already.' },
  'nothing-due': { zh: '没有待拨付的金额。', en: 'Nothing is due from this level.' },
  'nothing-to-wait-for': {
    zh: '该报价没有因预算不足而缺少的补贴，无需排队。',
    en: 'The quote lacks no money of any budget; there is nothing to wait for.',
  },
  'nothing-to-return': {
    zh: '没有收到款项，无可退回。',
    en: 'No money has come that could go back.',
  },
  'occurred-in-future': { zh: '出险时间晚于现在。', en: 'The loss lies in the future.' },
  'paid-in-future': { zh: '付款时间晚于现在。', en: 'The payment lies in the future.' },
  'papers-missing': {
    zh: '缺少必需材料；见 facts.missing。',
    en: 'Papers are missing; see `facts.missing`.',
  },
  'payee-not-insured': {
    zh: '收款账户户名须为企业登记名称。',
    en: 'The account has to be in the firm’s registered name.',
  },
  'policy-not-live': {
    zh: '保单已失效、到期或退保。',
    en: 'The policy has lapsed, expired or been cancelled.',
  },
  'policy-not-issued': {
    zh: '保单尚未签发，或未签发即已失效、退保，没有可出具的凭证；待缴费的请先缴清保险费。',
    en: 'The policy was never issued, so there is nothing to certify; where it awaits payment, pay the premium first.',
  },
  'policy-not-paid': { zh: '保单尚未支付保费，暂不能申请补贴。', en: 'The policy is not paid yet.' },
  'product-not-on-sale': { zh: '产品不在售。', en: 'The product is not on sale.' },
  'programme-not-applicable': {
    zh: '该保单不能申请这项补贴。',
    en: 'The policy cannot be applied with to this programme.',
  },
  'question-grounds-nothing': {
    zh: '只有明确询问并已回答的问题才能作为解除理由。',
    en: 'Only a concrete question that was asked and answered grounds a rescission; see `facts.why`.',
  },
  'quote-expired': { zh: '报价已过期。', en: 'The quote has expired.' },
  'quote-not-open': {
    zh: '报价待核保、被谢绝、已投保，或同组另一报价已投保（见 facts）。',
    en: 'The quote is referred, declined or bound, or another one of its group is (see `facts`).',
  },
  'quote-not-referred': { zh: '报价不在待核保状态。', en: 'The quote waits for no underwriter.' },
  'rate-outside-band': { zh: '费率超出产品范围。', en: 'The rate is outside the product’s band.' },
  'reinsurance-missing': {
    zh: '自留责任超过资本金与公积金之和的 10 %；见 facts.needFen。',
    en: 'More of the risk would be kept than 10 % of capital and reserves; see `facts.needFen`.',
  },
  'renewal-not-open': {
    zh: '尚未到续保时间；见 facts.from。',
    en: 'It is too early to renew; see `facts.from`.',
  },
  'reason-missing': { zh: '须写明原因。', en: 'A reason has to be given.' },
  'rescission-missing': {
    zh: '须先解除合同，才能以未如实告知拒赔。',
    en: 'Refusing for non-disclosure needs a rescission first.',
  },
  'rescission-too-late': {
    zh: '解除权已消灭（知道后三十日，或合同成立后二年）。',
    en: 'The right to rescind is gone: thirty days of knowing, two years of the contract; see `facts.lastDay`.',
  },
  'same-person': { zh: '须由另一人办理。', en: 'Four eyes: another person has to do this.' },
  'subsidy-in-motion': {
    zh: '该保单的补贴已核给企业或正在追回，不能再减少保险费；可以退保。',
    en: 'The subsidy is granted to the firm itself or claimed back: premium cannot be lowered; the policy can be cancelled.',
  },
  'successor-not-registered': {
    zh: '承继企业尚未登记。',
    en: 'The firm that is to step in has not registered.',
  },
  'task-assigned': {
    zh: '任务已由他人领取；请其交还，或由理赔负责人改派。',
    en: 'Somebody else has the task: ask for it, or have a claims manager reassign it.',
  },
  'task-closed': { zh: '任务已完成、取消或过期。', en: 'The task is done, cancelled or expired.' },
  'version-not-next': {
    zh: '版本只能新增，须比最新版本大一；见 facts.nextVersion。',
    en: 'Versions are added one by one, never edited; see `facts.nextVersion`.',
  },
  'window-closed': {
    zh: '不在申报期内；见 facts.opensOn 与 facts.closedOn。',
    en: 'The application window is closed; see `facts.opensOn` and `facts.closedOn`.',
  },
  'wrong-status': { zh: '当前状态不允许这项操作。', en: 'The status does not allow this.' },
};
