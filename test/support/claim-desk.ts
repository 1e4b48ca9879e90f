import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ScheduledEvent } from 'aws-lambda';
import type { StateMachineDefinition } from 'aws-local-stepfunctions';
import { handler as appealsApi } from '../../functions/appeals/appeals-api.ts';
import { handler as claimsApi } from '../../functions/claims/claims-api.ts';
import { handler as claimsClock } from '../../functions/claims/claims-clock.ts';
import { handler as claimsTasks } from '../../functions/claims/claims-tasks.ts';
import { handler as evidenceApi } from '../../functions/evidence/evidence-api.ts';
import { handler as payoutsApi } from '../../functions/payouts/payouts-api.ts';
import { handler as tasksApi } from '../../functions/tasks/tasks-api.ts';
import { handler as worklistsApi } from '../../functions/worklists/worklists-api.ts';
import { claimWorkflow } from '../../infra/claims/claim-workflow.ts';
import { FunctionError } from '../../infra/local/function-host.ts';
import { startS3, type S3Endpoint } from '../../infra/local/s3-endpoint.ts';
import { WorkflowEngine } from '../../infra/local/workflow-engine.ts';
import { environmentNames } from '../../shared/contract/environment.ts';
import { type Capability, type DeclaredRoute, routes } from '../../shared/contract/routes.ts';
import type { WorkflowTaskEvent } from '../../shared/contract/workflows.ts';
import { claimNo as claimNoSchema } from '../../shared/domain/ids.ts';
import { invariant } from '../../shared/domain/result.ts';
import type { Task } from '../../shared/domain/tasks/task.ts';
import { readClaim } from '../../shared/persistence/claims.ts';
import { readTasks } from '../../shared/persistence/tasks.ts';
import { type Engine, startEngine } from './engine.ts';
import {
  caller,
  callers,
  lambdaContext,
  type TestAnswer,
  type TestCaller,
  type TestRequest,
} from './http.ts';
import { journeysAt } from './journeys.ts';

const machineArn = 'arn:aws-cn:states:cn-northwest-1:000000000000:stateMachine:claims';
const service = { kind: 'service' } as const;

/**
 * Claims as they run: the real handlers on a real engine, ordered by the real state machine. The desk does what the relay
 * does after the table's stream, whenever it is told to.
 */
