import { httpApi } from '../runtime/http-api.ts';
import { listBankStatements, readOneBankStatement } from './list-statements.ts';
import { readBankStatement } from './read-bank-statement.ts';

export const handler = httpApi([readBankStatement, listBankStatements, readOneBankStatement]);
