import { movedParts } from '../../shared/domain/applications/grant-correction.ts';
import type { GrantedApplication } from '../../shared/domain/applications/reduce-application.ts';
import { sharesOfCorrection } from '../../shared/domain/co-insurance/shares-due.ts';
import { type Instant, yearOf } from '../../shared/domain/dates.ts';
import type { ClaimNo, PolicyNo } from '../../shared/domain/ids.ts';
import {
  bookCorrectedRefund,
  bookSubsidyAgain,
  correctedByInsurer,
} from '../../shared/domain/ledger/refund-correction-postings.ts';
import { negateFen } from '../../shared/domain/money.ts';
import { noticeOfCorrection } from '../../shared/domain/notices/cancellation-notices.ts';
import {
  type CorrectedRefund,
  correctRefund as decide,
} from '../../shared/domain/policies/correct-refund.ts';
import type { CancelledPolicy } from '../../shared/domain/policies/policy.ts';
import { bookRecovery, bookRecoveryLowered } from '../../shared/domain/ledger/policy-postings.ts';
import { hasRoomFor, type ProgrammePart } from '../../shared/domain/subsidies/budget.ts';
import { readBudget } from '../../shared/persistence/budgets.ts';
import { readCase } from '../../shared/persistence/clawback-cases.ts';
import { readFirmFile, writeStanding } from '../../shared/persistence/firms.ts';
import { insertNotice } from '../../shared/persistence/notices.ts';
import { readPolicy, replacePolicy } from '../../shared/persistence/policies.ts';
import { commit, type Write } from '../../shared/persistence/store.ts';
import {
  bookingOf,
  entriesOf,
  moveSubsidy,
  noticeIdentity,
  paymentTask,
  repaymentTask,
} from '../policies/policy-side-effects.ts';
import { shareWrites } from '../policies/share-writes.ts';
import { attempts, RacedTooOften } from '../runtime/attempts.ts';
import { businessTable } from '../runtime/business-table.ts';
import type { Minter } from '../runtime/minting.ts';
import { caseIdOf } from '../clawbacks/case-ids.ts';
import { currentCatalogue } from '../runtime/current-catalogue.ts';
import { cancelFacts } from './cancel-facts.ts';
import { correctedGrantWrites, debtOf, grantsSinceEnd, type Order, orderWrites } from './corrected-grants.ts';
import { grantedApplications } from './grants-to-firm.ts';

const following = { kind: 'service' } as const;

interface Paid {
  readonly policyNo: PolicyNo;
  readonly claimNo: ClaimNo;
}

/**
 * Case 23: a claim has been paid, or has come to nothing after an interim payment; where its policy had ended before, the refund of the end is corrected by it. Done again, or raced by
 * another claim of the policy, it finds the refund as it is by then.
 */
export async function correctRefund(of: Paid, by: { mint: Minter; now: Instant }): Promise<void> {
  for await (const _ of attempts()) {
    const policy = await readPolicy(businessTable(), following, of.policyNo);
    if (policy?.status !== 'cancelled') return;
    const [order, applications] = await Promise.all([orderOf(policy), grantedApplications(policy)]);
    const corrected = await corrections(policy, order, applications, of.claimNo, by.now);
    if (corrected === undefined) return;
    const writes = [
      ...correctionWrites(corrected, by),
      ...(await correctedGrantWrites(corrected, applications, by.mint, by.now)),
      ...orderWrites(order, corrected, by.mint, by.now),
    ];
    if ((await commit(businessTable(), writes)).done) return;
  }
  throw new RacedTooOften('the correction of a refund');
}

async function corrections(
  policy: CancelledPolicy,
  order: Order | undefined,
  applications: readonly GrantedApplication[],
  claimNo: ClaimNo,
  now: Instant,
): Promise<CorrectedRefund | undefined> {
  const [facts, { standing }, budgets, catalogue] = await Promise.all([
    cancelFacts(policy, applications),
    readFirmFile(businessTable(), following, policy.uscc),
    budgetsOf(policy),
    currentCatalogue(),
  ]);
  const hasRoom = ({ programmeId, levels }: ProgrammePart) => hasRoomFor(budgets.get(programmeId), levels);
  const claimedBack = facts.claimedBack.map((one) => one.programmeId);
  const toFirm = grantsSinceEnd(policy, applications, catalogue);
  const debt = debtOf(order, applications);
  return decide(policy, standing, { ...facts, toFirm, debt, claimedBack, claimNo, hasRoom }, now);
}

/** The case of what the firm owes its bureaus since the end; none where they claimed nothing. */
async function orderOf({ policyNo }: CancelledPolicy): Promise<Order | undefined> {
  const found = await readCase(businessTable(), following, caseIdOf(policyNo, 'order'));
  return found?.status === 'offset' ? undefined : found;
}

async function budgetsOf({ subsidy, period }: CancelledPolicy) {
  const year = yearOf(period.start);
  const read = subsidy.programmes.map(async ({ programmeId }) => {
    return [programmeId, await readBudget(businessTable(), programmeId, year)] as const;
  });
  return new Map(await Promise.all(read));
}

/** What a corrected refund changes: policy, standing, envelopes, journal, and who has to pay whom. */
function correctionWrites(
  of: CorrectedRefund,
  { mint, now }: { readonly mint: Minter; readonly now: Instant },
): readonly Write[] {
  const { policy, standing, correction, fromEnvelopes, grants } = of;
  const { correctionNo, owed, recoveryRaised = [] } = correction;
  const owedLess = grants.map(({ programmeId, moves }) => ({
    programmeId,
    levels: movedParts(moves, 'owed-less'),
  }));
  const booking = bookingOf(mint, now);
  return [
    replacePolicy(policy),
    writeStanding(standing),
    ...moveSubsidy('giveAgain', policy, fromEnvelopes),
    ...entriesOf(policy, [
      bookCorrectedRefund(of, booking),
      ...bookSubsidyAgain(of, booking),
      ...bookRecoveryLowered(policy, owedLess, correctionNo, booking),
      ...bookRecovery(policy, { levels: recoveryRaised }, correctionNo, booking),
    ]),
    ...repaymentTask(policy, owed.firmFen, mint, now),
    ...paymentTask(policy, 'pay-refund', negateFen(owed.firmFen), mint, now),
    ...shareWrites(policy, sharesOfCorrection(policy, correctedByInsurer(of)), correctionNo, mint, now),
    insertNotice(noticeOfCorrection(policy, correction, noticeIdentity(mint, now))),
  ];
}
