import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { handler as budgetsApi } from '../../functions/budgets/budgets-api.ts';
import { handler as bindingApi } from '../../functions/binding/binding-api.ts';
import { handler as firmsApi } from '../../functions/firms/firms-api.ts';
import { handler as ledgerApi } from '../../functions/ledger/ledger-api.ts';
import { handler as noticesApi } from '../../functions/notices/notices-api.ts';
import { handler as policiesApi } from '../../functions/policies/policies-api.ts';
import { handler as quotingApi } from '../../functions/quoting/quoting-api.ts';
import { handler as subsidiesApi } from '../../functions/subsidies/subsidies-api.ts';
import { handler as subsidyClock } from '../../functions/subsidies/subsidy-clock.ts';
import { handler as tasksApi } from '../../functions/tasks/tasks-api.ts';
import { handler as worklistsApi } from '../../functions/worklists/worklists-api.ts';
import { startS3, type S3Endpoint } from '../../infra/local/s3-endpoint.ts';
import { environmentNames } from '../../shared/contract/environment.ts';
import { qinkeInclusiveV1 } from '../../shared/domain/products/data/qinke-inclusive-v1.ts';
import { product } from '../../shared/domain/products/product.ts';
import { invariant } from '../../shared/domain/result.ts';
import type { Programme } from '../../shared/domain/subsidies/programme.ts';
import { insertProductVersion, insertProgrammeVersion } from '../../shared/persistence/published-versions.ts';
import { commit } from '../../shared/persistence/store.ts';
import { binding } from './bindings.ts';
import { type Engine, startEngine } from './engine.ts';
import { caller, callers, type TestAnswer, type TestCaller } from './http.ts';
import { journeysAt } from './journeys.ts';
import { ticking } from './ticking.ts';

export const completeTask = 'POST /v1/tasks/{taskId}/completion';

/** Subsidies that are decided after the bind, as they run: real handlers, engine, bucket and clock. */
export class ApplicationDesk {
  now = '2026-01-05T01:00:00.000Z';
  readonly engine: Engine;
  readonly journeys = journeysAt(() => this.now);
  readonly ask = {
    budgets: caller(budgetsApi, () => this.now),
    binding: caller(bindingApi, () => this.now),
    firms: caller(firmsApi, () => this.now),
    ledger: caller(ledgerApi, () => this.now),
    notices: caller(noticesApi, () => this.now),
    policies: caller(policiesApi, () => this.now),
    quoting: caller(quotingApi, () => this.now),
    subsidies: caller(subsidiesApi, () => this.now),
    tasks: caller(tasksApi, () => this.now),
    worklists: caller(worklistsApi, () => this.now),
  };
  readonly #files: S3Endpoint;
  readonly #folder: string;

  private constructor(engine: Engine, files: S3Endpoint, folder: string) {
    this.engine = engine;
    this.#files = files;
    this.#folder = folder;
  }

  static async open(programmes: readonly Programme[]): Promise<ApplicationDesk> {
    const folder = await mkdtemp(path.join(tmpdir(), 'application-desk-'));
    const engine = await startEngine();
    const files = await startS3([{ name: 'documents', cors: [] }], path.join(folder, 'files'));
    process.env['AWS_ENDPOINT_URL_S3'] = files.endpoint;
    process.env[environmentNames.documentsBucket] = 'documents';
    for (const one of programmes) await commit(engine.store, insertProgrammeVersion(one, one.id));
    const known = qinkeInclusiveV1.programmes;
    const listed = { version: 2, programmes: [...known, ...programmes.map((one) => one.id)] };
    const sold = product.parse({ ...qinkeInclusiveV1, ...listed });
    await commit(engine.store, insertProductVersion(sold, 'product'));
    return new ApplicationDesk(engine, files, folder);
  }

