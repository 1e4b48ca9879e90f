import * as z from 'zod';
import { type Instant, requestInstant } from '../dates.ts';
import { type ClaimNo, policyNo, type Uscc } from '../ids.ts';
import { minFen, requestFen } from '../money.ts';
import { accept, refuse, type Result } from '../result.ts';
import { requestText } from '../texts.ts';
import { claim, type Claim } from './claim.ts';
import { checkDuplicate, checkLimit, checkPayment, checkPeriod } from './coverage-checks.ts';
import { type LimitUse, limitLeft } from './limit-use.ts';
import { type CoverTerms, coverTerms, type PolicyTerms } from './policy-terms.ts';

/** A notice of loss as the firm gives it. */
export const lossReport = z.strictObject({
  policyNo,
  coverCode: z.string().min(1).max(60),
  occurredAt: requestInstant,
  /** One of the cover's causes, or `other`. */
  cause: z.string().min(1).max(60),
  description: requestText(500),
  estimatedFen: requestFen,
});
export type LossReport = z.infer<typeof lossReport>;

export type ReportRefusal =
  | { readonly kind: 'cover-unknown'; readonly covers: readonly string[] }
  | { readonly kind: 'not-holder-then' }
  | { readonly kind: 'occurred-in-future'; readonly now: Instant }
  | { readonly kind: 'cause-unknown'; readonly causes: readonly string[] };

/**
 * CLM-1: takes a notice of loss. A report on an own policy is always stored; checks that are not met steer the survey,
 * and only a person rejects. The first reserve is the firm's estimate, at most the cover's limit.
 *
 * Refusals: `cover-unknown`, `occurred-in-future`, `not-holder-then` (the loss is of who held the policy, CAN-10), and `cause-unknown` for a cause that the cover does not list.
 */
export function reportClaim(
  report: LossReport,
  on: CheckedAgainst,
  by: { claimNo: ClaimNo; firm: Uscc; subject: string; requestHash: string; now: Instant },
): Result<Claim, ReportRefusal> {
  const terms = coverTerms(on.policy, report.coverCode);
  if (terms === undefined) {
    return refuse({ kind: 'cover-unknown', covers: on.policy.covers.map((cover) => cover.code) });
  }
  if (report.occurredAt > by.now) return refuse({ kind: 'occurred-in-future', now: by.now });
  if (on.policy.uscc !== by.firm) return refuse({ kind: 'not-holder-then' });
  const causes = [...terms.cover.causes, 'other'];
  if (!causes.includes(report.cause)) return refuse({ kind: 'cause-unknown', causes });
  const { policy } = on;
  const event = { policyNo: policy.policyNo, coverCode: terms.cover.code, occurredAt: report.occurredAt };
  const claimed = { ...event, claimNo: by.claimNo, reportedAt: by.now };
  return accept(
    opened(
      {
        ...claimed,
        uscc: policy.uscc,
        divisionCode: policy.divisionCode,
        insurers: policy.insurers.map(({ insurer, sharePpm }) => ({ insurer, sharePpm })),
        product: { code: policy.product.code, version: policy.product.version },
        reportedBy: by.subject,
        cause: report.cause,
        description: report.description,
        estimatedFen: report.estimatedFen,
        checks: checksOf(claimed, terms, on),
        requestHash: by.requestHash,
      },
      terms,
    ),
  );
}

/** What a report is checked against. */
export interface CheckedAgainst {
  readonly policy: PolicyTerms;
  readonly use: LimitUse;
  readonly others: readonly Claim[];
}

/**
 * The checks of a claim again, as the insurer opens its file: what came in at the same moment as the report — a cancellation,
 * a second report — is there by then.
 */
export function checkedAgain(reported: Claim, on: CheckedAgainst): Claim {
  const terms = coverTerms(on.policy, reported.coverCode);
  return terms === undefined ? reported : { ...reported, checks: checksOf(reported, terms, on) };
}

function checksOf(
  claimed: Pick<Claim, 'claimNo' | 'policyNo' | 'coverCode' | 'occurredAt' | 'reportedAt'>,
  terms: CoverTerms,
  { policy, use, others }: CheckedAgainst,
): Claim['checks'] {
  return [
    checkPeriod(policy, terms, claimed.occurredAt),
    checkLimit(limitLeft(policy, use, terms.cover.code)),
    checkPayment(policy),
    checkDuplicate(claimed, others),
  ];
}

const reportPart = claim.pick({
  claimNo: true,
  policyNo: true,
  uscc: true,
  divisionCode: true,
  insurers: true,
  product: true,
  coverCode: true,
  occurredAt: true,
  reportedAt: true,
  reportedBy: true,
  cause: true,
  description: true,
  estimatedFen: true,
  checks: true,
  requestHash: true,
});

/** The claim as its report made it, for whoever repeats the report later. */
export function asReported(stored: Claim, terms: CoverTerms): Claim {
  return opened({ ...reportPart.parse(stored) }, terms);
}

function opened(report: z.infer<typeof reportPart>, terms: CoverTerms): Claim {
  return {
    ...report,
    status: 'reported',
    reserveFen: minFen(report.estimatedFen, terms.limitFen),
    clocks: {},
    taskIds: [],
    revision: 1,
  };
}
