import * as z from 'zod';
import { calendarYear } from '../../domain/calendar/calendar-year.ts';
import { day } from '../../domain/dates.ts';
import { divisionCode } from '../../domain/ids.ts';
import { bilingual } from '../../domain/names.ts';
import { product } from '../../domain/products/product.ts';
import { programme } from '../../domain/subsidies/programme.ts';
import { operation } from '../operation.ts';
import { pageOf, pageQuery } from '../paging.ts';

const year = z.coerce.number().int().min(2020).max(2100);

export const listProductsOperation = operation({
  key: 'GET /v1/products',
  operationId: 'listProducts',
  summary: 'Products on sale on a day',
  roles: 'anyone',
  query: z.strictObject({ on: day.optional(), ...pageQuery }),
  success: 200,
  answer: pageOf(product),
});

export const readProductOperation = operation({
  key: 'GET /v1/products/{productCode}',
  operationId: 'readProduct',
  summary: 'One product, by version or as on a day',
  roles: 'anyone',
  params: z.object({ productCode: z.string() }),
  query: z.strictObject({ version: z.coerce.number().int().positive().optional(), on: day.optional() }),
  success: 200,
  answer: product,
});

export const publishProductOperation = operation({
  key: 'POST /v1/products',
  operationId: 'publishProduct',
  summary: 'Publish a new version of a product: checked as the built-in ones are, added, never edited',
  roles: ['operator'],
  body: product,
  success: 201,
  answer: product,
  refusals: { 'version-not-next': 409 },
});

export const publishProgrammeOperation = operation({
  key: 'POST /v1/programmes',
  operationId: 'publishProgramme',
  summary: 'Publish a new version of a programme: checked as the built-in ones are, added, never edited',
  roles: ['operator'],
  body: programme,
  success: 201,
  answer: programme,
  refusals: { 'version-not-next': 409 },
});

export const publishCalendarOperation = operation({
  key: 'PUT /v1/calendar/{year}',
  operationId: 'publishCalendar',
  summary: 'Publish the working days of a year, as the State Council’s notice announces them',
  roles: ['operator'],
  params: z.object({ year }),
  body: calendarYear.omit({ year: true }),
  success: 200,
  answer: calendarYear,
});

export const listPublicProgrammesOperation = operation({
  key: 'GET /v1/public/programmes',
  operationId: 'listPublicProgrammes',
  summary: 'Programmes that are open now, for anybody to read',
  roles: 'open',
  query: z.strictObject({ division: divisionCode.optional() }),
  success: 200,
  answer: z.object({
    items: z.array(
      z.object({
        programmeId: z.string(),
        names: bilingual,
        openUntil: day.nullable(),
        hasBudget: z.boolean(),
      }),
    ),
  }),
});

export const listProgrammesOperation = operation({
  key: 'GET /v1/programmes',
  operationId: 'listProgrammes',
  summary: 'Subsidy programmes',
  roles: 'anyone',
  query: z.strictObject(pageQuery),
  success: 200,
  answer: pageOf(programme),
});

export const readProgrammeOperation = operation({
  key: 'GET /v1/programmes/{programmeId}',
  operationId: 'readProgramme',
  summary: 'One subsidy programme',
  roles: 'anyone',
  params: z.object({ programmeId: z.string() }),
  success: 200,
  answer: programme,
});
