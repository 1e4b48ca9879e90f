import type { Caller } from '../../shared/domain/access/role.ts';
import type { Instant } from '../../shared/domain/dates.ts';
import type { Uscc } from '../../shared/domain/ids.ts';
import { noticesOfTransfer } from '../../shared/domain/notices/endorsement-notices.ts';
import { lenderNoticeOfEndorsement } from '../../shared/domain/notices/lender-notices.ts';
import { agreedTerms } from '../../shared/domain/policies/agreed-terms.ts';
import type { Policy } from '../../shared/domain/policies/policy.ts';
import {
  explainTransfer,
  transferPolicy as decide,
  type TransferFacts,
  type Transferred,
  type TransferRequest,
} from '../../shared/domain/policies/transfer-policy.ts';
import { readFirmFile, writeStanding } from '../../shared/persistence/firms.ts';
import { insertNotice } from '../../shared/persistence/notices.ts';
import { replacePolicy } from '../../shared/persistence/policies.ts';
import { readQuotedValue } from '../../shared/persistence/quoted-value.ts';
import type { Write } from '../../shared/persistence/store.ts';
import { endorsementView } from '../policies/endorsement-view.ts';
import { tellLender } from '../policies/lender-writes.ts';
import { noticeIdentity } from '../policies/policy-side-effects.ts';
import { businessTable } from '../runtime/business-table.ts';
import { answer, type Reply } from '../runtime/reply.ts';
import { type Command, commitCommand } from '../runtime/route.ts';
import { transferRefusal } from './transfer-refusals.ts';

const service = { kind: 'service' } as const;

/** Policy, both standings and who is told are one transaction. */
export async function transferOnce(
  policy: Policy,
  asked: TransferRequest & { readonly uscc: Uscc },
  { caller, now, command, preview }: { caller: Caller; now: Instant; command: Command; preview: boolean },
): Promise<Reply | 'raced'> {
  const decided = decide(policy, asked, await loadFacts(policy, asked.uscc, caller, now));
  if (!decided.accepted) return transferRefusal(decided.refusal);
  const { policy: after, endorsement } = decided.value;
  const terms = agreedTerms(after, await readQuotedValue(businessTable(), policy.quoteId));
  const shown = {
    policyNo: policy.policyNo,
    ...endorsementView(policy, endorsement),
    before: terms,
    after: terms,
    explanation: explainTransfer(decided.value),
  };
  if (preview) return answer(shown);
  const committed = await commitCommand([...writesOf(decided.value, command, now), command.remember(shown)]);
  return committed.done ? answer(shown) : 'raced';
}

async function loadFacts(policy: Policy, to: Uscc, caller: Caller, now: Instant): Promise<TransferFacts> {
  const store = businessTable();
  const [held, stepsIn] = await Promise.all([
    readFirmFile(store, service, policy.uscc),
    readFirmFile(store, service, to),
  ]);
  const { firm } = stepsIn;
  return {
    now,
    by: caller.subject,
    successor: firm && { uscc: firm.uscc, name: firm.name },
    standings: { from: held.standing, to: stepsIn.standing },
  };
}

function writesOf(of: Transferred, { mint }: Command, now: Instant): readonly Write[] {
  const { policy, standings } = of;
  const told = noticesOfTransfer(of, () => noticeIdentity(mint, now));
  return [
    replacePolicy(policy),
    writeStanding(standings.from),
    writeStanding(standings.to),
    ...told.map(insertNotice),
    ...tellLender(policy, lenderNoticeOfEndorsement, mint, now),
  ];
}
