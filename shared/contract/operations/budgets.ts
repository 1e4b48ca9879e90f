import * as z from 'zod';
import { bureauRoles } from '../../domain/access/role.ts';
import { day, instant, quarter } from '../../domain/dates.ts';
import { divisionCode, insurerCode } from '../../domain/ids.ts';
import { fen } from '../../domain/money.ts';
import { bilingual } from '../../domain/names.ts';
import { periodArchive } from '../../domain/proof/period-archive.ts';
import { closedPeriod } from '../../domain/settlement/period.ts';
import { approvedLevel, budget } from '../../domain/subsidies/budget.ts';
import { fiscalLevel } from '../../domain/subsidies/programme.ts';
import { operation } from '../operation.ts';

const year = z.coerce.number().int().min(2020).max(2100);
const columns = {
  approvedFen: fen,
  reservedFen: fen,
  accruedFen: fen,
  settledFen: fen,
  paidFen: fen,
  clawedBackFen: fen,
  availableFen: fen,
  /** What a cleared year had left. */
  lapsedFen: fen,
};

const budgetAnswer = z.object({
  year: z.int(),
  levels: z.array(
    z.object({ level: fiscalLevel, payer: divisionCode.nullable(), names: bilingual.optional(), ...columns }),
  ),
  totals: z.object(columns),
});

export const readBudgetOperation = operation({
  key: 'GET /v1/programmes/{programmeId}/budget',
  operationId: 'readBudget',
  summary: 'Budget position of a programme and year, by level: now, or as of the end of a day',
  roles: bureauRoles,
  params: z.object({ programmeId: z.string() }),
  query: z.strictObject({ year, asOf: day.optional() }),
  success: 200,
  answer: budgetAnswer.extend({
    /** G9: what of the position is each insurer’s, where it was asked for as of a day. */
    insurers: z.array(z.object({ insurer: insurerCode, ...columns })).optional(),
    /** A change that somebody has proposed and nobody has approved: for whoever may approve the money. */
    proposed: budget.shape.proposed,
  }),
});

export const approveBudgetOperation = operation({
  key: 'PUT /v1/programmes/{programmeId}/budgets/{year}',
  operationId: 'approveBudget',
  summary: 'Approve a year’s money: at once the first time, later by two people',
  roles: bureauRoles,
  params: z.object({ programmeId: z.string(), year }),
  body: z.strictObject({
    levels: z
      .array(approvedLevel)
      .min(1)
      .max(200)
      .refine(
        (levels) => new Set(levels.map((one) => `${one.level}:${one.payer ?? ''}`)).size === levels.length,
        {
          error: 'a level and payer may be named once',
        },
      ),
  }),
  success: 200,
  answer: budgetAnswer.extend({ status: z.enum(['approved', 'proposed']) }),
  refusals: { 'needs-second-person': 409, 'below-commitments': 409, 'year-cleared': 409 },
});

export const readBudgetSeriesOperation = operation({
  key: 'GET /v1/programmes/{programmeId}/budget/series',
  operationId: 'readBudgetSeries',
  summary:
    'Budget position of every day of a span, its pace, and the day on which the money ends at that pace',
  roles: bureauRoles,
  params: z.object({ programmeId: z.string() }),
  query: z.strictObject({ from: day, to: day, year: year.optional() }),
  success: 200,
  answer: z.object({
    programmeId: z.string(),
    year: z.int(),
    items: z.array(
      z.object({
        asOf: day,
        levels: z.array(z.object({ level: fiscalLevel, ...columns })),
        totals: z.object(columns),
      }),
    ),
    /** What the days of the span took from the budget, net of what came back. */
    consumedFen: fen,
    /** The same for one day, rounded down. */
    runRateFen: fen,
    /** The first level that has nothing left at that pace, and when; left out where the money lasts the year. */
    exhaustion: z.object({ level: fiscalLevel, on: day }).optional(),
  }),
});

const periodAnswer = z.object({
  programmeId: z.string(),
  quarter,
  /** `ready`: nothing stands in the way of closing it. */
  status: z.enum(['open', 'ready', 'closed']),
  checklist: closedPeriod.shape.checklist,
  closedBy: z.string().optional(),
  closedAt: instant.optional(),
  lastBlock: closedPeriod.shape.lastBlock.optional(),
  archiveJobId: closedPeriod.shape.archiveJobId.optional(),
  /** Once its books lie in the archive, where nobody can change or delete them before that day. */
  archive: periodArchive.optional(),
});
const onePeriod = z.object({ programmeId: z.string(), quarter });

export const readPeriodOperation = operation({
  key: 'GET /v1/programmes/{programmeId}/periods/{quarter}',
  operationId: 'readPeriod',
  summary: 'A quarter of a programme: closed, or what has to be done before it can be',
  roles: bureauRoles,
  params: onePeriod,
  success: 200,
  answer: periodAnswer,
});

export const closePeriodOperation = operation({
  key: 'POST /v1/programmes/{programmeId}/periods/{quarter}/close',
  operationId: 'closePeriod',
  summary: 'Close a quarter for good, once everything on its checklist is done',
  roles: ['bureau-approver'],
  params: onePeriod,
  success: 200,
  answer: periodAnswer,
  refusals: { 'quarter-open': 409, 'period-closed': 409, 'period-not-ready': 409 },
});
