import { describe, expect, it } from 'vitest';
import { rejectionLetter } from '../../../shared/domain/claims/reject-claim.ts';
import { claimDocument } from '../../../shared/domain/claims/claim-document.ts';
import type { ClockMark } from '../../../shared/domain/claims/claim-clock.ts';
import type { ClaimTaskKind } from '../../../shared/domain/claims/claim-tasks.ts';
import { day, quarter } from '../../../shared/domain/dates.ts';
import { newStanding } from '../../../shared/domain/firms/standing.ts';
import { divisionCode, insurerCode, noticeId, uscc } from '../../../shared/domain/ids.ts';
import { asFen } from '../../../shared/domain/money.ts';
import * as cancellationNotices from '../../../shared/domain/notices/cancellation-notices.ts';
import * as applicationNotices from '../../../shared/domain/notices/application-notices.ts';
import * as clawbackNotices from '../../../shared/domain/notices/clawback-notices.ts';
import * as waitingNotices from '../../../shared/domain/notices/waiting-notices.ts';
import * as clockNotices from '../../../shared/domain/notices/clock-notices.ts';
import * as consentNotices from '../../../shared/domain/notices/consent-notices.ts';
import * as appealNotices from '../../../shared/domain/notices/appeal-notices.ts';
import * as evidenceNotices from '../../../shared/domain/notices/evidence-notices.ts';
import * as claimNotices from '../../../shared/domain/notices/claim-notices.ts';
import * as endorsementNotices from '../../../shared/domain/notices/endorsement-notices.ts';
import * as lenderNotices from '../../../shared/domain/notices/lender-notices.ts';
import { type Notice, notice } from '../../../shared/domain/notices/notice.ts';
import * as reminderNotices from '../../../shared/domain/notices/reminder-notices.ts';
import { correctionWays } from '../../../shared/domain/applications/grant-correction.ts';
import * as reducedNotices from '../../../shared/domain/notices/reduced-notices.ts';
import * as policyNotices from '../../../shared/domain/notices/policy-notices.ts';
import * as quoteNotices from '../../../shared/domain/notices/quote-notices.ts';
import * as shareNotices from '../../../shared/domain/notices/share-notices.ts';
import * as requestNotices from '../../../shared/domain/notices/request-notices.ts';
import * as settlementNotices from '../../../shared/domain/notices/settlement-notices.ts';
import { type CancelledPolicy, leadOf } from '../../../shared/domain/policies/policy.ts';
import { transferPolicy } from '../../../shared/domain/policies/transfer-policy.ts';
import { invariant } from '../../../shared/domain/result.ts';
import { recoveryOf } from '../../../shared/domain/policies/subsidy-recovery.ts';
import { buildRow } from '../../../shared/domain/settlement/build-rows.ts';
import { settlementStatus } from '../../../shared/domain/settlement/settlement.ts';
import { task } from '../../../shared/domain/tasks/task.ts';
import {
  cancelledFile,
  fileOf,
  halfYearRefund,
  paidPolicy,
  programmeId,
} from '../../support/settled-policies.ts';
import { applicationIn, applicationStatuses } from '../applications/application-fixtures.ts';
import { clawbacks, openReview } from '../clawbacks/clawback-fixtures.ts';
import { placeInLine } from '../waiting/waiting-fixtures.ts';
import { draftOf } from '../../support/settlements.ts';
import { assessedAs, claimIn, lender, paymentOf, reportedAt } from '../claims/claim-fixtures.ts';
import { ResearchPolicy, sumOf } from '../policies/endorsement-fixtures.ts';
import { quoted } from '../quoting/quote-fixtures.ts';

const identity = { noticeId: noticeId.parse(`ntc_${'0'.repeat(26)}`), at: reportedAt };
const offered = claimIn('decided-covered', { assessed: assessedAs(2_376_000) });
const rejected = claimIn('decided-rejected', {
  rejection: { ruleId: 'CLM-1', reason: '不在保险期间 / outside the period', by: 'adjuster', at: reportedAt },
});
const insured = paidPolicy({ serial: 1 });

