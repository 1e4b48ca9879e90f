import { readingApi } from '../runtime/reading-api.ts';
import { exportLedger } from './export-ledger.ts';

export const handler = readingApi([exportLedger]);
