import { httpApi } from '../runtime/http-api.ts';
import { beginSettlementExport } from './begin-export.ts';
import { exportSettlement } from './export-settlement.ts';
import { putInsurerList } from './put-insurer-list.ts';
import { readListErrors } from './read-list-errors.ts';

export const handler = httpApi([putInsurerList, readListErrors, exportSettlement, beginSettlementExport]);