function endedOn(article: '52' | undefined): CancelledPolicy {
  const { policy: ended } = cancelledFile(fileOf(insured), halfYearRefund, '2026-07-01T01:00:00.000Z');
  invariant(ended.status === 'cancelled', 'the policy has ended');
  return { ...ended, cancellation: { ...ended.cancellation, article } };
}
const research = new ResearchPolicy({
  ratePpm: 50_000,
  subsidyPpm: 700_000,
  sumFen: 90_000_000,
  valueFen: 125_000_000,
});
const { endorsement: waiting } = research.endorse('2026-03-02', sumOf(95_000_000));
const { endorsement: less } = research.endorse('2026-03-03', sumOf(80_000_000));
const { endorsement: noted } = research.endorse('2026-03-04', { insurableValueFen: asFen(120_000_000) });
invariant(waiting.status === 'awaiting-payment', 'more premium waits');

function transferredPolicy() {
  const successor = { uscc: uscc.parse('91610100QKB000029Y'), name: '西安承继 Ltd' };
  const standings = { from: research.standing, to: newStanding(successor.uscc) };
  const decided = transferPolicy(
    research.policy,
    { effectiveDate: day.parse('2026-03-25'), reason: 'sale' },
    { now: reportedAt, by: 'firm-a', successor, standings },
  );
  invariant(decided.accepted, 'the policy is transferred');
  return decided.value;
}

function rescindedPolicy(): CancelledPolicy {
  const ended = endedOn(undefined);
  const recovery = recoveryOf('SUB-17', insured.subsidy.programmes);
  const rescission = {
    ground: 'fraud',
    finding: 'invented-event',
    knownOn: day.parse('2026-06-02'),
    claimNo: offered.claimNo,
    toRepayFen: asFen(2_376_000),
  } as const;
  return { ...ended, cancellation: { ...ended.cancellation, article: '27', rescission, recovery } };
}

const financed = { policyNo: insured.policyNo, period: insured.period, lossPayee: lender };
const row = buildRow({ programmeId, quarter: quarter.parse('2026-Q1'), endorsementNo: '' }, fileOf(insured));

function taskOf(kind: ClaimTaskKind) {
  return task.parse({
    taskId: 'tsk_01KHQGZ0000000000000000001',
    kind,
    role: kind === 'accept-offer' || kind === 'provide-documents' ? 'firm' : 'adjuster',
    status: 'open',
    dueOn: '2026-04-24',
    openedAt: reportedAt,
    uscc: offered.uscc,
    ...(kind === 'provide-documents' ? { documentKinds: ['repair-invoice', 'loss-photos'] } : {}),
    barred: [],
    revision: 0,
  });
}

function markOf(kind: ClockMark['kind'], word: ClockMark['word']): ClockMark {
  const [dueOn, movedTo] = [day.parse('2026-07-12'), day.parse('2026-07-13')];
  return { claimNo: offered.claimNo, kind, word, at: reportedAt, dueOn, movedTo };
}

const taskKinds: readonly ClaimTaskKind[] = [
  'survey',
  'provide-documents',
  'assess-loss',
  'approve',
  'accept-offer',
  'confirm-payment',
  'interim-payment',
  'approve-interim',
  'confirm-account',
  'collect-repayment',
  'pay-recovery',
];
const underwriting = {
  outcome: 'decline',
  reason: '缺任务书 / no task book',
  by: 'u',
  at: reportedAt,
} as const;

