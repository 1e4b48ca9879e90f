import * as z from 'zod';
import { caseRead } from '../../domain/access/case-read.ts';
import { bureauRoles, type Role } from '../../domain/access/role.ts';
import { day } from '../../domain/dates.ts';
import { jobId } from '../../domain/ids.ts';
import { indicator } from '../../domain/reports/indicators.ts';
import { nextYearEstimate } from '../../domain/reports/next-year-estimate.ts';
import { wholePpm } from '../../domain/money.ts';
import { bilingual } from '../../domain/names.ts';
import { performanceReport } from '../../domain/reports/performance.ts';
import { portfolio } from '../../domain/reports/portfolio.ts';
import { receivables } from '../../domain/reports/ageing.ts';
import { mostGrowthPpm, reportRequest } from '../../domain/reports/report-request.ts';
import { operation } from '../operation.ts';
import { pageOf, pageQuery } from '../paging.ts';

const readers: readonly Role[] = ['insurer-finance', ...bureauRoles];
const ownBookReaders: readonly Role[] = ['insurer-finance', 'claims-manager', 'underwriter'];
/** JSON unless a file is asked for, which a spreadsheet opens. */
const format = z.enum(['json', 'csv', 'xlsx']).default('json');
const year = z.coerce.number().int().min(2000).max(2100);

export const reportPerformanceOperation = operation({
  key: 'GET /v1/reports/performance',
  operationId: 'reportPerformance',
  summary:
    'How a programme’s year performs: reach, leverage, loss ratio, days to payment, clawback, differences',
  roles: readers,
  query: z.strictObject({ programmeId: z.string().max(64), year, format }),
  success: 200,
  answer: performanceReport,
  refusals: { 'too-many-policies': 409 },
});

export const ageReceivablesOperation = operation({
  key: 'GET /v1/reports/receivables',
  operationId: 'ageReceivables',
  summary: 'Subsidy that bureaus owe insurers and have not paid, by payer and age: 0–30–60–90 days',
  roles: readers,
  query: z.strictObject({ asOf: day.optional(), format }),
  success: 200,
  answer: receivables.extend({
    items: z.array(receivables.shape.items.element.extend({ names: bilingual })),
  }),
});

export const reportPortfolioOperation = operation({
  key: 'GET /v1/reports/portfolio',
  operationId: 'reportPortfolio',
  summary:
    'An insurer’s own book of a year: its share of premium and paid claims by product and month, and days from report to payment',
  roles: ownBookReaders,
  query: z.strictObject({ year, format }),
  success: 200,
  answer: portfolio,
  refusals: { 'too-many-policies': 409 },
});

export const listIndicatorsOperation = operation({
  key: 'GET /v1/indicators',
  operationId: 'listIndicators',
  summary: 'Patterns that are worth a visit, each with its facts; none of them holds or sanctions anything',
  roles: bureauRoles,
  query: z.strictObject({ format }),
  success: 200,
  answer: z.object({ items: z.array(indicator) }),
  refusals: { 'too-many-policies': 409 },
});

export const listCaseReadsOperation = operation({
  key: 'GET /v1/access-log',
  operationId: 'listCaseReads',
  summary: 'Who of the caller’s organisation looked at whose case: one line a reader, case, address and day',
  roles: ['claims-manager', ...bureauRoles],
  query: z.strictObject({
    from: day.optional(),
    to: day.optional(),
    subject: z.string().max(128).optional(),
    caseId: z.string().max(64).optional(),
    format,
    ...pageQuery,
  }),
  success: 200,
  answer: pageOf(caseRead),
  refusals: { 'too-many-rows': 409 },
});

export const estimateNextYearOperation = operation({
  key: 'GET /v1/reports/estimate',
  operationId: 'estimateNextYear',
  summary:
    'What a programme needs next year by class and level, from the policies of the year before (REC-6)',
  roles: bureauRoles,
  query: z.strictObject({
    programmeId: z.string().max(64),
    year: year.optional(),
    /** How many more policies than the year before, in parts per million. */
    growthPpm: z.coerce.number().int().min(-wholePpm).max(mostGrowthPpm).default(0),
    format,
  }),
  success: 200,
  answer: nextYearEstimate,
  refusals: { 'too-many-policies': 409 },
});

export const beginReportOperation = operation({
  key: 'POST /v1/reports/jobs',
  operationId: 'beginReport',
  summary:
    'Performance, indicators, estimate or an insurer’s own portfolio over any number of policies, for whoever may read it at once: a job makes the report, as JSON, CSV and XLSX, to which `GET /v1/jobs/{jobId}` leads',
  roles: [...new Set([...readers, ...ownBookReaders])],
  body: reportRequest,
  success: 202,
  answer: z.object({ jobId }),
});
