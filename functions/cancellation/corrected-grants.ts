import { correctApplication, sinceEnd } from '../../shared/domain/applications/correct-application.ts';
import { movedParts } from '../../shared/domain/applications/grant-correction.ts';
import type { GrantedApplication } from '../../shared/domain/applications/reduce-application.ts';
import type { Catalogue } from '../../shared/domain/catalogue/catalogue.ts';
import { lowerClaim } from '../../shared/domain/clawbacks/claimed-back.ts';
import { type CaseIn, leftOf } from '../../shared/domain/clawbacks/clawback-case.ts';
import { orderRaised } from '../../shared/domain/clawbacks/open-cases.ts';
import type { Instant } from '../../shared/domain/dates.ts';
import { taskId } from '../../shared/domain/ids.ts';
import { bookCorrectedGrant } from '../../shared/domain/ledger/application-postings.ts';
import { negateFen, sumFen } from '../../shared/domain/money.ts';
import { noticeOfRecovery } from '../../shared/domain/notices/cancellation-notices.ts';
import { noticeOfCorrectedGrant } from '../../shared/domain/notices/reduced-notices.ts';
import {
  claimedWays,
  type CorrectedGrant,
  type DebtOfFirm,
  type GrantSinceEnd,
} from '../../shared/domain/policies/correct-grants.ts';
import type { CorrectedRefund } from '../../shared/domain/policies/correct-refund.ts';
import type { CancelledPolicy } from '../../shared/domain/policies/policy.ts';
import { mergeParts } from '../../shared/domain/subsidies/budget.ts';
import { writeApplication } from '../../shared/persistence/applications.ts';
import { moveBudgetBy } from '../../shared/persistence/budgets.ts';
import { writeCase } from '../../shared/persistence/clawback-case-writes.ts';
import { insertNotice } from '../../shared/persistence/notices.ts';
import type { Write } from '../../shared/persistence/store.ts';
import { caseIdOf } from '../clawbacks/case-ids.ts';
import { bookingOf, noticeIdentity } from '../policies/policy-side-effects.ts';
import type { Minter } from '../runtime/minting.ts';
import { entriesOfApplication } from '../subsidies/application-writes.ts';
import { applicationTasks } from './application-tasks.ts';

/** The case of what the firm owes its bureaus since the end of its policy. */
export type Order = CaseIn<'owed' | 'repaid' | 'written-off'>;

/** Grants to the firm itself as the domain corrects them. */
export function grantsSinceEnd(
  { cancellation }: CancelledPolicy,
  applications: readonly GrantedApplication[],
  catalogue: Catalogue,
): readonly GrantSinceEnd[] {
  return applications.flatMap((one) => {
    return sinceEnd(one, cancellation.at, catalogue.usedProgramme(one.programmeId, one.version)) ?? [];
  });
}

/** What the firm owes of its order, and what of it was given up, less what corrections have made of that before. */
export function debtOf(order: Order | undefined, applications: readonly GrantedApplication[]): DebtOfFirm {
  if (order === undefined) return { stillOwed: [], givenUp: [] };
  if (order.status !== 'written-off') return { stillOwed: leftOf(order), givenUp: [] };
  const used = applications.flatMap(({ corrections = [] }) => {
    return corrections.flatMap(({ moves }) => [...movedParts(moves, 'given-up')]);
  });
  const givenUp = mergeParts([
    ...leftOf(order),
    ...used.map((part) => ({ ...part, fen: negateFen(part.fen) })),
  ]);
  return { stillOwed: [], givenUp };
}

/** What following the corrected refund changes of every grant: application, budget, journal, tasks, and who hears of it. */
export async function correctedGrantWrites(
  { correction, grants }: CorrectedRefund,
  applications: readonly GrantedApplication[],
  mint: Minter,
  now: Instant,
): Promise<readonly Write[]> {
  const writes = grants.map(async (grant) => {
    const before = applications.find((one) => one.programmeId === grant.programmeId);
    if (before === undefined) return [];
    const nextTaskId = () => taskId.parse(mint.ulid('tsk'));
    const { correctionNo } = correction;
    const after = correctApplication(before, grant, { correctionNo, now, nextTaskId });
    const isDue = before.status === 'awaiting-payment' || before.status === 'paid';
    return [
      writeApplication(after),
      ...moveBudgetBy(after, movementsOf(grant, isDue)),
      ...entriesOfApplication(after, bookCorrectedGrant(after, grant, isDue, bookingOf(mint, now))),
      ...(await applicationTasks(before, after, mint, now)),
      insertNotice(noticeOfCorrectedGrant(after, grant, noticeIdentity(mint, now))),
    ];
  });
  return (await Promise.all(writes)).flat();
}

function movementsOf({ moves, throughEnvelope }: CorrectedGrant, isDue: boolean) {
  const lowered = movedParts(moves, 'lowered').map((part) => ({ ...part, fen: negateFen(part.fen) }));
  return [
    { movement: 'giveAgain', parts: throughEnvelope ? movedParts(moves, ...claimedWays) : [] },
    { movement: isDue ? 'reserveAndAccrue' : 'reserve', parts: movedParts(moves, 'raised') },
    { movement: isDue ? 'annul' : 'release', parts: lowered },
  ] as const;
}

/** SUB-16: what is left of the firm's debt to its bureaus, or what it owes more, of which they hear. */
export function orderWrites(
  order: Order | undefined,
  { policy, correction, grants }: CorrectedRefund,
  mint: Minter,
  now: Instant,
): readonly Write[] {
  const { recoveryLowered = [], recoveryRaised = [] } = correction;
  const lowered = order && lowerClaim({ programmeId: '', claim: order }, recoveryLowered, now);
  const open = lowered ?? order;
  const raised =
    open?.status === 'written-off' ? undefined : orderRaised(open, policy, grants, caseIdOf, now);
  const next = raised ?? lowered;
  if (next === undefined) return [];
  const recovery = {
    rule: 'SUB-16',
    totalFen: sumFen(recoveryRaised.map((part) => part.fen)),
    levels: recoveryRaised,
  } as const;
  return [
    writeCase({ ...next, revision: order === undefined ? 0 : order.revision + 1 }),
    ...recoveryRaised.map((part) => {
      return insertNotice(noticeOfRecovery(policy, recovery, part, noticeIdentity(mint, now)));
    }),
  ];
}
