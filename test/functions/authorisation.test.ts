import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handler as budgets } from '../../functions/budgets/budgets-api.ts';
import { handler as appeals } from '../../functions/appeals/appeals-api.ts';
import { handler as cancellation } from '../../functions/cancellation/cancellation-api.ts';
import { handler as catalogue } from '../../functions/catalogue/catalogue-api.ts';
import { handler as claims } from '../../functions/claims/claims-api.ts';
import { handler as clearing } from '../../functions/clearing/clearing-api.ts';
import { handler as clawbacks } from '../../functions/clawbacks/clawbacks-api.ts';
import { handler as comparing } from '../../functions/comparing/comparing-api.ts';
import { handler as discrepancies } from '../../functions/discrepancies/discrepancies-api.ts';
import { handler as documentation } from '../../functions/documentation/documentation-api.ts';
import { handler as endorsements } from '../../functions/endorsements/endorsements-api.ts';
import { handler as evidence } from '../../functions/evidence/evidence-api.ts';
import { handler as firms } from '../../functions/firms/firms-api.ts';
import { handler as imports } from '../../functions/imports/imports-api.ts';
import { handler as insight } from '../../functions/insight/insight-api.ts';
import { handler as ledger } from '../../functions/ledger/ledger-api.ts';
import { handler as notices } from '../../functions/notices/notices-api.ts';
import { handler as packs } from '../../functions/packs/packs-api.ts';
import { handler as papers } from '../../functions/papers/papers-api.ts';
import { handler as payments } from '../../functions/payments/payments-api.ts';
import { handler as payouts } from '../../functions/payouts/payouts-api.ts';
import { handler as policies } from '../../functions/policies/policies-api.ts';
import { handler as binding } from '../../functions/binding/binding-api.ts';
import { handler as proof } from '../../functions/proof/proof-api.ts';
import { handler as quoting } from '../../functions/quoting/quoting-api.ts';
import { handler as reconciliation } from '../../functions/reconciliation/reconciliation-api.ts';
import { handler as renewals } from '../../functions/renewals/renewals-api.ts';
import { handler as reports } from '../../functions/reports/reports-api.ts';
import { handler as rescission } from '../../functions/rescission/rescission-api.ts';
import { handler as settlement } from '../../functions/settlement/settlement-api.ts';
import { handler as subsidies } from '../../functions/subsidies/subsidies-api.ts';
import { handler as tasks } from '../../functions/tasks/tasks-api.ts';
import { handler as transfers } from '../../functions/transfers/transfers-api.ts';
import { handler as worklists } from '../../functions/worklists/worklists-api.ts';
import type { Operation } from '../../shared/contract/operation.ts';
import { operations } from '../../shared/contract/operations.ts';
import { type Capability, routes } from '../../shared/contract/routes.ts';
import { type Role, roles } from '../../shared/domain/access/role.ts';
import { type Engine, startEngine } from '../support/engine.ts';
import { caller, type TestCaller } from '../support/http.ts';

const handlers: Readonly<Record<Capability, unknown>> = {
  budgets,
  appeals,
  cancellation,
  rescission,
  catalogue,
  claims,
  comparing,
  clawbacks,
  clearing,
  discrepancies,
  documentation,
  endorsements,
  evidence,
  firms,
  imports,
  insight,
  reports,
  packs,
  ledger,
  notices,
  papers,
  payments,
  payouts,
  policies,
  proof,
  binding,
  quoting,
  reconciliation,
  renewals,
  settlement,
  subsidies,
  tasks,
  transfers,
  worklists,
};
const orgs: Readonly<Record<Role, string>> = {
  firm: '91610100QKB0000102',
  underwriter: 'picc-sn',
  adjuster: 'picc-sn',
  'claims-manager': 'picc-sn',
  'insurer-finance': 'picc-sn',
  'bureau-clerk': '610000',
  'bureau-approver': '610000',
  operator: 'kebao',
};
const guarded = operations.filter((operation) => operation.roles !== 'open');
/** Ids that are well-formed and belong to nobody. */
const params = {
  productCode: 'nothing',
  programmeId: 'XX-NONE',
  year: '2026',
  uscc: '91110000600037341L',
  insurer: 'nobody-xx',
  kind: 'hnte',
  quoteId: 'quo_00000000000000000000000000',
  policyNo: 'KB202600000000003',
  claimNo: 'KC202600000000003',
  taskId: 'tsk_00000000000000000000000000',
  applicationId: 'app_00000000000000000000000000',
  settlementId: 'set_00000000000000000000000000',
  statementId: 'stm_00000000000000000000000000',
  clawbackId: 'clb_00000000000000000000000000',
  discrepancyId: 'dsc_00000000000000000000000000',
  quarter: '2026-Q1',
  objectionId: 'obj_00000000000000000000000000',
  jobId: 'job_00000000000000000000000000',
  paymentFileId: 'pyf_00000000000000000000000000',
};

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.stop());

function ask(operation: Operation, by?: TestCaller) {
  const { capability } = routes[operation.key];
  const request = { params, body: '{"not":"what it takes"}', ...(by === undefined ? {} : { caller: by }) };
  return caller(handlers[capability], () => '2026-01-05T01:00:00Z')(operation.key, request);
}

function person(role: Role): TestCaller {
  return { sub: `some-${role}`, roles: [role], org: orgs[role] };
}

describe.each(guarded.map((operation) => [operation.key, operation] as const))('%s', (_, operation) => {
  it('asks for a token', async () => {
    expect((await ask(operation)).status).toBe(401);
  });

  it.each(roles.map((role) => [role]))('takes or refuses a %s as it says', async (role) => {
    const may = operation.roles === 'anyone' || operation.roles.includes(role);
    const { status, body } = await ask(operation, person(role));
    if (may) expect([200, 400, 404], JSON.stringify(body)).toContain(status);
    else expect(body).toMatchObject({ status: 403, code: 'forbidden' });
  });

  it('refuses roles that it does not know, and organisations that do not fit the role', async () => {
    expect((await ask(operation, { sub: 'x', roles: ['root' as Role], org: '610000' })).status).toBe(401);
    expect((await ask(operation, { sub: 'x', roles: ['firm'], org: 'picc-sn' })).status).toBe(401);
  });
});
