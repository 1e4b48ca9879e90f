import * as z from 'zod';
import { returnedPayment } from '../../domain/claims/change-payments.ts';
import { interimRequest } from '../../domain/claims/interim-payment.ts';
import { lenderStatementRequest } from '../../domain/claims/lender-debt.ts';
import { claimNo, paymentId } from '../../domain/ids.ts';
import { operation } from '../operation.ts';
import { claimAnswer } from './claims.ts';

export const payInterimOperation = operation({
  key: 'POST /v1/claims/{claimNo}/interim-payment',
  operationId: 'payInterim',
  summary:
    'Pay the certain part of a loss whose amount is open (CLM-4); above 10,000.00 a second person approves',
  roles: ['adjuster', 'claims-manager'],
  params: z.object({ claimNo }),
  body: interimRequest,
  success: 200,
  answer: claimAnswer,
  refusals: { 'claim-not-open': 409, 'interim-pending': 409, 'limit-changed': 409 },
});

export const stateDebtOperation = operation({
  key: 'POST /v1/claims/{claimNo}/lender-statement',
  operationId: 'stateDebt',
  summary:
    'Record what a lender states of its debt, or its notice of a lien: the money is divided by it (LOS-2 to LOS-4)',
  roles: ['adjuster', 'claims-manager', 'insurer-finance'],
  params: z.object({ claimNo }),
  body: lenderStatementRequest,
  success: 200,
  answer: claimAnswer,
  refusals: {
    'claim-not-open': 409,
    'received-in-future': 422,
    'lender-unknown': 422,
    'lien-without-pledge': 409,
    'release-missing': 409,
    'disputed-above-debt': 422,
  },
});

export const returnPaymentOperation = operation({
  key: 'POST /v1/claims/{claimNo}/payments/{paymentId}/return',
  operationId: 'returnPayment',
  summary: 'Record that a payment came back from the bank: it is due again, to another account',
  roles: ['insurer-finance'],
  params: z.object({ claimNo, paymentId }),
  body: returnedPayment,
  success: 200,
  answer: claimAnswer,
  refusals: { 'payment-not-made': 409, 'returned-outside': 422 },
});
