import { operations } from '../../shared/contract/operations.ts';
import {
  readDocsOperation,
  readOpenApiOperation,
  readRulesOperation,
} from '../../shared/contract/operations/documentation.ts';
import { rules } from '../../shared/domain/rules/rules.ts';
import { publicApi } from '../runtime/reading-api.ts';
import { answer } from '../runtime/reply.ts';
import { readingRoute } from '../runtime/route.ts';
import { docsPage } from './docs-page.ts';
import { openApiOf } from './openapi.ts';

const document = openApiOf(operations);

const readOpenApi = readingRoute(readOpenApiOperation, () => Promise.resolve(answer(document)));
const readDocs = readingRoute(readDocsOperation, () =>
  Promise.resolve(answer(docsPage(operations, document))),
);

const readRules = readingRoute(readRulesOperation, () => Promise.resolve(answer(rules)));

/** Also the gateway's `$default`: whatever address nobody answers is a problem document from here. */
export const handler = publicApi([readOpenApi, readDocs, readRules]);
