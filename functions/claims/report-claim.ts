import { reportClaimOperation } from '../../shared/contract/operations/claims.ts';
import type { Caller } from '../../shared/domain/access/role.ts';
import type { Claim } from '../../shared/domain/claims/claim.ts';
import { claimedCover, termsOfPolicy } from '../../shared/domain/claims/policy-terms.ts';
import {
  asReported,
  reportClaim as decide,
  type ReportRefusal,
} from '../../shared/domain/claims/report-claim.ts';
import { dayOf, type Instant, yearOf } from '../../shared/domain/dates.ts';
import { type ClaimNo, composeClaimNo, uscc } from '../../shared/domain/ids.ts';
import { claimsOnPolicy, insertClaim, readClaim } from '../../shared/persistence/claims.ts';
import { readLimitUse } from '../../shared/persistence/limits.ts';
import { readPolicyOfHolders } from '../../shared/persistence/policies.ts';
import { businessTable } from '../runtime/business-table.ts';
import { currentCatalogue } from '../runtime/current-catalogue.ts';
import { derivedTenCharacters } from '../runtime/minting.ts';
import { answer, invalidRequest, notFound, type Refusal, refusal } from '../runtime/reply.ts';
import { changingRoute, type Command, commitCommand, CommandRepeated } from '../runtime/route.ts';
import { claimView, loadSurroundings } from './claim-view.ts';

/** A report is one item that remembers its own request: the claim number follows from the command. */
export const reportClaim = changingRoute(
  reportClaimOperation,
  async ({ body, caller, now, command }) => {
    const policy = await readPolicyOfHolders(businessTable(), caller.scope, body.policyNo);
    if (policy === undefined) return notFound();
    const [use, others] = await Promise.all([
      readLimitUse(businessTable(), policy.policyNo),
      claimsOnPolicy(businessTable(), uscc.parse(caller.org), policy.policyNo),
    ]);
    const decided = decide(
      body,
      { policy: termsOfPolicy(policy, undefined, await currentCatalogue(), body.occurredAt), use, others },
      {
        claimNo: claimNoOf(command, yearOf(dayOf(now))),
        firm: uscc.parse(caller.org),
        subject: caller.subject,
        requestHash: command.requestHash,
        now,
      },
    );
    if (!decided.accepted) return refusalOf(decided.refusal);
    const committed = await commitCommand([insertClaim(decided.value)]);
    if (!committed.done) throw new CommandRepeated();
    return answer(await firstView(decided.value, caller));
  },
  async ({ caller, now, command }) => {
    const made = await findReported(command, caller, now);
    return made && { requestHash: made.requestHash, body: await firstView(made, caller) };
  },
);

function claimNoOf(command: Command, year: number): ClaimNo {
  return composeClaimNo(year, derivedTenCharacters(command.id));
}

/** A report may be repeated after the turn of the year, when its number would begin with another one. */
async function findReported(command: Command, caller: Caller, now: Instant): Promise<Claim | undefined> {
  const year = yearOf(dayOf(now));
  const read = (candidate: number) => readClaim(businessTable(), caller.scope, claimNoOf(command, candidate));
  return (await read(year)) ?? read(year - 1);
}

/** The claim as it was right after its report. */
async function firstView(claim: Claim, caller: Caller) {
  const around = await loadSurroundings({ ...claim, taskIds: [] });
  const first = asReported(claim, claimedCover(around.policy, claim.coverCode));
  return claimView(
    { claim: first, assessments: [], documents: [], clockMarks: [], reserveMovements: [] },
    around,
    caller,
    claim.reportedAt,
  );
}

function refusalOf(of: ReportRefusal): Refusal {
  switch (of.kind) {
    case 'cover-unknown':
      return refusal(of.kind, `保单没有这项保障。可选：${of.covers.join('、')}。`, {
        facts: { covers: of.covers },
      });
    case 'occurred-in-future':
      return refusal(of.kind, '出险时间晚于现在。请核对日期和时间。', { facts: { now: of.now } });
    case 'not-holder-then':
      return refusal(
        of.kind,
        '保单已经转让，出险时的持有人不是贵单位。请由出险时持有保单的企业报案；如出险时间有误，请更正后重新提交。',
      );
    case 'cause-unknown':
      return invalidRequest([{ path: 'cause', message: `one of ${of.causes.join(', ')}` }]);
  }
}
