import { httpApi } from '../runtime/http-api.ts';
import { beginExport } from './begin-export.ts';
import { exportLedger } from './export-ledger.ts';

export const handler = httpApi([exportLedger, beginExport]);
