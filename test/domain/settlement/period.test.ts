import { describe, expect, it } from 'vitest';
import { quarter } from '../../../shared/domain/dates.ts';
import { insurerCode, jobId, objectionId } from '../../../shared/domain/ids.ts';
import {
  checklistOf,
  type ClosedPeriod,
  closePeriod,
  type InsurerQuarter,
  isReady,
} from '../../../shared/domain/settlement/period.ts';
import { requestSettlement } from '../../../shared/domain/settlement/request-settlement.ts';
import { type Settlement } from '../../../shared/domain/settlement/settlement.ts';
import { callers } from '../../support/http.ts';
import { ledgerRow } from '../../support/listed-rows.ts';
import { approvedOf, callerFor, draftOf, instantOf, settlementRequest } from '../../support/settlements.ts';

const now = instantOf('2026-05-04T01:00:00.000Z');
const first = quarter.parse('2026-Q1');
const lastBlock = { number: 7, hash: 'a'.repeat(64) };
const archiveJobId = jobId.parse(`job_${'0'.repeat(26)}`);
const draft = draftOf([ledgerRow({ serial: 1 })]);
const approved = approvedOf(draft);
const paid: Settlement = { ...approved, status: 'paid', paidAt: now };

function insurer(settlements: readonly Settlement[], more: Partial<InsurerQuarter> = {}): InsurerQuarter {
  return { insurer: insurerCode.parse('picc-sn'), movements: 1, settlements, openDiscrepancies: 0, ...more };
}

function close(insurers: readonly InsurerQuarter[], at = now, closed?: ClosedPeriod) {
  const of = { programmeId: 'SN-QKB-PH', quarter: first, closed, insurers, lastBlock, archiveJobId };
  return closePeriod(of, callerFor(callers.bureauApprover), at);
}

describe('a quarter of a programme (REC-6)', () => {
  it('is closed when every settlement is paid, with its checklist and the last block', () => {
    expect(close([insurer([paid])])).toMatchObject({
      accepted: true,
      value: { quarter: '2026-Q1', closedBy: 'bureau-approver', closedAt: now, lastBlock, archiveJobId },
    });
    expect(close([insurer([], { movements: 0 })]).accepted).toBe(true);
  });

  it('is closed once, and not before it is over', () => {
    const closed = close([insurer([paid])]);
    expect(close([insurer([paid])], now, closed.accepted ? closed.value : undefined)).toMatchObject({
      refusal: { kind: 'period-closed', closedAt: now },
    });
    expect(close([insurer([paid])], instantOf('2026-03-31T15:59:59.999Z'))).toMatchObject({
      refusal: { kind: 'quarter-open', endsAt: '2026-03-31T16:00:00.000Z' },
    });
  });

  const objection = {
    status: 'open' as const,
    objectionId: objectionId.parse(`obj_${'0'.repeat(26)}`),
    policyNo: ledgerRow({ serial: 1 }).policyNo,
    reason: '',
    by: 'x',
    at: now,
  };

  it.each([
    ['settlements-paid', insurer([])],
    ['settlements-paid', insurer([approved])],
    ['settlements-paid', insurer([paid, draft])],
    ['objections-decided', insurer([{ ...paid, objections: [objection] }])],
    ['discrepancies-cleared', insurer([paid], { openDiscrepancies: 1 })],
  ])('is not closed while %s is not done', (id, one) => {
    const refused = close([one]);
    expect(refused).toMatchObject({ accepted: false, refusal: { kind: 'period-not-ready' } });
    expect(
      checklistOf([one])
        .filter((check) => check.blocking && !check.ok)
        .map((check) => check.id),
    ).toContain(id);
  });

  it('counts rows that are held, and is closed with them', () => {
    const counts = { ...paid.counts, AMOUNT_DIFF: 2, ONLY_INSURER: 5 };
    const checklist = checklistOf([insurer([{ ...paid, counts }])]);
    const held = checklist.find((check) => check.id === 'rows-held');
    expect(held).toMatchObject({ ok: false, blocking: false });
    expect(held?.fact.zh).toContain('2 行');
    expect(isReady(checklist)).toBe(true);
  });

  it('takes no settlement any more once it is closed', () => {
    const closed = close([insurer([paid])]);
    const request = { ...settlementRequest(), closed: closed.accepted ? closed.value : undefined };
    expect(requestSettlement(request, callerFor(callers.insurerFinance), now)).toMatchObject({
      refusal: { kind: 'period-closed' },
    });
  });
});
