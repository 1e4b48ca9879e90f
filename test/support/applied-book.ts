import { correctRefund } from '../../functions/cancellation/correct-refund.ts';
import { handler as cancellation } from '../../functions/cancellation/cancellation-api.ts';
import { handler as clawbacks } from '../../functions/clawbacks/clawbacks-api.ts';
import { handler as proof } from '../../functions/proof/proof-api.ts';
import { handler as rescission } from '../../functions/rescission/rescission-api.ts';
import { businessTable } from '../../functions/runtime/business-table.ts';
import { Minter } from '../../functions/runtime/minting.ts';
import { instant } from '../../shared/domain/dates.ts';
import { composeClaimNo, policyNo as policyNoSchema } from '../../shared/domain/ids.ts';
import { asFen } from '../../shared/domain/money.ts';
import { coverCode } from '../../shared/domain/products/cover.ts';
import { invariant } from '../../shared/domain/result.ts';
import { readLimitUse, writeLimitUse } from '../../shared/persistence/limits.ts';
import { commit } from '../../shared/persistence/store.ts';
import { programmeWith } from '../domain/quoting/quote-fixtures.ts';
import { accountOf, ApplicationDesk, sent } from './application-desk.ts';
import { caller, callers, type TestAnswer, type TestCaller } from './http.ts';
import { testFirm } from './journeys.ts';
import { sealEverything } from './stream-changes.ts';

const names = { zh: '先缴后补', en: 'Paid back' };
const paidBack = { names, mode: 'pay-then-reimburse' } as const;
const grades = [
  { code: 'A', ppm: 1_000_000 },
  { code: 'B', ppm: 800_000 },
];
const programmes = [
  programmeWith({ ...paidBack, id: 'SN-BACK' }),
  programmeWith({
    ...paidBack,
    id: 'SN-GRADE',
    base: 'net-of-vat',
    rateCeilingPpm: 4_000,
    performance: grades,
  }),
  programmeWith({ ...paidBack, id: 'SN-GROSS', performance: grades }),
  programmeWith({
    ...paidBack,
    id: 'SN-SHARED',
    budget: { allocation: 'pro-rata' },
    window: { yearly: [{ from: '03-01', to: '03-14' }] },
  }),
  programmeWith({
    id: 'SN-LIST',
    names: { zh: '免申即享', en: 'Without application' },
    mode: 'no-application',
    noticeWorkingDays: 0,
    confirmationWorkingDays: 3,
    policyCapFen: 54_321,
  }),
];

export interface Applied {
  readonly firm: TestCaller;
  readonly policyNo: string;
  readonly applicationId: string;
}

/** Subsidies that firms were granted by themselves, one for everything that can become of such a grant. */
export class AppliedBook {
  readonly desk: ApplicationDesk;
  #serial: number;
  readonly #cancel: ReturnType<typeof caller>;
  readonly #rescind: ReturnType<typeof caller>;
  readonly #proof: ReturnType<typeof caller>;
  readonly #clawbacks: ReturnType<typeof caller>;

