import * as z from 'zod';
import { operation } from '../operation.ts';

export const readOpenApiOperation = operation({
  key: 'GET /v1/openapi.json',
  operationId: 'readOpenApi',
  summary: 'This contract as OpenAPI 3.1',
  roles: 'open',
  success: 200,
  answer: z.record(z.string(), z.unknown()),
});

export const readDocsOperation = operation({
  key: 'GET /docs',
  operationId: 'readDocs',
  summary: 'This contract as a page to read',
  roles: 'open',
  success: 200,
  answer: z.string(),
  answerType: 'text/html',
});
