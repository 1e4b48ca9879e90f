import * as z from 'zod';
import { insurerRoles } from '../../domain/access/role.ts';
import { quoteId } from '../../domain/ids.ts';
import { ppm, requestFen } from '../../domain/money.ts';
import { quoteRequest } from '../../domain/quoting/quote-request.ts';
import { quoteStatus } from '../../domain/quoting/quote.ts';
import { requestText } from '../../domain/texts.ts';
import { operation } from '../operation.ts';
import { pageOf, pageQuery } from '../paging.ts';
import { quoteAnswer } from './quote-shapes.ts';

export const requestQuoteOperation = operation({
  key: 'POST /v1/quotes',
  operationId: 'requestQuote',
  summary: 'Quote a product: price, subsidy by level, every step explained',
  roles: ['firm'],
  body: quoteRequest,
  success: 201,
  answer: quoteAnswer,
  refusals: { 'firm-not-registered': 422, 'product-not-on-sale': 422 },
});

export const listQuotesOperation = operation({
  key: 'GET /v1/quotes',
  operationId: 'listQuotes',
  summary: 'Quotes, newest first',
  roles: ['firm', ...insurerRoles, 'bureau-clerk', 'bureau-approver'],
  query: z.strictObject({ status: quoteStatus.optional(), ...pageQuery }),
  success: 200,
  answer: pageOf(quoteAnswer),
});

export const readQuoteOperation = operation({
  key: 'GET /v1/quotes/{quoteId}',
  operationId: 'readQuote',
  summary: 'One quote',
  roles: 'anyone',
  params: z.object({ quoteId }),
  success: 200,
  answer: quoteAnswer,
});

export const underwriteQuoteOperation = operation({
  key: 'POST /v1/quotes/{quoteId}/underwriting',
  operationId: 'underwriteQuote',
  summary: 'Decide a referred quote',
  roles: ['underwriter'],
  params: z.object({ quoteId }),
  body: z.strictObject({
    outcome: z.enum(['accept', 'decline']),
    ratePpm: ppm.optional(),
    reason: requestText(2_000),
    /** COI-8: the lead's own part of the risk, checked where it is given. */
    singleRisk: z.strictObject({ capitalAndReservesFen: requestFen, reinsuredFen: requestFen }).optional(),
  }),
  success: 200,
  answer: quoteAnswer,
  refusals: {
    'quote-not-referred': 409,
    'quote-expired': 409,
    'rate-outside-band': 422,
    'reinsurance-missing': 422,
  },
});
