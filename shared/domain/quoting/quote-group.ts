import * as z from 'zod';
import { policyNo, type PolicyNo, quoteId, uscc } from '../ids.ts';
import type { Quote } from './quote.ts';

/** A name that a client gives to quotes of a firm of which it wants to bind only one. */
export const groupId = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/,
    '应为 1 至 64 个字母、数字或连字符 / 1 to 64 letters, digits or dashes',
  );
export type GroupId = z.infer<typeof groupId>;

/** Which quote of a group has been bound; there is none until then. */
export const quoteGroup = z.object({
  uscc,
  groupId,
  quoteId,
  policyNo,
  revision: z.int().nonnegative(),
});
export type QuoteGroup = z.infer<typeof quoteGroup>;

/** What a group is known by: the quote and the policy that it went to. */
export type BoundOfGroup = Pick<QuoteGroup, 'quoteId' | 'policyNo'>;

/**
 * Whether a quote of a group cannot be bound any more, because another one of it was. A bind that lapsed unpaid gives the group
 * free again.
 */
export function isTakenByAnother(of: QuoteGroup, by: Pick<Quote, 'quoteId'>, hasLapsed: boolean): boolean {
  return of.quoteId !== by.quoteId && !hasLapsed;
}

/** The group as it is once a quote of it is bound. */
export function takenGroup(
  of: Pick<Quote, 'uscc' | 'quoteId'>,
  named: GroupId,
  bound: PolicyNo,
  before: QuoteGroup | undefined,
): QuoteGroup {
  const revision = before === undefined ? 0 : before.revision + 1;
  return { uscc: of.uscc, groupId: named, quoteId: of.quoteId, policyNo: bound, revision };
}
