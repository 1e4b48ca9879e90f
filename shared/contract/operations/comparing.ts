import * as z from 'zod';
import { insurerRoles } from '../../domain/access/role.ts';
import { quoteId } from '../../domain/ids.ts';
import { fen, ppm } from '../../domain/money.ts';
import { bilingual } from '../../domain/names.ts';
import { quoteRequest } from '../../domain/quoting/quote-request.ts';
import { quoteStatus } from '../../domain/quoting/quote.ts';
import { limitWord } from '../../domain/subsidies/grant-subsidy.ts';
import { operation } from '../operation.ts';
import { quoteAnswer } from './quote-shapes.ts';
import { problemShape } from './shapes.ts';

const { quoteId: _ofStored, ...pricedFields } = quoteAnswer.shape;
const comparedQuote = z.object({
  ...pricedFields,
  names: bilingual,
  covers: z.array(
    z.object({
      code: z.string(),
      names: bilingual,
      limitFen: fen,
      perOccurrenceFen: fen.optional(),
      deductibleFen: fen,
      deductiblePpm: ppm,
      paymentRatioPpm: ppm,
      basis: z.string(),
      waitingDays: z.int(),
      text: bilingual,
    }),
  ),
  /** Why a programme gives nothing, or less than it would come to. */
  whyNot: z.array(
    z.object({
      programmeId: z.string(),
      rule: z.string(),
      text: z.string(),
      textEn: z.string().optional(),
      limit: limitWord.optional(),
    }),
  ),
});

export const compareQuotesOperation = operation({
  key: 'POST /v1/quotes/compare',
  operationId: 'compareQuotes',
  summary: 'Price several products side by side; nothing is stored, a problem stands in its item’s place',
  roles: ['firm'],
  body: z.strictObject({
    items: z
      .array(z.union([quoteRequest, z.unknown()]))
      .min(1)
      .max(20),
  }),
  onlyAsks: true,
  success: 200,
  answer: z.object({
    items: z.array(z.union([comparedQuote, problemShape])),
    /** One line for each item, to be laid out as a table. */
    comparison: z.array(
      z.union([
        z.object({
          item: z.int(),
          productCode: z.string(),
          names: bilingual,
          insurers: z.array(z.string()),
          status: quoteStatus,
          sumInsuredFen: fen,
          limits: z.array(z.object({ cover: z.string(), limitFen: fen })),
          grossFen: fen,
          subsidies: z.array(z.object({ programmeId: z.string(), grantedFen: fen })),
          subsidyFen: fen,
          firmPaysFen: fen,
          firmNetFen: fen,
        }),
        z.object({ item: z.int(), problem: z.string() }),
      ]),
    ),
  }),
});

export const listQuoteChangesOperation = operation({
  key: 'GET /v1/quotes/{quoteId}/changes',
  operationId: 'listQuoteChanges',
  summary: 'What changed from another quote of the firm to this one, with both values and the rule',
  roles: ['firm', ...insurerRoles, 'bureau-clerk', 'bureau-approver'],
  params: z.object({ quoteId }),
  query: z.strictObject({ from: quoteId }),
  success: 200,
  answer: z.object({
    from: quoteId,
    to: quoteId,
    changes: z.array(
      z.object({
        path: z.string(),
        rule: z.string(),
        before: z.union([z.number(), z.string()]).optional(),
        after: z.union([z.number(), z.string()]).optional(),
        text: z.string(),
        textEn: z.string(),
      }),
    ),
  }),
});
