import * as z from 'zod';
import { returnedPayment } from '../../domain/claims/change-payments.ts';
import { interimRequest } from '../../domain/claims/interim-payment.ts';
import { lenderStatementRequest } from '../../domain/claims/lender-debt.ts';
import { recoveryRequest } from '../../domain/claims/recovery.ts';
import { reopeningRequest } from '../../domain/claims/reopen-claim.ts';
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
    'payment-instructed': 409,
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

export const reopenClaimOperation = operation({
  key: 'POST /v1/claims/{claimNo}/reopening',
  operationId: 'reopenClaim',
  summary: 'Take a claim up again that is over: the whole is computed anew and the difference paid (CLM-23)',
  roles: ['firm', 'adjuster', 'claims-manager'],
  params: z.object({ claimNo }),
  body: reopeningRequest,
  success: 200,
  answer: claimAnswer,
  refusals: { 'claim-not-open': 409, 'is-duplicate': 409, 'limitation-over': 409 },
});

export const recordRecoveryOperation = operation({
  key: 'POST /v1/claims/{claimNo}/recoveries',
  operationId: 'recordRecovery',
  summary:
    'Record what came in from a liable third party or for salvage: it is shared with the insured (CLM-20, CLM-21)',
  roles: ['adjuster', 'claims-manager', 'insurer-finance'],
  params: z.object({ claimNo }),
  body: recoveryRequest,
  success: 200,
  answer: claimAnswer,
  refusals: {
    'claim-not-open': 409,
    'received-in-future': 422,
    'cost-above-recovery': 422,
    'bank-reference-used': 409,
    'salvage-not-insurers': 409,
  },
});
