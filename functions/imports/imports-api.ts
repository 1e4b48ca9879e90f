import {
  importFirmsOperation,
  importPoliciesOperation,
  importQuotesOperation,
} from '../../shared/contract/operations/imports.ts';
import { httpApi } from '../runtime/http-api.ts';
import { importRoute } from './import-route.ts';
import { firmList } from './lists/firms.ts';
import { policyList } from './lists/policies.ts';
import { quoteList } from './lists/quotes.ts';
import { readTemplate } from './read-template.ts';

export const handler = httpApi([
  importRoute(importFirmsOperation, firmList),
  importRoute(importQuotesOperation, quoteList),
  importRoute(importPoliciesOperation, policyList),
  readTemplate,
]);
