import * as z from 'zod';
import { claimNo, policyNo, quoteId } from '../../domain/ids.ts';
import { bilingual } from '../../domain/names.ts';
import { fen } from '../../domain/money.ts';
import { certificateCode } from '../../domain/papers/certificate-code.ts';
import { policyStatus } from '../../domain/policies/policy.ts';
import { operation } from '../operation.ts';
import { day, instant, insurerShape, period, productSold } from './shapes.ts';

/** A PDF file. */
const pdf = { answer: z.string().meta({ format: 'binary' }), answerType: 'application/pdf' } as const;
const onePolicy = z.object({ policyNo });

export const readQuotationOperation = operation({
  key: 'GET /v1/quotes/{quoteId}/quotation.pdf',
  operationId: 'readQuotation',
  summary: 'The quotation (报价单): price, who pays what, the whole explanation',
  roles: 'anyone',
  params: z.object({ quoteId }),
  success: 200,
  ...pdf,
});

export const readPolicyPaperOperation = operation({
  key: 'GET /v1/policies/{policyNo}/policy.pdf',
  operationId: 'readPolicyPaper',
  summary: 'The policy (保险单): covers, clauses with examples, subsidy by level, insurers, payment',
  roles: 'anyone',
  params: onePolicy,
  success: 200,
  ...pdf,
});

export const readPremiumNoticeOperation = operation({
  key: 'GET /v1/policies/{policyNo}/premium-notice.pdf',
  operationId: 'readPremiumNotice',
  summary: 'The premium notice (缴费通知书): what is due, to whom, until when',
  roles: 'anyone',
  params: onePolicy,
  success: 200,
  ...pdf,
});

export const readCertificateOperation = operation({
  key: 'GET /v1/policies/{policyNo}/certificate.pdf',
  operationId: 'readCertificate',
  summary: 'The certificate (保险凭证), with the code that confirms it',
  roles: 'anyone',
  params: onePolicy,
  success: 200,
  ...pdf,
  refusals: { 'policy-not-issued': 409 },
});

export const readRejectionLetterOperation = operation({
  key: 'GET /v1/claims/{claimNo}/rejection-letter.pdf',
  operationId: 'readRejectionLetter',
  summary:
    'The rejection letter (拒绝赔偿通知书): rule, words, reason, who decided, and what the firm can do',
  roles: 'anyone',
  params: z.object({ claimNo }),
  success: 200,
  ...pdf,
  refusals: { 'claim-not-rejected': 409 },
});

export const confirmCertificateOperation = operation({
  key: 'GET /v1/certificates/{code}',
  operationId: 'confirmCertificate',
  summary:
    'Whether a certificate is true, and how the policy stands now; for whoever holds the paper, as a page for browsers',
  roles: 'open',
  params: z.object({ code: certificateCode }),
  success: 200,
  answer: z.object({
    code: z.string(),
    policyNo,
    product: productSold.extend({ names: bilingual }),
    insured: z.object({ name: z.string(), usccEnding: z.string() }),
    period,
    /** The day at whose 00:00 cover ends; before `period.end` where the policy was cancelled. */
    coverEnds: day,
    status: policyStatus,
    /** The insurer rescinded it: what happened before is not covered either. */
    rescinded: z.literal(true).optional(),
    asOf: instant,
    issuedAt: instant,
    insurers: z.array(insurerShape.omit({ premiumFen: true, names: true }).extend({ name: z.string() })),
    covers: z.array(z.object({ code: z.string(), names: bilingual, limitFen: fen })),
    aggregateLimitFen: fen.optional(),
    lossPayee: z.object({ bankName: z.string() }).optional(),
  }),
});
