import { httpApi } from '../runtime/http-api.ts';
import { beginExport } from './begin-export.ts';
import { exportLedger } from './export-ledger.ts';
import { readPeriodArchive } from './read-period-archive.ts';

export const handler = httpApi([exportLedger, beginExport, readPeriodArchive]);
