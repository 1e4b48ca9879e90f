import { closePeriodOperation, readPeriodOperation } from '../../shared/contract/operations/budgets.ts';
import { addDays, dayOf, type Quarter, quarterPeriod } from '../../shared/domain/dates.ts';
import { type InsurerCode, jobId } from '../../shared/domain/ids.ts';
import { chainOf } from '../../shared/domain/ledger/seal-entries.ts';
import { type PeriodArchive } from '../../shared/domain/proof/period-archive.ts';
import {
  checklistOf,
  type ClosedPeriod,
  closePeriod as decide,
  type CloseRefusal,
  type InsurerQuarter,
  isReady,
} from '../../shared/domain/settlement/period.ts';
import { type Programme } from '../../shared/domain/subsidies/programme.ts';
import { beginJob } from '../../shared/domain/transfers/job.ts';
import { openDiscrepanciesAbout } from '../../shared/persistence/discrepancies.ts';
import { countMovements } from '../../shared/persistence/entries.ts';
import { insertJob } from '../../shared/persistence/jobs.ts';
import { readHead } from '../../shared/persistence/ledger-chains.ts';
import { insertClosedPeriod, readClosedPeriod, readPeriodArchive } from '../../shared/persistence/periods.ts';
import { settlementsOf } from '../../shared/persistence/settlements.ts';
import { businessTable } from '../runtime/business-table.ts';
import { currentCatalogue } from '../runtime/current-catalogue.ts';
import { answer, notFound, type Refusal, refusal } from '../runtime/reply.ts';
import { changingRoute, commitCommand, CommandRepeated, readingRoute } from '../runtime/route.ts';
import { mayApproveMoneyOf, programmeSeenBy } from './budget-access.ts';

export const readPeriod = readingRoute(readPeriodOperation, async ({ params, caller, now }) => {
  const programme = await programmeSeenBy(caller.scope, params.programmeId, dayOf(now));
  if (programme === undefined) return notFound();
  const [closed, archive] = await Promise.all([
    readClosedPeriod(businessTable(), programme.id, params.quarter),
    readPeriodArchive(businessTable(), programme.id, params.quarter),
  ]);
  if (closed !== undefined) return answer(closedView(closed, archive));
  const checklist = checklistOf(await insurersOf(programme, params.quarter));
  const status = isReady(checklist) ? 'ready' : 'open';
  return answer({ programmeId: programme.id, quarter: params.quarter, status, checklist });
});

export const closePeriod = changingRoute(closePeriodOperation, async ({ params, caller, now, command }) => {
  const programme = await programmeSeenBy(caller.scope, params.programmeId, dayOf(now));
  if (programme === undefined) return notFound();
  if (!mayApproveMoneyOf(caller.scope, programme)) {
    return refusal('forbidden', '季度由方案所在地区的财政部门关账，您的部门不能办理。');
  }
  const { quarter } = params;
  const [closed, insurers, head] = await Promise.all([
    readClosedPeriod(businessTable(), programme.id, quarter),
    insurersOf(programme, quarter),
    readHead(businessTable(), chainOf.programme(programme.id)),
  ]);
  const lastBlock = { number: head.number, hash: head.hash };
  const period = { programmeId: programme.id, quarter };
  const archiveJobId = jobId.parse(command.mint.ulid('job'));
  const decided = decide({ ...period, closed, insurers, lastBlock, archiveJobId }, caller, now);
  if (!decided.accepted) return refusalOf(decided.refusal);
  const shown = closedView(decided.value);
  const archiving = beginJob({ jobId: archiveJobId, kind: 'period-archive', period }, caller, now);
  const writes = [insertClosedPeriod(decided.value), insertJob(archiving), command.remember(shown)];
  const committed = await commitCommand(writes);
  if (committed.done) return answer(shown);
  const other = await readClosedPeriod(businessTable(), programme.id, quarter);
  if (other === undefined) throw new CommandRepeated();
  return refusalOf({ kind: 'period-closed', closedAt: other.closedAt });
});

function closedView(of: ClosedPeriod, archive?: PeriodArchive) {
  return { ...of, status: 'closed' as const, ...(archive && { archive }) };
}

/** Every insurer that leads a product of the programme in the quarter, with what it has of it. */
async function insurersOf(programme: Programme, quarter: Quarter): Promise<readonly InsurerQuarter[]> {
  const catalogue = await currentCatalogue();
  const on = addDays(quarterPeriod(quarter).end, -1);
  const leads = programme.products.flatMap((code) => {
    const insurers = catalogue.productOn(code, on)?.insurers ?? [];
    return insurers.filter((one) => one.lead).map((one) => one.insurer);
  });
  return Promise.all([...new Set(leads)].map((insurer) => quarterOf(programme.id, insurer, quarter)));
}

async function quarterOf(
  programmeId: string,
  insurer: InsurerCode,
  quarter: Quarter,
): Promise<InsurerQuarter> {
  const [movements, all] = await Promise.all([
    countMovements(businessTable(), { programmeId, insurer, quarter }),
    settlementsOf(businessTable(), insurer),
  ]);
  const settlements = all.filter((one) => one.programmeId === programmeId && one.quarter === quarter);
  const ids = settlements.map((one) => one.settlementId);
  const openDiscrepancies = await openDiscrepanciesAbout(businessTable(), insurer, ids);
  return { insurer, movements, settlements, openDiscrepancies };
}

function refusalOf(of: CloseRefusal): Refusal {
  switch (of.kind) {
    case 'quarter-open':
      return refusal(of.kind, '该季度尚未结束，不能关账。请在季度结束后办理。', {
        facts: { endsAt: of.endsAt },
      });
    case 'period-closed':
      return refusal(of.kind, '该季度已关账，不再变动。之后的账务记入当前季度。', {
        facts: { closedAt: of.closedAt },
      });
    case 'period-not-ready':
      return refusal(of.kind, '尚有未办结的事项，不能关账。请按 facts.checklist 逐项办结后再关账。', {
        facts: { checklist: of.checklist },
      });
  }
}
