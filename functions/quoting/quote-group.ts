import {
  type BoundOfGroup,
  isTakenByAnother,
  type QuoteGroup,
} from '../../shared/domain/quoting/quote-group.ts';
import type { Quote } from '../../shared/domain/quoting/quote.ts';
import { readPolicy } from '../../shared/persistence/policies.ts';
import { readQuoteGroup } from '../../shared/persistence/quote-groups.ts';
import type { Store } from '../../shared/persistence/store.ts';

/** The group that a quote is in, as it was last written, and which other quote of it is bound; nothing is read for one in none. */
export async function groupOf(
  store: Store,
  of: Pick<Quote, 'uscc' | 'quoteId' | 'groupId'>,
): Promise<{ readonly group?: QuoteGroup; readonly bound?: BoundOfGroup }> {
  if (of.groupId === undefined) return {};
  const group = await readQuoteGroup(store, of.uscc, of.groupId);
  if (group === undefined) return {};
  const policy = await readPolicy(store, { kind: 'service' }, group.policyNo);
  const { quoteId, policyNo } = group;
  return isTakenByAnother(group, of, policy?.status === 'lapsed')
    ? { group, bound: { quoteId, policyNo } }
    : { group };
}
