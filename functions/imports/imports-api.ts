import { importFirmsOperation } from '../../shared/contract/operations/imports.ts';
import { httpApi } from '../runtime/http-api.ts';
import { importRoute } from './import-route.ts';
import { firmList } from './lists/firms.ts';
import { readTemplate } from './read-template.ts';

export const handler = httpApi([importRoute(importFirmsOperation, firmList), readTemplate]);
