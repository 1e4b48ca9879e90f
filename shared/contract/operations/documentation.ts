import * as z from 'zod';
import { rule } from '../../domain/rules/rule.ts';
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

export const readRulesOperation = operation({
  key: 'GET /v1/rules.json',
  operationId: 'readRules',
  summary: 'What each rule id says, in a plain sentence of either language, and what it rests on',
  roles: 'anyone',
  success: 200,
  answer: z.array(rule),
});
