import { describe, expect, it } from 'vitest';
import { claimBack, decideClawback, openClawback } from '../../../shared/domain/clawbacks/clawback.ts';
import { caseOfRevocation } from '../../../shared/domain/clawbacks/open-cases.ts';
import { grantedFen, newStanding, withGrants } from '../../../shared/domain/firms/standing.ts';
import { clawbackId, noticeId } from '../../../shared/domain/ids.ts';
import { asFen } from '../../../shared/domain/money.ts';
import { noticeOfClawback } from '../../../shared/domain/notices/clawback-notices.ts';
import { bind } from '../policies/policy-fixtures.ts';
import { at } from '../quoting/quote-fixtures.ts';
import {
  decidedAs,
  decidedReview,
  insured,
  openReview,
  openTask,
  reviewOf,
  revokedAt,
} from './clawback-fixtures.ts';

const granted = withGrants(newStanding(insured.uscc), [
  { programmeId: 'SN-QKB-PH', year: 2026, fen: asFen(80_000) },
]);

describe('case 25: the review of a subsidy (ELG-4)', () => {
  it('is of what the firm has had, 800.00, by level, and lies with the bureau that paid the highest', () => {
    expect(openReview).toMatchObject({
      status: 'open',
      totalFen: 80_000,
      year: 2026,
      divisionCode: '610113',
    });
    expect(openTask).toMatchObject({
      kind: 'review-clawback',
      role: 'bureau-clerk',
      divisionCode: '610000',
      amountFen: 80_000,
      dueOn: '2026-10-26',
    });
  });

  it('keeps what the registry says in both languages, as its case does', () => {
    const finding = { rule: 'ELG-2', fact: '登记已撤销', factEn: 'The registration was revoked' };
    const review = openClawback(insured, openReview, finding, { now: revokedAt, taskId: openReview.taskId });
    expect(review).toMatchObject({ ruleId: 'ELG-2', fact: finding.fact, factEn: finding.factEn });
    const claimed = claimBack(
      { ...decidedReview, ...review, status: 'decided' },
      decidedReview.levels,
      granted,
      revokedAt,
    );
    const idOf = () => clawbackId.parse(`clb_${'0'.repeat(26)}`);
    expect(caseOfRevocation(claimed.clawback, insured, true, idOf, revokedAt)?.formula).toEqual([
      { rule: 'ELG-2', text: '登记已撤销', textEn: 'The registration was revoked', fen: 80_000 },
    ]);
    expect(openReview).not.toHaveProperty('factEn');
  });

  it('is not opened where the firm has had nothing: its bind is not paid', () => {
    expect(reviewOf(bind().policy)).toBeUndefined();
  });

  it('is decided once, either way', () => {
    expect(decidedAs('keep').status).toBe('kept');
    const again = { subject: 'bureau-clerk', now: revokedAt };
    const decision = { outcome: 'keep', reason: '无误' } as const;
    expect(decideClawback(decidedReview, decision, again)).toMatchObject({
      refusal: { kind: 'wrong-status', status: 'decided' },
    });
  });

  it('frees envelope and counter in the budget’s own year', () => {
    const claimed = claimBack(decidedReview, decidedReview.levels, granted, at('2026-12-31T15:59:59.000Z'));
    expect(claimed).toMatchObject({ freesBudget: true, clawback: { status: 'claimed' } });
    expect(claimed.standing && grantedFen(claimed.standing, 'SN-QKB-PH', 2026)).toBe(0);
  });

  it('goes to the treasury afterwards', () => {
    const claimed = claimBack(decidedReview, decidedReview.levels, granted, at('2026-12-31T16:00:00.000Z'));
    expect(claimed).toMatchObject({ freesBudget: false, standing: undefined });
  });

  it('is of no more than the firm still has, by level, and of nothing where all of it is back', () => {
    const still = decidedReview.levels.map((part, place) => ({
      ...part,
      fen: asFen([22_618, 11_310, 3_770][place] ?? 0),
    }));
    const claimed = claimBack(decidedReview, still, granted, revokedAt);
    expect(claimed.clawback).toMatchObject({ totalFen: 37_698, levels: still });
    expect(claimed.standing && grantedFen(claimed.standing, 'SN-QKB-PH', 2026)).toBe(42_302);
    const more = still.map((part) => ({ ...part, fen: asFen(90_000) }));
    expect(claimBack(decidedReview, more, granted, revokedAt).clawback.totalFen).toBe(80_000);
    const none = claimBack(decidedReview, [], granted, revokedAt);
    expect(none.clawback).toMatchObject({ status: 'claimed', levels: [], totalFen: 0 });
    expect(none.standing).toBeUndefined();
    const identity = { noticeId: noticeId.parse(`ntc_${'0'.repeat(26)}`), at: revokedAt };
    expect(noticeOfClawback(none.clawback, identity).text.zh).toContain('无须再退还');
  });
});