  async close(): Promise<void> {
    await this.#files.stop();
    await this.engine.stop();
    await rm(this.#folder, { recursive: true, force: true });
  }

  /** The clock strikes: everything due by now happens; says when the next thing is due. */
  async tick(): Promise<string | undefined> {
    return (await ticking(subsidyClock, () => this.now)()).nextDueAt;
  }

  async passTo(now: string): Promise<void> {
    this.now = now;
    await this.tick();
  }

  async approveBudget(programmeId: string, fen: [number, number, number], year = '2026'): Promise<void> {
    const levels = (['province', 'city', 'county'] as const).map((level, place) => {
      return { level, approvedFen: fen[place] };
    });
    const request = { caller: callers.bureauApprover, params: { programmeId, year }, body: { levels } };
    const answered = await this.ask.budgets('PUT /v1/programmes/{programmeId}/budgets/{year}', request);
    invariant(answered.status === 200, `budget: ${answered.text}`);
  }

  async budget(programmeId: string, year = '2026') {
    const request = { caller: callers.bureauClerk, params: { programmeId }, query: { year } };
    return (await this.ask.budgets('GET /v1/programmes/{programmeId}/budget', request)).body.totals;
  }

  async quote(firm: TestCaller, programmeId: string, start = '2026-01-10'): Promise<TestAnswer> {
    const answers = { q1: 'no' };
    const body = {
      productCode: 'qinke-inclusive',
      uscc: firm.org,
      start,
      programmeIds: [programmeId],
      answers,
    };
    const answered = await this.ask.quoting('POST /v1/quotes', { caller: firm, body });
    invariant(answered.status === 201, `quote: ${answered.text}`);
    return answered;
  }

  bind(firm: TestCaller, quoteId: string): Promise<TestAnswer> {
    const request = { caller: firm, params: { quoteId }, body: binding };
    return this.ask.binding('POST /v1/quotes/{quoteId}/bind', request);
  }

  /** Registers a firm and buys 秦科普惠保 under one programme; gives back the paid policy's number. */
  async insured(firm: TestCaller, programmeId: string, start?: string): Promise<string> {
    await this.journeys.register(firm, nameOf(firm));
    const bound = await this.bind(firm, (await this.quote(firm, programmeId, start)).body.quoteId);
    invariant(bound.status === 201, `bind: ${bound.text}`);
    await this.journeys.pay(bound.body, nameOf(firm));
    return bound.body.policyNo;
  }

  /** Announces a paper of a policy and puts its file. */
  async paper(firm: TestCaller, policyNo: string, kind: string): Promise<string> {
    const file = new TextEncoder().encode(`%PDF-1.4\n% ${kind} of ${policyNo}\n%%EOF\n`);
    const announced = await this.ask.subsidies('POST /v1/policies/{policyNo}/documents', {
      caller: firm,
      params: { policyNo },
      body: {
        kind,
        fileName: `${kind}.pdf`,
        contentType: 'application/pdf',
        sizeBytes: file.byteLength,
        sha256: createHash('sha256').update(file).digest('hex'),
      },
    });
    const { documentId, uploadUrl, headers } = announced.body;
    const put = await fetch(uploadUrl, { method: 'PUT', headers, body: file });
    invariant(put.status === 200, `upload: ${put.status}`);
    return documentId;
  }

  async papers(firm: TestCaller, policyNo: string): Promise<string[]> {
    return Promise.all(['policy', 'invoice', 'bank-slip'].map((kind) => this.paper(firm, policyNo, kind)));
  }

  apply(firm: TestCaller, policyNo: string, body: object, key?: string): Promise<TestAnswer> {
    const request = { caller: firm, params: { policyNo }, body, ...(key === undefined ? {} : { key }) };
    return this.ask.subsidies('POST /v1/policies/{policyNo}/subsidy-application', request);
  }

  async applied(firm: TestCaller, policyNo: string, programmeId: string): Promise<string> {
    const documentIds = await this.papers(firm, policyNo);
    const answered = await this.apply(firm, policyNo, { programmeId, documentIds });
    invariant(answered.status === 201, `apply: ${answered.text}`);
    return answered.body.applicationId;
  }

  async application(by: TestCaller, applicationId: string) {
    const request = { caller: by, params: { applicationId } };
    return (await this.ask.subsidies('GET /v1/subsidy-applications/{applicationId}', request)).body;
  }

  async tasks(by: TestCaller, kind: string) {
    const query = { status: 'open', limit: '100', kind };
    return (await this.ask.worklists('GET /v1/tasks', { caller: by, query })).body.items;
  }

  complete(by: TestCaller, taskId: string, body: unknown, key?: string): Promise<TestAnswer> {
    const request = { caller: by, params: { taskId }, body, ...(key === undefined ? {} : { key }) };
    return this.ask.tasks(completeTask, request);
  }

  /** Completes the one open task of a kind that is about a firm. */
  async completeFor(firm: TestCaller, by: TestCaller, kind: string, body: unknown): Promise<TestAnswer> {
    const open = (await this.tasks(by, kind)).filter((task: { uscc: string }) => task.uscc === firm.org);
    invariant(open.length === 1, `${open.length} ${kind} tasks on the list of ${by.sub}`);
    return this.complete(by, open[0].taskId, body);
  }

  async noticesOf(by: TestCaller): Promise<string[]> {
    const { body } = await this.ask.notices('GET /v1/notices', { caller: by, query: { limit: '100' } });
    return body.items.map((one: { kind: string }) => one.kind);
  }

  async isBalanced(): Promise<boolean> {
    const { body } = await this.ask.ledger('GET /v1/ledger/trial-balance', { caller: callers.bureauClerk });
    return body.balanced;
  }
}

export function nameOf(firm: TestCaller): string {
  return `西安示范${firm.org.slice(-7)}科技有限公司`;
}

export function accountOf(firm: TestCaller) {
  return {
    name: nameOf(firm),
    number: '6100000000000001',
    bankName: '示范银行西安分行',
    cnapsCode: '102100099996',
  };
}

/** What a bank says of a payment. */
export function sent(amountFen: number, paidAt: string, bankReference = `T-${amountFen}`) {
  return { bankReference, paidAt, amountFen };
}
