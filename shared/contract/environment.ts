/**
 * Names of the environment variables that infra sets and `functions/runtime/environment.ts` parses.
 * AWS endpoints are not among them: the SDK reads `AWS_ENDPOINT_URL_*` by itself.
 */
export const environmentNames = {
  tableName: 'TABLE_NAME',
  documentsBucket: 'DOCUMENTS_BUCKET',
  archiveBucket: 'ARCHIVE_BUCKET',
  eventBusName: 'EVENT_BUS_NAME',
  claimsWorkflowArn: 'CLAIMS_WORKFLOW_ARN',
  settlementWorkflowArn: 'SETTLEMENT_WORKFLOW_ARN',
  importsWorkflowArn: 'IMPORTS_WORKFLOW_ARN',
  exportsWorkflowArn: 'EXPORTS_WORKFLOW_ARN',
  reconciliationWorkflowArn: 'RECONCILIATION_WORKFLOW_ARN',
  statementsWorkflowArn: 'STATEMENTS_WORKFLOW_ARN',
  /** `true` where products without a filing number may be sold. */
  demoProducts: 'DEMO_PRODUCTS',
  /** Origin under which the public reaches this service: what the code on a certificate leads to. */
  publicOrigin: 'PUBLIC_ORIGIN',
} as const;
export type EnvironmentName = (typeof environmentNames)[keyof typeof environmentNames];
