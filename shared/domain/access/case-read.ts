import * as z from 'zod';
import { day, dayOf, type Instant, instant } from '../dates.ts';
import { type Caller } from './role.ts';

/** How an address names the case that it shows. */
export const caseKinds = ['policyNo', 'claimNo', 'quoteId', 'uscc', 'applicationId'] as const;

/** Who of an insurer or a bureau looked at whose case on a day, by ids; `at` is the first look. */
export const caseRead = z.object({
  on: day,
  at: instant,
  org: z.string(),
  subject: z.string(),
  route: z.string(),
  kind: z.enum(caseKinds),
  caseId: z.string(),
});
export type CaseRead = z.infer<typeof caseRead>;

/** The look at a case that an answer was; a firm that looks at its own is nobody's business. */
export function caseReadOf(
  route: string,
  params: Readonly<Record<string, unknown>>,
  { subject, org, scope }: Pick<Caller, 'subject' | 'org' | 'scope'>,
  now: Instant,
): CaseRead | undefined {
  if (scope.kind !== 'insurer' && scope.kind !== 'bureau') return undefined;
  const kind = caseKinds.find((name) => typeof params[name] === 'string');
  if (kind === undefined) return undefined;
  return { on: dayOf(now), at: now, org, subject, route, kind, caseId: String(params[kind]) };
}
