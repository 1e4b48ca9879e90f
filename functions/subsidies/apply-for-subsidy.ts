import { applyForSubsidyOperation } from '../../shared/contract/operations/subsidies.ts';
import type { Paper } from '../../shared/domain/applications/application.ts';
import {
  applyForSubsidy as decide,
  type ApplyRefusal,
} from '../../shared/domain/applications/apply-for-subsidy.ts';
import { type DocumentId, type PolicyNo, taskId } from '../../shared/domain/ids.ts';
import {
  noticeOfApplication,
  noticeOfApplicationTask,
} from '../../shared/domain/notices/application-notices.ts';
import { decidingPayer } from '../../shared/domain/subsidies/split-subsidy.ts';
import { checkTask } from '../../shared/domain/tasks/application-task.ts';
import { readApplication, writeApplication } from '../../shared/persistence/applications.ts';
import { insertNotice } from '../../shared/persistence/notices.ts';
import { readPolicy } from '../../shared/persistence/policies.ts';
import { isPolicyPaperStored, policyDocuments } from '../../shared/persistence/policy-documents.ts';
import { insertTask } from '../../shared/persistence/tasks.ts';
import { noticeIdentity } from '../policies/policy-side-effects.ts';
import { attempts, RacedTooOften } from '../runtime/attempts.ts';
import { businessTable } from '../runtime/business-table.ts';
import { published } from '../runtime/current-catalogue.ts';
import { documentBucket } from '../runtime/document-bucket.ts';
import { answer, invalidRequest, notFound, type Refusal, refusal } from '../runtime/reply.ts';
import { changingRoute, commitCommand } from '../runtime/route.ts';
import { applicationIdOf } from './application-id.ts';
import { applicationView } from './application-view.ts';

/** The one application of a policy, whoever held it when it was made (case 27). */
const following = { kind: 'service' } as const;

/** Application, the bureau's task and the notices are one transaction. */
export const applyForSubsidy = changingRoute(
  applyForSubsidyOperation,
  async ({ params, body, caller, now, command }) => {
    const { programmeId, documentIds, loanRepaidOn } = body;
    for await (const _ of attempts()) {
      const policy = await readPolicy(businessTable(), caller.scope, params.policyNo);
      if (policy === undefined) return notFound();
      const shown = policy.subsidy.programmes.find((grant) => grant.programmeId === programmeId);
      if (shown === undefined) return refusalOf({ kind: 'programme-not-applicable', programmeId });
      const { catalogue, calendar } = await published();
      const programme = catalogue.usedProgramme(programmeId, shown.version);
      const { papers, missing } = await storedPapers(policy.policyNo, documentIds);
      if (missing.length > 0) return notUploaded(missing);
      const applicationId = applicationIdOf(policy.policyNo, programmeId);
      const before = await readApplication(businessTable(), following, applicationId);
      const identity = { applicationId, taskId: taskId.parse(command.mint.ulid('tsk')) };
      const decided = decide(policy, { papers, loanRepaidOn }, { now, programme, before, ...identity });
      if (!decided.accepted) return refusalOf(decided.refusal);
      const application = decided.value;
      const bureau = decidingPayer(programme, policy.divisionCode);
      const task = checkTask(application, bureau, { now, calendar });
      const view = applicationView(application, now);
      const committed = await commitCommand([
        writeApplication(application),
        insertTask(task),
        insertNotice(noticeOfApplicationTask(application, task, bureau, noticeIdentity(command.mint, now))),
        insertNotice(noticeOfApplication(application, noticeIdentity(command.mint, now))),
        command.remember(view),
      ]);
      if (committed.done) return answer(view);
    }
    throw new RacedTooOften('an application');
  },
);

/** Papers whose files have really arrived, with the size and checksum that were announced. */
async function storedPapers(
  policyNo: PolicyNo,
  wanted: readonly DocumentId[],
): Promise<{ papers: readonly Paper[]; missing: readonly DocumentId[] }> {
  const announced = await policyDocuments(businessTable(), policyNo);
  const found = await Promise.all(
    wanted.map(async (id) => {
      const document = announced.find((one) => one.documentId === id);
      const isStored = document !== undefined && (await isPolicyPaperStored(documentBucket(), document));
      return isStored ? document : undefined;
    }),
  );
  const papers = found.flatMap((one): Paper[] => {
    if (one === undefined) return [];
    return [{ documentId: one.documentId, kind: one.kind, fileName: one.fileName, sha256: one.sha256 }];
  });
  return { papers, missing: wanted.filter((_, place) => found[place] === undefined) };
}

function notUploaded(missing: readonly DocumentId[]): Refusal {
  const detail = `以下材料尚未上传完整：${missing.join('、')}。请按登记的大小与校验值重新上传后再提交。`;
  return refusal('document-not-uploaded', detail, { facts: { missing } });
}

function refusalOf(of: ApplyRefusal): Refusal {
  switch (of.kind) {
    case 'policy-not-paid':
      return refusal(of.kind, '保单尚未支付保费或已失效，暂不能申请补贴。请先付清保费。', {
        facts: { status: of.status },
      });
    case 'programme-not-applicable':
      return refusal(of.kind, `保单不能申请 ${of.programmeId} 的补贴。请查看保单所列方案及其补贴方式。`);
    case 'already-applied':
      return refusal(of.kind, '这项补贴已经申请过，不能重复申请。请查看申请进度。', {
        facts: { status: of.status },
      });
    case 'papers-missing':
      return refusal(of.kind, `还缺必需材料：${of.missing.join('、')}。请补齐后一并提交。`, {
        facts: { missing: of.missing },
      });
    case 'window-closed':
      return windowClosed(of);
    case 'loan-repayment-missing':
      return invalidRequest([
        { path: 'loanRepaidOn', message: '请填写贷款还清日期 / give the day on which the loan was repaid' },
      ]);
  }
}

function windowClosed({
  kind,
  closedOn,
  opensOn,
}: Extract<ApplyRefusal, { kind: 'window-closed' }>): Refusal {
  const ended = closedOn === undefined ? '' : `上一申报期已于 ${closedOn} 24 时截止。`;
  const next =
    opensOn === undefined
      ? '目前没有已公布的下一申报期，请关注通知。'
      : `下一申报期自 ${opensOn} 零时开始，请届时提交。`;
  return refusal(kind, `当前不在申报期内。${ended}${next}`, { facts: { closedOn, opensOn } });
}