export class ClaimDesk {
  now = '2026-01-05T01:00:00.000Z';
  readonly engine: Engine;
  readonly journeys = journeysAt(() => this.now);
  /** Every event that the state machine sent, to be delivered again. */
  readonly events: WorkflowTaskEvent[] = [];
  readonly #workflows: WorkflowEngine;
  readonly #files: S3Endpoint;
  readonly #folder: string;
  readonly #claims = new Set<string>();
  readonly #api: Readonly<Partial<Record<Capability, ReturnType<typeof caller>>>> = {
    appeals: caller(appealsApi, () => this.now),
    claims: caller(claimsApi, () => this.now),
    evidence: caller(evidenceApi, () => this.now),
    payouts: caller(payoutsApi, () => this.now),
    tasks: caller(tasksApi, () => this.now),
    worklists: caller(worklistsApi, () => this.now),
  };

  private constructor(engine: Engine, files: S3Endpoint, folder: string) {
    this.engine = engine;
    this.#files = files;
    this.#folder = folder;
    const definition = claimWorkflow({ functionArn: 'claims-tasks', partition: 'aws-cn' });
    this.#workflows = new WorkflowEngine({
      machines: [
        { name: 'claims', arn: machineArn, definition: definition as unknown as StateMachineDefinition },
      ],
      journalFile: path.join(folder, 'journal'),
      now: () => Date.parse(this.now),
      invoke: (_, event) => this.deliver(event as WorkflowTaskEvent),
    });
  }

  static async open(): Promise<ClaimDesk> {
    const folder = await mkdtemp(path.join(tmpdir(), 'claim-desk-'));
    const engine = await startEngine();
    const files = await startS3([{ name: 'documents', cors: [] }], path.join(folder, 'files'));
    process.env['AWS_ENDPOINT_URL_S3'] = files.endpoint;
    process.env[environmentNames.documentsBucket] = 'documents';
    return new ClaimDesk(engine, files, folder);
  }

  async close(): Promise<void> {
    await this.#workflows.stop();
    await this.#files.stop();
    await this.engine.stop();
    await rm(this.#folder, { recursive: true, force: true });
  }

  /** Forgets the workflows of an earlier test. */
  async clear(): Promise<void> {
    await this.#workflows.clear();
    this.#claims.clear();
    this.events.length = 0;
  }

  /** One delivery of a state; a fault of the function becomes what Step Functions sees of it. */
  async deliver(event: WorkflowTaskEvent): Promise<unknown> {
    this.events.push(event);
    try {
      return await claimsTasks(event, lambdaContext());
    } catch (error) {
      const { name, message } = error as Error;
      throw new FunctionError({ errorType: name, errorMessage: message });
    }
  }

  /** Lets time pass: whatever waits for an instant until then happens, in order. */
  async advanceTo(now: string): Promise<void> {
    for (;;) {
      const tick = await this.tick();
      await this.relay();
      const due = Math.min(
        this.#workflows.waitingRoom.earliestDue() ?? Infinity,
        tick === undefined ? Infinity : Date.parse(tick),
      );
      if (due > Date.parse(now)) break;
      this.now = new Date(due).toISOString();
      await this.#workflows.waitingRoom.fireDue(due);
      await this.relay();
    }
    this.now = now;
  }

  /** One tick of the claims' clock; gives back when there is more for it to do. */
  async tick(): Promise<string | undefined> {
    const event = { time: this.now } as ScheduledEvent;
    return ((await claimsClock(event, lambdaContext())) as { nextDueAt?: string }).nextDueAt;
  }

  /** Starts what was reported and sends on what was answered, until everything rests. */
  async relay(): Promise<void> {
    let moved = true;
    while (moved) {
      moved = false;
      for (const subject of this.#claims) {
        for (const name of await this.#executionsOf(subject)) {
          await this.#workflows.start(machineArn, name, JSON.stringify({ subject }));
        }
        await this.#workflows.untilAtRest(5_000);
        for (const task of await this.tasksOf(subject)) moved = (await this.#resume(task)) || moved;
        await this.#workflows.untilAtRest(5_000);
      }
    }
  }

  /** A claim's executions: its first, and one for each time that it began anew. */
  async #executionsOf(subject: string): Promise<readonly string[]> {
    const claim = await readClaim(this.engine.store, service, claimNoSchema.parse(subject));
    const rounds = Array.from({ length: claim?.round ?? 0 }, (_, index) => `${subject}-${index + 1}`);
    return [subject, ...rounds];
  }

  async #resume(task: Task): Promise<boolean> {
    if (task.token === undefined) return false;
    if (task.status === 'done') {
      return this.#workflows.deliver(task.token, { output: { outcome: task.outcome } });
    }
    if (task.status !== 'cancelled') return false;
    return this.#workflows.deliver(task.token, { failure: { error: 'ClaimWithdrawn', cause: '' } });
  }

  workflowOf(claimNo: string): string | undefined {
    const arn = `${machineArn.replace(':stateMachine:', ':execution:')}:${claimNo}`;
    return this.#workflows.find(arn)?.status;
  }

  async tasksOf(claimNo: string): Promise<readonly Task[]> {
    const claim = await readClaim(this.engine.store, service, claimNoSchema.parse(claimNo));
    return readTasks(this.engine.store, service, claim?.taskIds ?? []);
  }

  /** The claim's one open task, or the one of several that its workflow waits for. */
  async openTask(claimNo: string): Promise<Task> {
    const all = (await this.tasksOf(claimNo)).filter((task) => task.status === 'open');
    const waitedFor = all.filter((task) => task.token !== undefined);
    const open = waitedFor.length === 1 ? waitedFor : all;
    invariant(open.length === 1 && open[0] !== undefined, `${open.length} open tasks`);
    return open[0];
  }

  /** A registered firm with a paid policy of 秦科普惠保 from 2026-01-10. */
  async insured(firm: TestCaller, name: string): Promise<string> {
    await this.journeys.register(firm, name);
    return this.journeys.insure(firm, name, '2026-01-10');
  }

  /** Every request comes a moment after the one before: the clock never stands still. */
  ask(routeKey: DeclaredRoute, request: TestRequest): Promise<TestAnswer> {
    this.now = new Date(Date.parse(this.now) + 1_000).toISOString();
    const api = this.#api[routes[routeKey].capability];
    invariant(api !== undefined, `the desk does not serve ${routeKey}`);
    return api(routeKey, request);
  }

  async report(firm: TestCaller, policyNo: string, changes: object = {}, key: string = randomUUID()) {
    const body = { ...report, policyNo, ...changes };
    const answer = await this.ask('POST /v1/claims', { caller: firm, body, key });
    if (answer.status === 201) this.#claims.add(answer.body.claimNo);
    return answer;
  }

  /** Reports a loss and lets the workflow open its survey; gives back the claim number. */
  async reported(firm: TestCaller, policyNo: string, changes: object = {}): Promise<string> {
    const answer = await this.report(firm, policyNo, changes);
    invariant(answer.status === 201, `report: ${answer.text}`);
    await this.relay();
    return answer.body.claimNo;
  }

  /** The claim as somebody reads it; whenever an insurer does, its reserve is what has moved it. */
  async read(claimNo: string, by: TestCaller = callers.adjuster) {
    const { body } = await this.ask('GET /v1/claims/{claimNo}', { caller: by, params: { claimNo } });
    const moved: readonly { amountFen: number }[] | undefined = body.reserveMovements;
    const sumFen = moved?.reduce((sum, one) => sum + one.amountFen, 0);
    invariant(sumFen === undefined || sumFen === body.reserveFen, `reserve of ${claimNo}: moved ${sumFen}`);
    return body;
  }

  complete(taskId: string, by: TestCaller, body: unknown, key: string = randomUUID()) {
    const request = { caller: by, params: { taskId }, body, key };
    return this.ask('POST /v1/tasks/{taskId}/completion', request);
  }

  /** Completes the claim's one open task and lets the workflow go on. */
  async answer(claimNo: string, by: TestCaller, body: unknown): Promise<TestAnswer> {
    const answer = await this.complete((await this.openTask(claimNo)).taskId, by, body);
    await this.relay();
    return answer;
  }

  /** From the report to the offer of 23,760.00 (CLM-8). */
  async offered(firm: TestCaller, policyNo: string, changes: object = {}): Promise<string> {
    const claimNo = await this.reported(firm, policyNo, changes);
    await this.offeredFrom(claimNo);
    return claimNo;
  }

  /** From the open survey to the offer of 23,760.00 (CLM-8), or of another sheet's sum. */
  async offeredFrom(claimNo: string, sheet: object = assessed): Promise<void> {
    await this.answer(claimNo, callers.adjuster, surveyed);
    await this.answer(claimNo, callers.adjuster, sheet);
    await this.answer(claimNo, callers.adjuster2, approved);
  }

  attach(firm: TestCaller, claimNo: string, content: Uint8Array, changes: object = {}) {
    const body = {
      kind: 'repair-invoice',
      fileName: '发票.pdf',
      contentType: 'application/pdf',
      sizeBytes: content.byteLength,
      sha256: createHash('sha256').update(content).digest('hex'),
      ...changes,
    };
    return this.ask('POST /v1/claims/{claimNo}/documents', { caller: firm, params: { claimNo }, body });
  }
}

const report = {
  coverCode: 'equipment',
  occurredAt: '2026-03-24T02:00:00Z',
  cause: 'electrical-damage',
  description: '自研测试台短路烧毁',
  estimatedFen: 3_350_000,
};

export const surveyed = { findings: '现场确认短路', outcome: 'complete' };

/** CLM-8: repair 33,500.00 without input tax, scrap worth 500.00. */
export const assessed = {
  lossLines: [{ item: 'repair', claimedFen: 3_350_000, acceptedFen: 3_350_000 }],
  salvageFen: 50_000,
  outcome: 'covered',
};
export const approved = { outcome: 'approve', reason: '资料齐全' };
