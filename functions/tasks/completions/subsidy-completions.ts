/** What completes the tasks of bureaus, and of firms towards them: read when the first of them is completed. */
export { checkApplication } from './check-application.ts';
export { confirmAccount } from './confirm-account.ts';
export { paySubsidy } from './pay-subsidy.ts';
export { reviewClawback } from './review-clawback.ts';
