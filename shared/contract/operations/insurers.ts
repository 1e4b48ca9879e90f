import * as z from 'zod';
import { bankAccount } from '../../domain/firms/firm.ts';
import { insurerCode } from '../../domain/ids.ts';
import { collectingAccount } from '../../domain/insurers/collecting-account.ts';
import { operation } from '../operation.ts';

const params = z.object({ insurer: insurerCode });

export const putCollectingAccountOperation = operation({
  key: 'PUT /v1/insurers/{insurer}/account',
  operationId: 'putCollectingAccount',
  summary:
    'Say into which account the insurer’s premiums are to be paid; firms read it wherever they owe one',
  roles: ['insurer-finance'],
  params,
  body: bankAccount,
  success: 200,
  answer: collectingAccount,
});

export const readCollectingAccountOperation = operation({
  key: 'GET /v1/insurers/{insurer}/account',
  operationId: 'readCollectingAccount',
  summary: 'The account into which the insurer’s premiums are paid',
  roles: 'anyone',
  params,
  success: 200,
  answer: collectingAccount,
});
