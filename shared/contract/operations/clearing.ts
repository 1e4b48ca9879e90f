import * as z from 'zod';
import { bureauRoles } from '../../domain/access/role.ts';
import { clearingDecisions, yearClearing } from '../../domain/clearing/clear-year.ts';
import { clearingStatement } from '../../domain/clearing/clearing-statement.ts';
import { instant } from '../../domain/dates.ts';
import { bilingual } from '../../domain/names.ts';
import { requestText } from '../../domain/texts.ts';
import { operation } from '../operation.ts';

const year = z.coerce.number().int().min(2020).max(2100);
const oneYear = z.object({ programmeId: z.string().max(64), year });
const format = z.enum(['json', 'csv', 'xlsx']).default('json');
const [proposed] = yearClearing.options;
const { levels, owed } = clearingStatement.shape;

const clearingAnswer = z.object({
  programmeId: z.string(),
  year: z.int(),
  /** `ready`: nothing stands in the way of proposing it. */
  status: z.enum(['open', 'ready', 'proposed', 'returned', 'cleared']),
  statement: clearingStatement.extend({
    levels: z.array(levels.unwrap().element.extend({ names: bilingual.optional() })),
    owed: z.array(owed.unwrap().element.extend({ names: bilingual, cityNames: bilingual })),
  }),
  checklist: proposed.shape.checklist,
  /** Whether the caller’s bureau decides on it. */
  decides: z.boolean(),
  explanation: z.string().optional(),
  proposedBy: z.string().optional(),
  proposedAt: instant.optional(),
  returnedBy: z.string().optional(),
  returnedAt: instant.optional(),
  reason: z.string().optional(),
  clearedBy: z.string().optional(),
  clearedAt: instant.optional(),
});

export const readClearingOperation = operation({
  key: 'GET /v1/programmes/{programmeId}/clearings/{year}',
  operationId: 'readClearing',
  summary:
    'What a programme’s year came to by level, what counties owe their cities, and what is to be done first',
  roles: bureauRoles,
  params: oneYear,
  query: z.strictObject({ format }),
  success: 200,
  answer: clearingAnswer,
});

export const decideClearingOperation = operation({
  key: 'POST /v1/programmes/{programmeId}/clearings/{year}',
  operationId: 'decideClearing',
  summary: 'Clear a year by two people: what is unspent lapses, what cities have advanced is deducted',
  roles: bureauRoles,
  params: oneYear,
  body: z.discriminatedUnion('outcome', [
    z.strictObject({ outcome: z.literal(clearingDecisions[0]), explanation: requestText(2_000).optional() }),
    z.strictObject({ outcome: z.literal(clearingDecisions[1]), reason: requestText(1_000) }),
    z.strictObject({ outcome: z.literal(clearingDecisions[2]) }),
  ]),
  success: 200,
  answer: clearingAnswer,
  refusals: {
    'year-open': 409,
    'year-cleared': 409,
    'year-not-ready': 409,
    'explanation-missing': 422,
    'not-proposed': 409,
    'same-person': 403,
    'figures-changed': 409,
  },
});
