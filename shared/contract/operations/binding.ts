import * as z from 'zod';
import { quoteId } from '../../domain/ids.ts';
import { operation } from '../operation.ts';
import { policyAnswer } from './policy-shapes.ts';

export const bindQuoteOperation = operation({
  key: 'POST /v1/quotes/{quoteId}/bind',
  operationId: 'bindQuote',
  summary: 'Bind a quote: the policy, with its subsidy reserved until payBy',
  roles: ['firm'],
  params: z.object({ quoteId }),
  body: z.strictObject({
    clauseConfirmations: z.array(z.string().max(64)).max(50).default([]),
    consent: z.strictObject({ clawback: z.boolean() }).default({ clawback: false }),
    clauseEvidence: z
      .array(
        z.strictObject({
          id: z.string().max(64),
          textSha256: z.string().regex(/^[0-9a-f]{64}$/),
          lang: z.enum(['zh', 'en']),
          shownAt: z.iso.datetime({ offset: true }),
          confirmedAt: z.iso.datetime({ offset: true }),
        }),
      )
      .max(50)
      .optional(),
  }),
  success: 201,
  answer: policyAnswer,
  refusals: {
    'quote-expired': 409,
    'quote-not-open': 409,
    'budget-exhausted': 409,
    'cap-changed': 409,
    'eligibility-changed': 409,
    'already-insured': 409,
    'consent-missing': 409,
  },
  preview: true,
});
