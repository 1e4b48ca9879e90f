import { type Day, dayOf, type Instant } from '../dates.ts';
import type { Bilingual } from '../names.ts';
import { accept, invariant, type Result } from '../result.ts';
import type { Claim } from './claim.ts';
import { mayMove, statusAfter, type WrongStatus, wrongStatus } from './claim-lifecycle.ts';
import { duplicateRule } from './coverage-checks.ts';

/**
 * CLM-6 (保险法 art. 24): the letter with the reasons goes out. A duplicate is closed (case 10); a rejected claim stays
 * rejected. Refusal: `claim-not-open`.
 */
export function sendRejection(rejected: Claim, now: Instant): Result<Claim, WrongStatus> {
  if (!mayMove(rejected.status, 'send-rejection')) return wrongStatus(rejected.status);
  const isDuplicate = rejected.rejection?.ruleId === duplicateRule;
  return accept({
    ...rejected,
    status: statusAfter(isDuplicate ? 'close-duplicate' : 'send-rejection'),
    clocks: { ...rejected.clocks, letterSentAt: now, closedAt: now },
    closedReason: isDuplicate ? 'duplicate' : 'rejected',
    revision: rejected.revision + 1,
  });
}

/** CLM-6: the letter: which rule, why, and on which day (invariant 10). */
export function rejectionLetter(rejected: Claim, firmName: string, sentOn: Day): Bilingual {
  const { rejection } = rejected;
  invariant(rejection !== undefined, `claim ${rejected.claimNo} is not rejected`);
  const decidedOn = dayOf(rejection.at);
  const { rescindedOn } = rejection;
  return {
    zh: [
      `拒绝赔偿通知书（案件 ${rejected.claimNo}）`,
      `${firmName}：`,
      `您于 ${dayOf(rejected.reportedAt)} 就保单 ${rejected.policyNo} 报案。经核定（${decidedOn}），本次损失不属于保险赔偿范围，依据《中华人民共和国保险法》第二十四条书面通知如下。`,
      `依据：${rejection.ruleId}`,
      `理由：${rejection.reason}`,
      ...(rescindedOn === undefined ? [] : [`保险合同已于 ${rescindedOn} 依据第十六条解除。`]),
      '如有异议，可补充材料申请复议，或依法申请仲裁、提起诉讼。',
      sentOn,
    ].join('\n'),
    en: [
      `Notice of rejection (claim ${rejected.claimNo})`,
      `${firmName}:`,
      `on ${dayOf(rejected.reportedAt)} you reported a loss under policy ${rejected.policyNo}. It was decided on ${decidedOn} that the loss is not covered; this notice is given under art. 24 of the Insurance Law.`,
      `Rule: ${rejection.ruleId}`,
      `Reason: ${rejection.reason}`,
      ...(rescindedOn === undefined ? [] : [`The contract was rescinded on ${rescindedOn} under art. 16.`]),
      'You may ask for a review with further documents, or go to arbitration or court.',
      sentOn,
    ].join('\n'),
  };
}
