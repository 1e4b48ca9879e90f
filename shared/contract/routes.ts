/**
 * Every HTTP route of the service: what infra wires and what the functions must answer.
 * A test holds the three lists (this one, the synthesized template, the OpenAPI document) equal.
 */
export const capabilities = [
  'catalogue',
  'budgets',
  'firms',
  'quoting',
  'comparing',
  'binding',
  'policies',
  'cancellation',
  'rescission',
  'endorsements',
  'renewals',
  'payments',
  'discrepancies',
  'clawbacks',
  'claims',
  'evidence',
  'appeals',
  'subsidies',
  'tasks',
  'worklists',
  'notices',
  'settlement',
  'reconciliation',
  'ledger',
  'proof',
  'insight',
  'reports',
  'packs',
  'transfers',
  'imports',
  'papers',
  'payouts',
  'documentation',
] as const;
export type Capability = (typeof capabilities)[number];

export type HttpMethod = 'GET' | 'POST' | 'PUT';
export type RouteKey = `${HttpMethod} /${string}`;

export interface RouteWiring {
  readonly capability: Capability;
  /** `true`: no token is asked for. */
  readonly open?: true;
}

export const routes = {
  'GET /v1/products': { capability: 'catalogue' },
  'GET /v1/products/{productCode}': { capability: 'catalogue' },
  'GET /v1/programmes': { capability: 'catalogue' },
  'GET /v1/programmes/{programmeId}': { capability: 'catalogue' },
  'GET /v1/programmes/{programmeId}/budget': { capability: 'budgets' },
  'GET /v1/programmes/{programmeId}/budget/series': { capability: 'budgets' },
  'GET /v1/programmes/{programmeId}/periods/{quarter}': { capability: 'budgets' },
  'POST /v1/programmes/{programmeId}/periods/{quarter}/close': { capability: 'budgets' },
  'GET /v1/programmes/{programmeId}/periods/{quarter}/archive': { capability: 'proof' },
  'PUT /v1/programmes/{programmeId}/budgets/{year}': { capability: 'budgets' },
  'POST /v1/products': { capability: 'catalogue' },
  'POST /v1/programmes': { capability: 'catalogue' },
  'PUT /v1/calendar/{year}': { capability: 'catalogue' },
  'GET /v1/public/programmes': { capability: 'catalogue', open: true },

  'PUT /v1/firms/{uscc}': { capability: 'firms' },
  'GET /v1/firms/{uscc}': { capability: 'firms' },
  'PUT /v1/insurers/{insurer}/account': { capability: 'firms' },
  'GET /v1/insurers/{insurer}/account': { capability: 'firms' },
  'POST /v1/registries/{kind}/imports': { capability: 'firms' },

  'POST /v1/quotes': { capability: 'quoting' },
  'POST /v1/quotes/compare': { capability: 'comparing' },
  'GET /v1/quotes': { capability: 'quoting' },
  'GET /v1/quotes/{quoteId}': { capability: 'quoting' },
  'GET /v1/quotes/{quoteId}/changes': { capability: 'comparing' },
  'POST /v1/quotes/{quoteId}/underwriting': { capability: 'quoting' },
  'POST /v1/quotes/{quoteId}/bind': { capability: 'binding' },

  'GET /v1/policies': { capability: 'policies' },
  'GET /v1/policies/{policyNo}': { capability: 'policies' },
  'POST /v1/policies/{policyNo}/cancellation': { capability: 'cancellation' },
  'POST /v1/policies/{policyNo}/endorsements': { capability: 'endorsements' },
  'GET /v1/policies/{policyNo}/evidence.zip': { capability: 'packs' },
  'GET /v1/policies/{policyNo}/invoices': { capability: 'policies' },
  'POST /v1/policies/{policyNo}/renewal': { capability: 'renewals' },
  'POST /v1/policies/{policyNo}/cancellation/consent': { capability: 'cancellation' },
  'POST /v1/policies/{policyNo}/cancellation/withdrawal': { capability: 'cancellation' },
  'POST /v1/policies/{policyNo}/rescission': { capability: 'rescission' },

  'POST /v1/bank-statements': { capability: 'payments' },
  'GET /v1/bank-statements': { capability: 'payments' },
  'GET /v1/bank-statements/{statementId}': { capability: 'payments' },
  'GET /v1/clawbacks': { capability: 'clawbacks' },
  'GET /v1/clawbacks/{clawbackId}': { capability: 'clawbacks' },
  'POST /v1/clawbacks/{clawbackId}/contest': { capability: 'clawbacks' },
  'POST /v1/clawbacks/{clawbackId}/repayments': { capability: 'clawbacks' },
  'POST /v1/clawbacks/{clawbackId}/write-off': { capability: 'clawbacks' },
  'GET /v1/discrepancies': { capability: 'discrepancies' },
  'POST /v1/discrepancies/{discrepancyId}/resolution': { capability: 'discrepancies' },

  'POST /v1/claims': { capability: 'claims' },
  'GET /v1/claims': { capability: 'claims' },
  'GET /v1/claims/{claimNo}': { capability: 'claims' },
  'POST /v1/claims/{claimNo}/documents': { capability: 'evidence' },
  'GET /v1/claims/{claimNo}/documents': { capability: 'evidence' },
  'GET /v1/claims/{claimNo}/file.zip': { capability: 'evidence' },
  'POST /v1/claims/{claimNo}/document-requests': { capability: 'evidence' },
  'POST /v1/claims/{claimNo}/withdrawal': { capability: 'claims' },
  'POST /v1/claims/{claimNo}/appeal': { capability: 'appeals' },
  'POST /v1/claims/{claimNo}/interim-payment': { capability: 'appeals' },
  'POST /v1/claims/{claimNo}/lender-statement': { capability: 'payouts' },
  'POST /v1/claims/{claimNo}/payments/{paymentId}/return': { capability: 'payouts' },
  'POST /v1/claims/{claimNo}/reopening': { capability: 'appeals' },
  'POST /v1/claims/{claimNo}/recoveries': { capability: 'appeals' },

  'POST /v1/quotes/{quoteId}/waiting-list': { capability: 'subsidies' },
  'POST /v1/policies/{policyNo}/documents': { capability: 'subsidies' },
  'POST /v1/policies/{policyNo}/subsidy-application': { capability: 'subsidies' },
  'GET /v1/subsidy-applications': { capability: 'subsidies' },
  'GET /v1/subsidy-applications/{applicationId}': { capability: 'subsidies' },
  'POST /v1/subsidy-applications/{applicationId}/objections': { capability: 'subsidies' },

  'GET /v1/tasks': { capability: 'worklists' },
  'POST /v1/tasks/{taskId}/assignment': { capability: 'worklists' },
  'POST /v1/tasks/{taskId}/completion': { capability: 'tasks' },

  'GET /v1/notices': { capability: 'notices' },

  'POST /v1/settlements': { capability: 'settlement' },
  'GET /v1/settlements': { capability: 'settlement' },
  'GET /v1/settlements/{settlementId}': { capability: 'settlement' },
  'GET /v1/settlements/{settlementId}/rows': { capability: 'settlement' },
  'PUT /v1/settlements/{settlementId}/insurer-list': { capability: 'reconciliation' },
  'GET /v1/settlements/{settlementId}/insurer-list/errors': { capability: 'reconciliation' },
  'GET /v1/settlements/{settlementId}/export': { capability: 'reconciliation' },
  'POST /v1/settlements/{settlementId}/exports': { capability: 'reconciliation' },
  'POST /v1/settlements/{settlementId}/decision': { capability: 'settlement' },
  'POST /v1/settlements/{settlementId}/objections': { capability: 'settlement' },
  'POST /v1/settlements/{settlementId}/objections/{objectionId}/decision': { capability: 'settlement' },
  'POST /v1/settlements/{settlementId}/payments': { capability: 'settlement' },

  'GET /v1/ledger/trial-balance': { capability: 'ledger' },
  'GET /v1/ledger/entries': { capability: 'ledger' },
  'GET /v1/ledger/blocks': { capability: 'ledger' },
  'GET /v1/ledger/export': { capability: 'proof' },
  'POST /v1/ledger/exports': { capability: 'proof' },

  'POST /v1/simulations': { capability: 'insight' },
  'POST /v1/simulations/jobs': { capability: 'insight' },
  'GET /v1/public/summary': { capability: 'insight', open: true },
  'GET /v1/reports/performance': { capability: 'reports' },
  'GET /v1/reports/receivables': { capability: 'reports' },
  'GET /v1/reports/estimate': { capability: 'reports' },
  'GET /v1/indicators': { capability: 'reports' },
  'GET /v1/access-log': { capability: 'reports' },

  'POST /v1/uploads': { capability: 'transfers' },
  'GET /v1/jobs/{jobId}': { capability: 'transfers' },

  'POST /v1/firms/imports': { capability: 'imports' },
  'POST /v1/quotes/imports': { capability: 'imports' },
  'POST /v1/policies/imports': { capability: 'imports' },
  'GET /v1/imports/{kind}/template': { capability: 'imports' },

  'GET /v1/quotes/{quoteId}/quotation.pdf': { capability: 'papers' },
  'GET /v1/policies/{policyNo}/policy.pdf': { capability: 'papers' },
  'GET /v1/policies/{policyNo}/premium-notice.pdf': { capability: 'papers' },
  'GET /v1/policies/{policyNo}/certificate.pdf': { capability: 'papers' },
  'GET /v1/claims/{claimNo}/rejection-letter.pdf': { capability: 'papers' },
  'GET /v1/certificates/{code}': { capability: 'papers', open: true },

  'POST /v1/payment-files': { capability: 'payouts' },
  'GET /v1/payment-files': { capability: 'payouts' },
  'GET /v1/payment-files/{paymentFileId}': { capability: 'payouts' },
  'GET /v1/payment-files/{paymentFileId}/export': { capability: 'payouts' },
  'POST /v1/payment-files/{paymentFileId}/void': { capability: 'payouts' },

  'GET /v1/openapi.json': { capability: 'documentation', open: true },
  'GET /v1/rules.json': { capability: 'documentation' },
  'GET /docs': { capability: 'documentation', open: true },
} as const satisfies Record<RouteKey, RouteWiring>;
export type DeclaredRoute = keyof typeof routes;
