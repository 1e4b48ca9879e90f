import { type Instant } from '../../shared/domain/dates.ts';
import { noticeId } from '../../shared/domain/ids.ts';
import { audiencesOf, settlementNotice } from '../../shared/domain/notices/settlement-notices.ts';
import { type TotalledSettlement } from '../../shared/domain/settlement/settlement.ts';
import { insertNotice } from '../../shared/persistence/notices.ts';
import { type Write } from '../../shared/persistence/store.ts';
import { type Minter } from '../runtime/minting.ts';

/** One notice for everybody whom the settlement's new status concerns. */
export function noticesOf(of: TotalledSettlement, mint: Minter, at: Instant): readonly Write[] {
  return audiencesOf(of).map((audience) => {
    return insertNotice(settlementNotice(of, audience, { noticeId: noticeId.parse(mint.ulid('ntc')), at }));
  });
}
