import { type Day, dayOf } from '../dates.ts';
import { formatYuan } from '../money.ts';
import type { Claim } from './claim.ts';
import type { ClaimDocument } from './claim-document.ts';
import type { ClaimEvent } from './claim-history.ts';
import type { Deadline } from './deadlines.ts';
import type { Indemnity } from './indemnity.ts';

/** A document as a claim's file holds it; `path`: where in the file, unless it was left out. */
export interface FiledEvidence {
  readonly document: ClaimDocument;
  readonly path: string | undefined;
  readonly remark: string;
}

/** What the readable page of a claim's file says. */
export interface SummarizedClaim {
  readonly claim: Claim;
  readonly firmName: string;
  readonly status: string;
  readonly deadlines: readonly Deadline[];
  readonly indemnity: Pick<Indemnity, 'lines' | 'totalFen'> | undefined;
  readonly history: readonly ClaimEvent[];
  readonly evidence: readonly FiledEvidence[];
  readonly madeOn: Day;
}

/**
 * The readable page of a claim's file: what it is about, by when what was due, what was paid and why, what happened, and every
 * document with its hash, so that its reader can check that nothing was changed.
 */
export function claimSummary(of: SummarizedClaim): string {
  const { claim, firmName, status, deadlines, indemnity, history, evidence, madeOn } = of;
  return [
    `案件档案 ${claim.claimNo}（截至 ${madeOn}）`,
    '',
    `被保险企业：${firmName}（${claim.uscc}）`,
    `保单：${claim.policyNo}，保障项目：${claim.coverCode}`,
    `出险：${dayOf(claim.occurredAt)}，报案：${dayOf(claim.reportedAt)}，报损 ${formatYuan(claim.estimatedFen)} 元`,
    `原因：${claim.cause}。经过：${claim.description}`,
    `状态：${status}`,
    '',
    '一、核对',
    ...claim.checks.map(({ rule, met, fact }) => `  ${met ? '符合' : '不符'}  ${rule}  ${fact}`),
    '',
    '二、法定期限',
    ...deadlines.map(({ kind, dueOn, movedTo, article, state }) => {
      return `  ${kind}  ${dueOn}（顺延后 ${movedTo}）  ${article}  ${state}`;
    }),
    '',
    '三、核定',
    ...(indemnity === undefined
      ? ['  尚无可出示的核定结果']
      : [
          ...indemnity.lines.map(({ rule, label, fen }) => `  ${rule}  ${label}  ${formatYuan(fen)} 元`),
          `  赔款合计 ${formatYuan(indemnity.totalFen)} 元`,
        ]),
    '',
    '四、经过',
    ...history.map(({ at, actor, event, detail }) => `  ${at}  ${actor}  ${event}  ${detail}`),
    '',
    '五、材料（SHA-256）',
    ...evidence.map(({ document, path, remark }) => {
      return `  ${document.sha256}  ${path ?? '（未收入）'}  ${document.kind}  ${document.fileName}  ${remark}`;
    }),
    '',
  ].join('\n');
}
