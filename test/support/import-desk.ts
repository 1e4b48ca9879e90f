import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { StateMachineDefinition } from 'aws-local-stepfunctions';
import { handler as importsApi } from '../../functions/imports/imports-api.ts';
import { handler as importsTasks } from '../../functions/imports/imports-tasks.ts';
import { handler as transfersApi } from '../../functions/transfers/transfers-api.ts';
import { importWorkflow } from '../../infra/imports/import-workflow.ts';
import { FunctionError } from '../../infra/local/function-host.ts';
import { startS3, type S3Endpoint } from '../../infra/local/s3-endpoint.ts';
import { WorkflowEngine } from '../../infra/local/workflow-engine.ts';
import { environmentNames } from '../../shared/contract/environment.ts';
import type { WorkflowTaskEvent } from '../../shared/contract/workflows.ts';
import type { ImportKind } from '../../shared/domain/imports/import-kind.ts';
import { invariant } from '../../shared/domain/result.ts';
import { type Engine, startEngine } from './engine.ts';
import { caller, lambdaContext, type TestAnswer, type TestCaller } from './http.ts';
import { journeysAt } from './journeys.ts';

const machineArn = 'arn:aws-cn:states:cn-northwest-1:000000000000:stateMachine:imports';
/** What the function has for a state. */
const chunkMillis = 300_000;
/** As long as it takes: who waits for a workflow has a patience of its own. */
const untilRestMillis = 1_800_000;
export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

type Kind = ImportKind;

/** Lists as they are imported: the real handlers on a real engine and bucket, ordered by the real state machine. */
export class ImportDesk {
  now = '2026-01-05T01:00:00.000Z';
  readonly engine: Engine;
  readonly journeys = journeysAt(() => this.now);
  /** Every event that the state machine sent, to be delivered again. */
  readonly events: WorkflowTaskEvent[] = [];
  /** Called before a state is delivered; whatever it throws, the function has died of. */
  beforeDelivery: (event: WorkflowTaskEvent) => void = () => undefined;
  readonly #files: S3Endpoint;
  readonly #folder: string;
  readonly #api = {
    imports: caller(importsApi, () => this.now),
    transfers: caller(transfersApi, () => this.now),
  };
  #workflows: WorkflowEngine;

  private constructor(engine: Engine, files: S3Endpoint, folder: string) {
    this.engine = engine;
    this.#files = files;
    this.#folder = folder;
    this.#workflows = this.#openWorkflows();
  }

  static async open(): Promise<ImportDesk> {
    const folder = await mkdtemp(path.join(tmpdir(), 'import-desk-'));
    const engine = await startEngine();
    const files = await startS3([{ name: 'documents', cors: [] }], path.join(folder, 'files'));
    process.env['AWS_ENDPOINT_URL_S3'] = files.endpoint;
    process.env[environmentNames.documentsBucket] = 'documents';
    return new ImportDesk(engine, files, folder);
  }

  async close(): Promise<void> {
    await this.#workflows.stop();
    await this.#files.stop();
    await this.engine.stop();
    await rm(this.#folder, { recursive: true, force: true });
  }

  /** A list as text, within the request. */
  text(kind: Kind, by: TestCaller, body: string, key?: string): Promise<TestAnswer> {
    return this.#api.imports(`POST /v1/${kind}/imports`, { caller: by, body, ...(key && { key }) });
  }

  announce(kind: Kind, by: TestCaller, content: Uint8Array, contentType = 'text/csv'): Promise<TestAnswer> {
    const body = {
      purpose: `${kind}-import`,
      fileName: contentType === xlsxType ? '名单.xlsx' : '名单.csv',
      contentType,
      sizeBytes: content.byteLength,
      sha256: createHash('sha256').update(content).digest('hex'),
    };
    return this.#api.transfers('POST /v1/uploads', { caller: by, body });
  }

  /** Announces and puts a file; gives back its id. */
  async upload(kind: Kind, by: TestCaller, content: Uint8Array, contentType = 'text/csv'): Promise<string> {
    const announced = await this.announce(kind, by, content, contentType);
    invariant(announced.status === 201, `upload: ${announced.text}`);
    const { uploadId, uploadUrl, headers } = announced.body;
    const put = await fetch(uploadUrl, { method: 'PUT', headers, body: Buffer.from(content) });
    invariant(put.ok, `put: ${put.status}`);
    return uploadId;
  }

  reference(kind: Kind, by: TestCaller, uploadId: string, key?: string): Promise<TestAnswer> {
    const request = { caller: by, body: { uploadId }, ...(key && { key }) };
    return this.#api.imports(`POST /v1/${kind}/imports`, request);
  }

  /** Uploads a list and starts its job, as far as the command goes. */
  async begin(kind: Kind, by: TestCaller, content: Uint8Array, contentType = 'text/csv'): Promise<string> {
    const started = await this.reference(kind, by, await this.upload(kind, by, content, contentType));
    invariant(started.status === 202, `import: ${started.text}`);
    return started.body.jobId;
  }

  /** Does what the relay does after the table's stream. */
  async start(jobId: string): Promise<void> {
    await this.#workflows.start(machineArn, jobId, JSON.stringify({ subject: jobId }));
  }

  /** The same, and waits until the workflow is over. */
  async run(jobId: string): Promise<void> {
    await this.start(jobId);
    await this.#workflows.untilAtRest(untilRestMillis);
  }

  async imported(kind: Kind, by: TestCaller, content: Uint8Array, contentType = 'text/csv') {
    const jobId = await this.begin(kind, by, content, contentType);
    await this.run(jobId);
    return (await this.job(jobId, by)).body;
  }

  job(jobId: string, by: TestCaller): Promise<TestAnswer> {
    return this.#api.transfers('GET /v1/jobs/{jobId}', { caller: by, params: { jobId } });
  }

  /** The machine is cut off, and another takes up its journal. */
  async powerCut(): Promise<void> {
    await this.#workflows.stop();
    this.#workflows = this.#openWorkflows();
    this.#workflows.resume();
    await this.#workflows.untilAtRest(untilRestMillis);
  }

  /** One delivery of a state; a fault of the function becomes what Step Functions sees of it. */
  async deliver(event: WorkflowTaskEvent): Promise<unknown> {
    this.events.push(event);
    try {
      this.beforeDelivery(event);
      return await importsTasks(event, lambdaContext(chunkMillis));
    } catch (error) {
      const { name, message } = error as Error;
      throw new FunctionError({ errorType: name, errorMessage: message });
    }
  }

  template(kind: Kind, by: TestCaller, query: Record<string, string> = {}): Promise<TestAnswer> {
    return this.#api.imports('GET /v1/imports/{kind}/template', { caller: by, params: { kind }, query });
  }

  #openWorkflows(): WorkflowEngine {
    const definition = importWorkflow({ functionArn: 'imports-tasks', partition: 'aws-cn' });
    return new WorkflowEngine({
      machines: [
        { name: 'imports', arn: machineArn, definition: definition as unknown as StateMachineDefinition },
      ],
      journalFile: path.join(this.#folder, 'journal'),
      now: () => Date.parse(this.now),
      invoke: (_, event) => this.deliver(event as WorkflowTaskEvent),
    });
  }
}

/** Rows as CSV bytes in UTF-8. */
export function csvOf(rows: readonly (readonly string[])[]): Uint8Array {
  return new TextEncoder().encode(rows.map((row) => row.join(',')).join('\n'));
}

/** What a signed address gives. */
export async function download(url: string): Promise<Uint8Array<ArrayBuffer>> {
  const answer = await fetch(url);
  invariant(answer.ok, `download: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}
