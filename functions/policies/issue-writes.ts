import { sharesOfPremium } from '../../shared/domain/co-insurance/shares-due.ts';
import type { Instant } from '../../shared/domain/dates.ts';
import { lenderNoticeOfIssue } from '../../shared/domain/notices/lender-notices.ts';
import { noticeOfIssue } from '../../shared/domain/notices/policy-notices.ts';
import type { InForcePolicy } from '../../shared/domain/policies/policy.ts';
import { insertNotice } from '../../shared/persistence/notices.ts';
import type { Write } from '../../shared/persistence/store.ts';
import type { Minter } from '../runtime/minting.ts';
import { listings } from '../subsidies/listings.ts';
import { tellLender } from './lender-writes.ts';
import { noticeIdentity } from './policy-side-effects.ts';
import { shareWrites } from './share-writes.ts';

/**
 * What follows from a policy being paid for and in force, however its premium was read: its subsidies are listed, the lead
 * owes each follower its share (COI-5, COI-6), the firm is told, and so is its lender (LOS-6).
 */
export function issueWrites(of: InForcePolicy, mint: Minter, now: Instant): readonly Write[] {
  return [
    ...listings(of, now),
    ...shareWrites(of, sharesOfPremium(of, of), '', mint, now),
    insertNotice(noticeOfIssue(of, noticeIdentity(mint, now))),
    ...tellLender(of, lenderNoticeOfIssue, mint, now),
  ];
}
