import type { Application, ApplicationObjection } from '../../shared/domain/applications/application.ts';
import type { Instant } from '../../shared/domain/dates.ts';
import { nextStepAt } from '../../shared/domain/notices/reminder-notices.ts';
import { isSamePayer, shownParts } from '../../shared/domain/subsidies/budget.ts';

/** An application as the contract shows it. */
export function applicationView(of: Application, now: Instant) {
  return {
    applicationId: of.applicationId,
    status: of.status,
    next: nextStepAt(of, now),
    policyNo: of.policyNo,
    programmeId: of.programmeId,
    mode: of.mode,
    year: of.year,
    uscc: of.uscc,
    divisionCode: of.divisionCode,
    openedAt: of.openedAt,
    papers: of.papers.map(({ documentId, kind, fileName }) => ({ documentId, kind, fileName })),
    grade: of.grade,
    grant: 'grant' in of ? grantView(of) : undefined,
    collectedUntil: of.collectedUntil,
    noticeEndsOn: of.status === 'under-notice' ? of.noticeEndsOn : undefined,
    completeBy: of.status === 'returned' ? of.completeBy : undefined,
    dueOn: of.status === 'awaiting-account' ? of.dueOn : undefined,
    reason: 'reason' in of ? of.reason : undefined,
    ruleId: of.status === 'rejected' ? of.ruleId : undefined,
    payee: 'payee' in of ? of.payee : undefined,
    objections: (of.objections ?? []).map(objectionView),
    history: of.history,
  };
}

/** Whoever objected, and whoever decided, is a bureau's own affair. */
function objectionView(of: ApplicationObjection) {
  const { objectionId, status, reason, at } = of;
  const decided = of.status === 'open' ? {} : { decidedAt: of.decidedAt, decision: of.decision };
  return { objectionId, status, reason, at, ...decided };
}

function grantView(of: Extract<Application, { grant: unknown }>) {
  const { baseFen, ratePpm, calculatedFen, grantedFen, limitedBy, levels } = of.grant;
  const transfers = 'transfers' in of ? of.transfers : [];
  return {
    baseFen,
    ratePpm,
    calculatedFen,
    grantedFen,
    limitedBy,
    levels: shownParts(levels).map((part) => {
      const own = transfers.filter((one) => isSamePayer(one, part));
      const isPaid = own.every((one) => one.paidAt !== undefined);
      return { ...part, paidAt: isPaid ? own.at(-1)?.paidAt : undefined };
    }),
  };
}
