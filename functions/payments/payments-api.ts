import { httpApi } from '../runtime/http-api.ts';
import { readBankStatement } from './read-bank-statement.ts';

export const handler = httpApi([readBankStatement]);
