import type { Bilingual } from '../domain/names.ts';

/** What problem codes mean that only the money of claims has. */
export const claimProblemCodes: Readonly<Record<string, Bilingual>> = {
  'cost-above-recovery': { zh: '追偿费用超过追回金额。', en: 'It cost more than it brought.' },
  'is-duplicate': { zh: '本案是重复报案。', en: 'It was a second report; reopen the claim of the first.' },
  'limitation-over': { zh: '已超过诉讼时效。', en: 'The limitation of CLM-7 is over; see `facts.lastDay`.' },
  'salvage-not-insurers': {
    zh: '未足额赔付，残余物归被保险人。',
    en: 'Less than the sum insured was paid: what is left of the thing is the insured’s.',
  },
  'disputed-above-debt': {
    zh: '争议金额超过所列债务。',
    en: 'More is disputed than the lender states.',
  },
  'interim-pending': {
    zh: '另一笔先行赔付正待第二人复核。',
    en: 'Another interim payment waits for its second person.',
  },
  'lender-unknown': {
    zh: '保单没有第一受益人，须写明提出通知的贷款银行。',
    en: 'The policy names no loss payee; name the lender that gives notice.',
  },
  'lien-without-pledge': {
    zh: '费用类保障没有抵押物，仅凭通知不能优先受偿。',
    en: 'Nothing is pledged under a cover of cost: only a written assignment binds.',
  },
  'payment-instructed': {
    zh: '付款指令已交银行；请先撤回。',
    en: 'The bank has the instruction in a file; recall it first.',
  },
  'payment-not-made': {
    zh: '这笔付款尚未支付，或已退回、停付。',
    en: 'The payment was not made, or came back or was stopped before.',
  },
  'received-in-future': { zh: '收到日期晚于现在。', en: 'It was received in the future.' },
  'release-missing': {
    zh: '债务为零须有贷款银行的书面解除证明。',
    en: 'A debt that is repaid takes the lender’s written release.',
  },
  'returned-outside': {
    zh: '退回时间须在付款之后且不晚于现在。',
    en: 'A payment comes back after it was made, and not in the future.',
  },
  'awaiting-approval': {
    zh: '已定损，正等待复核；请先退回定损，再要求补充材料。',
    en: 'The assessment waits for its approval: return it first, then ask for documents.',
  },
  'offer-not-ready': {
    zh: '赔款通知正在生成；请待确认赔款任务出现后再申请复议。',
    en: 'The offer is being made: appeal once its task is there.',
  },
  'evidence-unexplained': {
    zh: '有材料已在其他案件中使用；请核实并在损失明细的 note 中写明结果。',
    en: 'Evidence was used in another claim: say in the note of a loss line what was found of it.',
  },
};