/** Every notice there is, by the function that writes it. */
const written: Readonly<Record<string, readonly Notice[]>> = {
  noticeOfTask: taskKinds.map((kind) => claimNotices.noticeOfTask(offered, taskOf(kind), identity)),
  noticeOfRegistration: [claimNotices.noticeOfRegistration(offered, identity)],
  noticeOfOverdueDocuments: [claimNotices.noticeOfOverdueDocuments(offered, identity)],
  noticeOfRejection: [
    claimNotices.noticeOfRejection(
      rejected,
      rejectionLetter(rejected, '西安示范 Ltd', day.parse('2026-04-01')),
      identity,
    ),
  ],
  noticeOfBelowDeductible: [claimNotices.noticeOfBelowDeductible(offered, identity)],
  noticeOfPayment: [claimNotices.noticeOfPayment(offered, identity)],
  noticesOfMark: (['decision-30', 'limitation'] as const).flatMap((kind) =>
    (['near', 'last-day', 'breached'] as const).flatMap((word) =>
      clockNotices.noticesOfMark(offered, markOf(kind, word), () => identity),
    ),
  ),
  noticeOfInterimShare: [
    consentNotices.noticeOfInterimShare(
      offered,
      { ...taskOf('approve'), kind: 'consent-share', insurer: insurerCode.parse('cpic-sn') },
      identity,
    ),
  ],
  noticeOfShare: [
    consentNotices.noticeOfShare(
      offered,
      { ...taskOf('approve'), kind: 'consent-share', insurer: insurerCode.parse('cpic-sn') },
      identity,
    ),
  ],
  noticeOfAppeal: [
    appealNotices.noticeOfAppeal(
      claimIn('reopened', {
        appeal: {
          by: 'firm-a',
          at: reportedAt,
          reason: '在期间内 / in the period',
          documentIds: [],
          barred: [],
        },
      }),
      identity,
    ),
  ],
  noticeOfRepeatedEvidence: [
    evidenceNotices.noticeOfRepeatedEvidence(
      offered,
      claimDocument.parse({
        documentId: `doc_${'0'.repeat(26)}`,
        claimNo: offered.claimNo,
        kind: 'repair-invoice',
        fileName: '发票.pdf',
        contentType: 'application/pdf',
        sizeBytes: 1,
        sha256: 'a'.repeat(64),
        attachedAt: reportedAt,
        attachedBy: 'firm-a',
        sameAs: { of: 'invoice', claimNo: offered.claimNo },
      }),
      identity,
    ),
  ],
  noticeOfFurtherRequest: [
    evidenceNotices.noticeOfFurtherRequest(
      offered,
      { documentKinds: ['test-report'], reason: '仍不能开机 / still dead', dueOn: '2026-05-01' },
      identity,
    ),
  ],
  noticeOfReopening: (['firm', 'insurer'] as const).map((by) =>
    claimNotices.noticeOfReopening(offered, by, identity),
  ),
  noticeOfRecovered: [784_000, 0].map((fen) =>
    claimNotices.noticeOfRecovered(offered, { netFen: asFen(2_800_000), insuredFen: asFen(fen) }, identity),
  ),
  noticeOfInterim: [claimNotices.noticeOfInterim(offered, paymentOf({ purpose: 'interim' }), identity)],
  noticeOfOverpaid: [claimNotices.noticeOfOverpaid(offered, asFen(900_000), identity)],
  noticeOfDivision: [
    claimNotices.noticeOfDivision(
      offered,
      [paymentOf({ payee: 'loss-payee', fen: 2_000_000 }), paymentOf({ fen: 376_000 })],
      identity,
    ),
  ],
  noticeOfReturn: [claimNotices.noticeOfReturn(offered, paymentOf({ status: 'returned' }), identity)],
  noticeOfWithdrawal: [claimNotices.noticeOfWithdrawal(offered, identity)],
  noticeOfIssue: [policyNotices.noticeOfIssue(insured, identity)],
  noticeOfLapse: [policyNotices.noticeOfLapse(insured, identity)],
  noticeOfCancellation: ([undefined, '52'] as const).map((article) =>
    cancellationNotices.noticeOfCancellation(endedOn(article), identity),
  ),
  noticesOfRequest: requestNotices.noticesOfRequest({ outcome: 'asked', policy: insured, lender }, [
    identity,
    identity,
  ]),
  noticeOfRequestWithdrawn: [requestNotices.noticeOfRequestWithdrawn(insured, '继续投保', identity)],
  lenderNoticeOfRequestWithdrawn: [lenderNotices.lenderNoticeOfRequestWithdrawn(financed, identity)],
  noticeOfCorrection: [1_256, -236].map((firmFen) => {
    const owed = { totalFen: asFen(firmFen), firmFen: asFen(firmFen), bureauFen: asFen(0), levels: [] };
    const correction = {
      correctionNo: 'C2',
      claimNo: offered.claimNo,
      at: reportedAt,
      owed,
      parts: [],
      baseFen: asFen(88_120),
    };
    return cancellationNotices.noticeOfCorrection(endedOn(undefined), correction, identity);
  }),
  noticeOfRefusal: [requestNotices.noticeOfRefusal(insured, '函 2026-7', identity)],
  lenderNoticeOfBind: [lenderNotices.lenderNoticeOfBind(financed, identity)],
  lenderNoticeOfIssue: [lenderNotices.lenderNoticeOfIssue(financed, identity)],
  lenderNoticeOfLapse: [lenderNotices.lenderNoticeOfLapse(financed, identity)],
  lenderNoticeOfEndorsement: [lenderNotices.lenderNoticeOfEndorsement(financed, identity)],
  lenderNoticeOfRequest: [lenderNotices.lenderNoticeOfRequest(financed, identity)],
  lenderNoticeOfEnd: [lenderNotices.lenderNoticeOfEnd(day.parse('2026-07-03'))(financed, identity)],
  lenderNoticeOfClaim: [lenderNotices.lenderNoticeOfClaim(financed, identity)],
  lenderNoticeOfPayment: [lenderNotices.lenderNoticeOfPayment(financed, identity)],
  noticesOfRescission: cancellationNotices.noticesOfRescission(rescindedPolicy(), [identity, identity]),
  noticeOfRecovery: (['SUB-16', 'SUB-17'] as const).flatMap((rule) => {
    const recovery = recoveryOf(rule, insured.subsidy.programmes);
    invariant(recovery !== undefined, 'there is a subsidy to recover');
    return recovery.levels.map((part) =>
      cancellationNotices.noticeOfRecovery(insured, recovery, part, identity),
    );
  }),
  noticeOfHeldPayment: [
    { outcome: 'held', reason: 'underpaid', policy: insured, earlier: insured.payment } as const,
    { outcome: 'held', reason: 'payer-mismatch' } as const,
    { outcome: 'held', reason: 'not-awaiting-payment' } as const,
  ].map((held) => policyNotices.noticeOfHeldPayment(insured, asFen(10_000), held, identity)),
  noticeOfEndorsement: [waiting, less, noted].map((one) =>
    endorsementNotices.noticeOfEndorsement(insured, one, identity),
  ),
  noticesOfTransfer: endorsementNotices.noticesOfTransfer(transferredPolicy(), () => identity),
  noticeOfEndorsementPaid: [endorsementNotices.noticeOfEndorsementPaid('E1')(insured, identity)],
  noticeOfEndorsementLapse: [
    endorsementNotices.noticeOfEndorsementLapse(
      insured,
      { ...waiting, status: 'lapsed' as const, lapsedAt: identity.at },
      identity,
    ),
  ],
  noticeOfRenewal: [endorsementNotices.noticeOfRenewal(insured, identity)],
  noticeOfExpiry: [endorsementNotices.noticeOfExpiry(insured, identity)],
  noticeOfPaymentTask: (['return-payment', 'pay-refund'] as const).map((kind) =>
    policyNotices.noticeOfPaymentTask(insured, asFen(100), { ...taskOf('confirm-payment'), kind }, identity),
  ),
  noticeOfReferral: [
    quoteNotices.noticeOfReferral({ ...quoted(), status: 'referred', referredFor: 'QTE-2' }, identity),
  ],
  noticeOfUnderwriting: [
    quoteNotices.noticeOfUnderwriting(quoted(), identity),
    quoteNotices.noticeOfUnderwriting({ ...quoted(), status: 'declined', underwriting }, identity),
  ],
  noticeOfClawback: clawbacks
    .filter((one) => one.status === 'open' || one.status === 'claimed')
    .map((one) => clawbackNotices.noticeOfClawback(one, identity)),
  noticeOfKept: clawbacks
    .filter((one) => one.status === 'kept')
    .map((one) => clawbackNotices.noticeOfKept(one, identity)),
  noticeOfReview: [clawbackNotices.noticeOfReview(openReview, divisionCode.parse('610000'), identity)],
  noticeOfClaim: [clawbackNotices.noticeOfClaim(openReview, divisionCode.parse('610000'), identity)],
  noticeOfFreeMoney: (['waiting', 'told'] as const).map((status) =>
    waitingNotices.noticeOfFreeMoney(
      { ...placeInLine(1), status, toldUntil: day.parse('2026-01-08') },
      identity,
    ),
  ),
  noticeOfApplication: applicationStatuses.map((status) =>
    applicationNotices.noticeOfApplication(applicationIn(status), identity),
  ),
  noticeOfReduced: (['awaiting-account', 'awaiting-payment', 'rejected'] as const).map((status) =>
    reducedNotices.noticeOfReduced(applicationIn(status), identity),
  ),
  noticeOfCorrectedGrant: correctionWays.map((how) =>
    reducedNotices.noticeOfCorrectedGrant(
      applicationIn('awaiting-payment'),
      {
        grantedFen: asFen(42_724),
        moves: [{ level: 'city', payer: divisionCode.parse('610100'), fen: asFen(5_026), how }],
      },
      identity,
    ),
  ),
  noticeOfReminder: [reminderNotices.noticeOfReminder(applicationIn('awaiting-account'), identity)],
  noticeOfChangedPayment: [0, 11_310].map((fen) =>
    reducedNotices.noticeOfChangedPayment(
      applicationIn('awaiting-payment'),
      {
        level: 'city',
        payer: divisionCode.parse('610100'),
        fen: asFen(fen),
        taskId: taskOf('confirm-payment').taskId,
      },
      identity,
    ),
  ),
  noticeOfApplicationTask: (['check-application', 'pay-subsidy'] as const).map((kind) =>
    applicationNotices.noticeOfApplicationTask(
      applicationIn('applied'),
      { ...taskOf('confirm-payment'), kind },
      divisionCode.parse('610000'),
      identity,
    ),
  ),
  noticesOfShare: [
    ...shareNotices.noticesOfShare(
      insured,
      { from: leadOf(insured), to: insurerCode.parse('cpic-sn'), fen: asFen(33_330) },
      taskOf('confirm-payment'),
      () => identity,
    ),
  ],
  settlementNotice: [settlementNotices.settlementNotice(draftOf([row]), 'insurer#picc-sn', identity)],
};
const all = Object.entries(written).flatMap(([writer, notices]) =>
  notices.map((one): [string, Notice] => [`${writer} (${one.text.en.slice(0, 24)}…)`, one]),
);

