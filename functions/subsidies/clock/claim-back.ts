import { claimBack as decide, type ClawbackIn } from '../../../shared/domain/clawbacks/clawback.ts';
import { caseOfRevocation } from '../../../shared/domain/clawbacks/open-cases.ts';
import type { Instant } from '../../../shared/domain/dates.ts';
import { bookGrant } from '../../../shared/domain/ledger/application-postings.ts';
import { bookRecovery } from '../../../shared/domain/ledger/policy-postings.ts';
import { noticeOfClaim, noticeOfClawback } from '../../../shared/domain/notices/clawback-notices.ts';
import { recoveryOf } from '../../../shared/domain/policies/subsidy-recovery.ts';
import { invariant } from '../../../shared/domain/result.ts';
import { moveBudget } from '../../../shared/persistence/budgets.ts';
import { writeCase } from '../../../shared/persistence/clawback-case-writes.ts';
import { decidedClawbacks, readClawback, writeClawback } from '../../../shared/persistence/clawbacks.ts';
import { readFirmFile, writeStanding } from '../../../shared/persistence/firms.ts';
import { insertNotice } from '../../../shared/persistence/notices.ts';
import { readPolicy, replacePolicy } from '../../../shared/persistence/policies.ts';
import { commit, type Write } from '../../../shared/persistence/store.ts';
import { caseIdOf } from '../../clawbacks/case-ids.ts';
import { bookingOf, entriesOf, noticeIdentity } from '../../policies/policy-side-effects.ts';
import { attempts, RacedTooOften } from '../../runtime/attempts.ts';
import { businessTable } from '../../runtime/business-table.ts';
import { logEvent } from '../../runtime/log.ts';
import { Minter } from '../../runtime/minting.ts';
import { eachByItself } from './each-by-itself.ts';
import { partsHad } from './parts-had.ts';

const service = { kind: 'service' } as const;

/** Carries out what bureaus have decided to claim back: receivable, budget, counters and notices in one transaction each. */
export async function claimBackDecided(now: Instant): Promise<void> {
  await eachByItself(await decidedClawbacks(businessTable()), (one) => claimBackOne(one, now));
}

async function claimBackOne(queued: ClawbackIn<'decided'>, now: Instant): Promise<void> {
  const { policyNo, programmeId } = queued;
  for await (const _ of attempts()) {
    const found = await readClawback(businessTable(), policyNo, programmeId);
    if (found?.status !== 'decided') return;
    if ((await commit(businessTable(), await writesOf(found, now))).done) {
      logEvent('clawback.claimed', { policyNo });
      return;
    }
  }
  throw new RacedTooOften('a clawback');
}

/** The policy is written as it is, at its next revision: it neither ends nor changes on what was true before the claim. */
async function writesOf(of: ClawbackIn<'decided'>, now: Instant): Promise<readonly Write[]> {
  const [policy, { standing }] = await Promise.all([
    readPolicy(businessTable(), service, of.policyNo),
    readFirmFile(businessTable(), service, of.uscc),
  ]);
  invariant(policy !== undefined, `a clawback of no policy ${of.policyNo}`);
  const grant = policy.subsidy.programmes.find((one) => one.programmeId === of.programmeId);
  invariant(grant !== undefined, `a clawback of a programme that granted nothing to ${of.policyNo}`);
  const { levels: still } = await partsHad(policy, grant);
  const { clawback, freesBudget, standing: lowered } = decide(of, still, standing, now);
  const { levels } = clawback;
  const mint = new Minter(`claim-back#${of.policyNo}#${of.programmeId}`, now);
  const booking = bookingOf(mint, now);
  const recovery = recoveryOf('SUB-16', [clawback]);
  const opened = caseOfRevocation(clawback, policy, freesBudget, caseIdOf, now);
  return [
    writeClawback(clawback),
    ...(opened === undefined ? [] : [writeCase(opened)]),
    replacePolicy({ ...policy, revision: policy.revision + 1 }),
    ...(lowered === undefined ? [] : [writeStanding(lowered)]),
    ...(freesBudget ? moveBudget('clawBack', of, levels) : []),
    ...entriesOf(policy, [
      ...bookGrant(of, freesBudget ? 'subsidy-clawed-back' : 'subsidy-returned', levels, booking),
      ...bookRecovery(policy, recovery, '', booking),
    ]),
    insertNotice(noticeOfClawback(clawback, noticeIdentity(mint, now))),
    ...[...new Set(levels.map((part) => part.payer))].map((payer) => {
      return insertNotice(noticeOfClaim(clawback, payer, noticeIdentity(mint, now)));
    }),
  ];
}