  private constructor(desk: ApplicationDesk, serial: number) {
    this.desk = desk;
    this.#serial = serial;
    const now = () => desk.now;
    [this.#cancel, this.#rescind] = [caller(cancellation, now), caller(rescission, now)];
    [this.#proof, this.#clawbacks] = [caller(proof, now), caller(clawbacks, now)];
  }

  static async open(serial: number): Promise<AppliedBook> {
    const desk = await ApplicationDesk.open(programmes);
    const plenty: [number, number, number] = [4_800_000, 2_400_000, 800_000];
    for (const id of ['SN-BACK', 'SN-GRADE', 'SN-GROSS', 'SN-LIST']) await desk.approveBudget(id, plenty);
    await desk.approveBudget('SN-SHARED', [60_001, 30_001, 10_001]);
    return new AppliedBook(desk, serial);
  }

  /** Paid whole in January, applied for and approved on 2 March. */
  async checked(programmeId: string, check: object = {}): Promise<Applied> {
    const firm = this.#newFirm();
    this.desk.now = '2026-01-05T01:00:00.000Z';
    const policyNo = await this.desk.insured(firm, programmeId);
    this.desk.now = '2026-03-02T01:00:00.000Z';
    const applicationId = await this.desk.applied(firm, policyNo, programmeId);
    await this.desk.completeFor(firm, callers.bureauClerk, 'check-application', {
      outcome: 'approve',
      ...check,
    });
    return { firm, policyNo, applicationId };
  }

  async granted(programmeId = 'SN-BACK', check: object = {}): Promise<Applied> {
    const applied = await this.checked(programmeId, check);
    await this.desk.tick();
    return applied;
  }

  async accountNamed({ firm }: Applied): Promise<void> {
    await this.desk.passTo('2026-03-09T16:00:00.000Z');
    done(await this.desk.completeFor(firm, firm, 'confirm-account', { payeeAccount: accountOf(firm) }));
    this.desk.now = '2026-03-16T01:00:00.000Z';
  }

  async paidBy({ firm }: Applied, ...payers: readonly TestCaller[]): Promise<void> {
    for (const by of payers) {
      const open = await this.desk.tasks(by, 'pay-subsidy');
      for (const task of open.filter((one: { uscc: string }) => one.uscc === firm.org)) {
        const slip = sent(task.amountFen, '2026-03-16T00:30:00Z', `T-${task.taskId}`);
        done(await this.desk.complete(by, task.taskId, slip));
      }
    }
  }

  async paidOut(applied: Applied): Promise<void> {
    await this.accountNamed(applied);
    await this.paidBy(applied, callers.bureauClerk, callers.cityClerk);
  }

  async cancelled({ firm, policyNo }: Applied): Promise<void> {
    const body = { effectiveDate: '2026-07-01', reason: '项目终止' };
    const asked = { caller: firm, params: { policyNo }, body };
    done(await this.#cancel('POST /v1/policies/{policyNo}/cancellation', asked));
  }

  async rescinded({ policyNo }: Applied): Promise<void> {
    const body = {
      ground: 'non-disclosure',
      finding: 'gross-negligence',
      questionId: 'q1',
      knownOn: '2026-03-16',
      reason: '未如实告知',
    };
    const asked = { caller: callers.underwriter, params: { policyNo }, body };
    done(await this.#rescind('POST /v1/policies/{policyNo}/rescission', asked));
  }

  async objectedTo({ firm, applicationId }: Applied, outcome: 'uphold' | 'dismiss'): Promise<void> {
    const objected = { caller: callers.bureauClerk, params: { applicationId }, body: { reason: '重复申请' } };
    const route = 'POST /v1/subsidy-applications/{applicationId}/objections';
    done(await this.desk.ask.subsidies(route, objected));
    const decision = { outcome, reason: '已核实' };
    done(await this.desk.completeFor(firm, callers.bureauApprover, 'decide-objection', decision));
  }

  /** Case 25: claimed back whole, because the firm's status was revoked with effect before it bound. */
  async revoked({ firm }: Applied): Promise<void> {
    done(
      await this.desk.ask.firms('POST /v1/registries/{kind}/imports', {
        caller: callers.operator,
        params: { kind: 'tech-sme' },
        body: `uscc,number,validFrom,validTo,revokedFrom\n${firm.org},N${firm.org},2026-01-01,2026-12-31,2026-01-02\n`,
      }),
    );
    await this.desk.tick();
    const decision = { outcome: 'claw-back', reason: '资格自投保前已撤销' };
    done(await this.desk.completeFor(firm, callers.bureauClerk, 'review-clawback', decision));
    await this.desk.tick();
  }

  /** Case 23: a claim is paid after the end. */
  async claimPaidAfterEnd(of: Applied, paidFen = 2_376_000): Promise<void> {
    await this.limitUsed(of, { paidFen });
    await this.refundCorrected(of);
  }

  /** What claims have left of the policy's limit. */
  async limitUsed(
    of: Applied,
    { paidFen = 0, committedFen = 0 }: { readonly paidFen?: number; readonly committedFen?: number },
  ): Promise<void> {
    const policyNo = policyNoSchema.parse(of.policyNo);
    const { revision } = await readLimitUse(businessTable(), policyNo);
    const used = { committedFen: asFen(committedFen), paidFen: asFen(paidFen) };
    const covers = [{ code: coverCode.parse('equipment'), ...used }];
    await commit(businessTable(), [writeLimitUse({ policyNo, covers, revision: revision + 1 })]);
  }

  async refundCorrected(of: Applied): Promise<void> {
    const now = instant.parse(this.desk.now);
    this.#serial += 1;
    const claimNo = composeClaimNo(2026, String(this.#serial).padStart(10, '0'));
    const claim = { policyNo: policyNoSchema.parse(of.policyNo), claimNo };
    await correctRefund(claim, { mint: new Minter(`correction ${this.#serial}`, now), now });
  }

  /** The case of what the firm owes its bureaus since the end. */
  async order({ policyNo }: Applied) {
    const asked = { caller: callers.bureauClerk, query: { policyNo } };
    const { body } = await this.#clawbacks('GET /v1/clawbacks', asked);
    return body.items.find((one: { route: string }) => one.route === 'order');
  }

  /** The firm pays back all that it owes since the end. */
  async repaid(of: Applied): Promise<void> {
    const { clawbackId, levels } = await this.order(of);
    for (const { level, fen } of levels) {
      const by = level === 'province' ? callers.bureauClerk : callers.cityClerk;
      const body = { level, bankReference: `R-${level}`, paidAt: '2026-03-16T00:45:00Z', amountFen: fen };
      const asked = { caller: by, params: { clawbackId }, body };
      done(await this.#clawbacks('POST /v1/clawbacks/{clawbackId}/repayments', asked));
    }
  }

  async writtenOff(of: Applied): Promise<void> {
    const { clawbackId } = await this.order(of);
    const asked = {
      caller: callers.bureauApprover,
      params: { clawbackId },
      body: { reason: '企业已停止经营' },
    };
    done(await this.#clawbacks('POST /v1/clawbacks/{clawbackId}/write-off', asked));
  }

  /** Listed without applying; the account is named, or forfeited after three working days. */
  async listed(namesAccount: boolean): Promise<Applied> {
    const firm = this.#newFirm();
    this.desk.now = '2026-01-05T01:00:00.000Z';
    const policyNo = await this.desk.insured(firm, 'SN-LIST');
    await this.desk.tick();
    const list = await this.desk.ask.subsidies('GET /v1/subsidy-applications', { caller: firm });
    const [{ applicationId }] = list.body.items;
    if (namesAccount)
      done(await this.desk.completeFor(firm, firm, 'confirm-account', { payeeAccount: accountOf(firm) }));
    else await this.desk.passTo('2026-01-12T01:00:00.000Z');
    return { firm, policyNo, applicationId };
  }

  /** Everything sealed, and what a bureau is given of it. */
  async exported(by: TestCaller = callers.bureauClerk): Promise<string> {
    await sealEverything(this.desk.engine.store);
    const exported = await this.#proof('GET /v1/ledger/export', { caller: by });
    invariant(exported.status === 200, `export: ${exported.text}`);
    return exported.text;
  }

  #newFirm(): TestCaller {
    this.#serial += 1;
    return testFirm(this.#serial);
  }
}

function done(answered: TestAnswer): void {
  invariant(answered.status < 300, `${answered.status}: ${answered.text}`);
}
