import type { UseQueryResult } from '@tanstack/react-query';
import type { AnswerOf } from '../../api/contract.ts';
import { type EveryItem, useEveryPage } from '../../api/every-page.ts';
import type { Problem } from '../../api/problem.ts';

export type Application = AnswerOf<'GET /v1/subsidy-applications/{applicationId}'>;
export type ListedApplication = AnswerOf<'GET /v1/subsidy-applications'>['items'][number];
type Policy = Pick<AnswerOf<'GET /v1/policies/{policyNo}'>, 'policyNo' | 'status' | 'subsidy' | 'payment'>;
export type ShownGrant = Policy['subsidy']['programmes'][number];

/** Everything that the firm has applied for, or was listed for, the newest first. */
export function useOwnApplications(): UseQueryResult<EveryItem<ListedApplication>, Problem> {
  return useEveryPage('GET /v1/subsidy-applications', (page) => ({ query: page }), { mostPages: 5 });
}

/** The application of a policy for a programme, where there is one. */
export function applicationFor(
  of: { readonly policyNo: string; readonly programmeId: string },
  all: readonly ListedApplication[],
): ListedApplication | undefined {
  return all.find((one) => one.policyNo === of.policyNo && one.programmeId === of.programmeId);
}

/** What a policy shows of programmes that pay the firm after it has paid the premium; given up ones are left out. */
export function paidLater({ subsidy }: Policy): readonly ShownGrant[] {
  return subsidy.programmes.filter(
    ({ mode, grantedFen, limitedBy }) =>
      mode !== 'direct-deduct' && (grantedFen > 0 || limitedBy.at(-1) === 'budget'),
  );
}

/** Those of them that the firm may apply for now: the premium is paid, and it has not applied. */
export function openFor(of: Policy, all: readonly ListedApplication[]): readonly ShownGrant[] {
  const wasPaid = of.status === 'cancelled' && of.payment.receivedFen > 0;
  const isPaid = of.status === 'in-force' || of.status === 'expired' || wasPaid;
  if (!isPaid) return [];
  return paidLater(of).filter(
    ({ mode, programmeId }) =>
      mode === 'pay-then-reimburse' &&
      applicationFor({ policyNo: of.policyNo, programmeId }, all) === undefined,
  );
}