describe('a notice', () => {
  it.each(all)('of %s speaks both languages and leaves nothing open', (_, one) => {
    expect(notice.parse(one)).toEqual(one);
    expect(one.text.zh).toMatch(/\p{Script=Han}{4}/u);
    expect(one.text.en).toMatch(/[a-z]+ [a-z]+/);
    for (const text of [one.text.zh, one.text.en])
      expect(text).not.toMatch(/undefined|NaN|null|\[object|: [.;]/);
  });

  it('of every kind is looked at here', () => {
    const modules = [
      cancellationNotices,
      requestNotices,
      lenderNotices,
      applicationNotices,
      reducedNotices,
      reminderNotices,
      clawbackNotices,
      waitingNotices,
      claimNotices,
      clockNotices,
      appealNotices,
      consentNotices,
      evidenceNotices,
      policyNotices,
      endorsementNotices,
      shareNotices,
      quoteNotices,
      settlementNotices,
    ];
    const writers = modules.flatMap((one) => Object.keys(one)).filter((name) => /notice/i.test(name));
    expect(Object.keys(written).toSorted()).toEqual(writers.toSorted());
  });

  it('puts what a bureau wrote into its own sentence, with one full stop', () => {
    const reason = '付款回单不清楚。';
    const { zh, en } = applicationNotices.nextStep(applicationIn('returned', { reason }));
    expect(zh).toContain('原因：付款回单不清楚。请在');
    expect(en).toContain('because: 付款回单不清楚. Complete');
  });

  it('of a settlement has words of its own for each status that follows its totals', () => {
    const draft = draftOf([row]);
    const statuses = settlementStatus.options.filter((status) => status !== 'building');
    const texts = statuses.map((status) => {
      const of = { ...draft, status } as Parameters<typeof settlementNotices.settlementNotice>[0];
      return settlementNotices.settlementNotice(of, 'insurer#picc-sn', identity);
    });
    expect(new Set(texts.map((one) => one.kind)).size).toBe(statuses.length);
    expect(
      texts.map((one) => one.text.zh + one.text.en).filter((text) => text.includes('undefined')),
    ).toEqual([]);
  });
});
