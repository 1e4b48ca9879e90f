import { describe, expect, it } from 'vitest';
import { builtInCatalogue } from '../../../shared/domain/catalogue/built-in-catalogue.ts';
import type { Claim } from '../../../shared/domain/claims/claim.ts';
import type { JournalEntry } from '../../../shared/domain/ledger/journal-entry.ts';
import type { Policy } from '../../../shared/domain/policies/policy.ts';
import { objectionId } from '../../../shared/domain/ids.ts';
import { countClaims, countMoney, countPolicies } from '../../../shared/domain/reports/performance-facts.ts';
import { PerformanceTally } from '../../../shared/domain/reports/performance.ts';
import type { Settlement } from '../../../shared/domain/settlement/settlement.ts';
import { type Task, task } from '../../../shared/domain/tasks/task.ts';
import { ledgerRow } from '../../support/listed-rows.ts';
import { paidPolicy, programmeId } from '../../support/settled-policies.ts';
import { draftOf } from '../../support/settlements.ts';
import { at, claimIn } from '../claims/claim-fixtures.ts';

const policy = paidPolicy({ serial: 1 });
const rejection = {
  ruleId: 'CLM-3',
  reason: '不属于保险责任',
  by: 'adjuster',
  at: at('2026-04-01T01:00:00.000Z'),
};

interface Facts {
  readonly policies?: readonly Policy[];
  readonly claims?: readonly Claim[];
  readonly tasks?: readonly Task[];
  readonly entries?: readonly JournalEntry[];
  readonly settlements?: readonly Settlement[];
}

function reported({ policies = [policy], claims = [], tasks = [], entries = [], settlements = [] }: Facts) {
  const of = { programmeId, year: 2026 };
  const tally = new PerformanceTally(of);
  tally.add([
    ...countClaims(claims, tasks),
    ...countMoney(entries, programmeId),
    ...countPolicies(policies, of, ({ product }) => builtInCatalogue.soldProduct(product)),
  ]);
  return tally.report(settlements);
}

function claim(status: Claim['status'], changes: Partial<Claim> = {}): Claim {
  return claimIn(status, { policyNo: policy.policyNo, ...changes });
}

function answered(outcome: 'accept' | 'dispute', serial: number) {
  return task.parse({
    taskId: `tsk_${String(serial).padStart(26, '0')}`,
    kind: 'accept-offer',
    role: 'firm',
    status: 'done',
    dueOn: '2026-05-01',
    openedAt: '2026-04-01T01:00:00.000Z',
    uscc: policy.uscc,
    claimNo: claim('assessing').claimNo,
    barred: [],
    outcome,
    revision: 2,
  });
}

describe('claims of the performance report (section 15)', () => {
  it('count a rejected claim as rejected and not as open, until it is reopened', () => {
    const rejected = claim('decided-rejected', { rejection, closedReason: 'rejected' });
    expect(reported({ claims: [rejected] }).claims).toMatchObject({ reported: 1, open: 0, rejected: 1 });
    expect(reported({ claims: [claim('reopened')] }).claims).toMatchObject({ open: 1, rejected: 0 });
    const closed = claim('closed', { closedReason: 'below-deductible' });
    expect(reported({ claims: [closed, claim('paying')] }).claims).toMatchObject({ reported: 2, open: 1 });
  });

  it('count every disputed offer, also after the next decision, and every objection of the year', () => {
    const claims = [claim('agreed')];
    const tasks = [answered('dispute', 1), answered('dispute', 2), answered('accept', 3)];
    expect(reported({ claims, tasks }).disputes).toBe(2);
    expect(reported({ tasks }).disputes).toBe(0);
    const said = {
      status: 'open' as const,
      objectionId: objectionId.parse(`obj_${'0'.repeat(26)}`),
      policyNo: ledgerRow({ serial: 1 }).policyNo,
      reason: '未开展业务',
      by: 'bureau-clerk',
      at: at('2026-04-10T01:00:00.000Z'),
    };
    const noticed = { ...draftOf([ledgerRow({ serial: 1 })]), objections: [said] };
    expect(reported({ claims, tasks, settlements: [noticed] }).disputes).toBe(3);
    const before = { ...noticed, quarter: '2025-Q4' as typeof noticed.quarter };
    expect(reported({ settlements: [before] }).disputes).toBe(0);
  });
});
