import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { createInterface } from 'node:readline';
import { Worker } from 'node:worker_threads';
import { type FunctionSpec } from './blueprint.ts';
import {
  type FunctionFault,
  type Invocation,
  type WorkerAnswer,
  type WorkerSetup,
} from './function-message.ts';

/** Its types are stripped here once: a worker that strips them itself takes 10 MB more. */
const workerModule = new URL(
  `data:text/javascript,${encodeURIComponent(
    stripTypeScriptTypes(readFileSync(new URL('./function-worker.ts', import.meta.url), 'utf8')),
  )}`,
);

/** As Lambda has it: a larger answer is a fault. */
const largestAnswerBytes = 6 * 1024 * 1024;

/** A function did not answer: it threw, took too long, or its environment died. `name` is the error's own. */
export class FunctionError extends Error {
  override readonly name: string;
  readonly fault: FunctionFault;

  constructor(fault: FunctionFault) {
    super(fault.errorMessage);
    this.name = fault.errorType;
    this.fault = fault;
  }
}

export interface FunctionHostOptions {
  readonly functions: readonly FunctionSpec[];
  /** Put beside each function's own variables: endpoints, region, credentials. */
  readonly environment: Readonly<Record<string, string>>;
  /** Takes each line that a function writes. */
  readonly log: (line: string) => void;
}

/** Environments that stay warm: beyond so many the one that was called longest ago ends, about 25 MB each. */
const mostLiving = 11;

/**
 * Runs each function in a worker thread of its own, made at the first call and made again after it died. As on AWS, one that
 * nobody calls is taken away again when others need the room.
 */
export class FunctionHost {
  private readonly functions: ReadonlyMap<string, FunctionSpec>;
  private readonly environment: Readonly<Record<string, string>>;
  private readonly log: (line: string) => void;
  private readonly living = new Map<string, FunctionEnvironment>();

  constructor({ functions, environment, log }: FunctionHostOptions) {
    this.functions = new Map(functions.map((spec) => [spec.name, spec]));
    this.environment = environment;
    this.log = log;
  }

  /** Calls the function; rejects with a `FunctionError`. */
  async invoke(functionName: string, event: unknown): Promise<unknown> {
    const spec = this.functions.get(functionName.replace(/^arn:.*:function:([^:]+).*$/, '$1'));
    if (!spec) {
      throw new FunctionError({
        errorType: 'Lambda.ResourceNotFoundException',
        errorMessage: `no function ${functionName}`,
      });
    }
    const requestId = randomUUID();
    try {
      return await this.environmentOf(spec).call(requestId, event);
    } catch (error) {
      if (error instanceof FunctionError) {
        this.log(JSON.stringify({ level: 'ERROR', functionName: spec.name, requestId, ...error.fault }));
      }
      throw error;
    }
  }

  /** Ends every environment: the next call of each function starts afresh. */
  async restart(): Promise<void> {
    const ending = [...this.living.values()];
    this.living.clear();
    await Promise.all(ending.map((environment) => environment.end()));
  }

  private environmentOf(spec: FunctionSpec): FunctionEnvironment {
    const living = this.living.get(spec.name);
    const environment =
      living && !living.retired ? living : new FunctionEnvironment(spec, this.environment, this.log);
    this.living.delete(spec.name);
    this.living.set(spec.name, environment);
    this.makeRoom(spec.name);
    return environment;
  }

  /** Ends the idle environments that were called longest ago, as far as there are too many. */
  private makeRoom(called: string): void {
    for (const [name, environment] of this.living) {
      if (this.living.size <= mostLiving) return;
      if (name === called || !environment.isIdle) continue;
      this.living.delete(name);
      void environment.end();
    }
  }
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: FunctionError) => void;
  readonly timer: NodeJS.Timeout;
}

/** One worker thread. Calls overlap in it; one that takes too long retires it, and the others may still finish. */
class FunctionEnvironment {
  retired = false;
  private readonly spec: FunctionSpec;
  private readonly worker: Worker;
  private readonly waiting = new Map<number, Waiting>();
  private lastId = 0;

  constructor(
    spec: FunctionSpec,
    environment: Readonly<Record<string, string>>,
    log: (line: string) => void,
  ) {
    this.spec = spec;
    const setup: WorkerSetup = {
      moduleFolder: spec.code,
      handler: spec.handler,
      functionName: spec.name,
      functionArn: spec.arn,
      memoryMb: spec.memoryMb,
    };
    this.worker = new Worker(workerModule, {
      name: spec.name,
      workerData: setup,
      execArgv: ['--disable-warning=ExperimentalWarning'],
      env: {
        ...environment,
        ...spec.environment,
        AWS_LAMBDA_FUNCTION_NAME: spec.name,
        AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(spec.memoryMb),
        LAMBDA_TASK_ROOT: spec.code,
      },
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: spec.memoryMb, maxYoungGenerationSizeMb: 16 },
    });
    for (const output of [this.worker.stdout, this.worker.stderr]) {
      createInterface(output).on('line', log);
    }
    this.worker.on('message', (answer: WorkerAnswer) => this.settle(answer));
    this.worker.on('error', (error: unknown) => {
      const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) };
      this.die({ errorType: 'Runtime.Unknown', errorMessage: `${name}: ${message}` });
    });
    this.worker.on('exit', (code) => {
      this.die({
        errorType: 'Runtime.ExitError',
        errorMessage: `the function's environment exited (${code})`,
      });
    });
    this.worker.unref();
  }

  call(requestId: string, event: unknown): Promise<unknown> {
    const id = ++this.lastId;
    const timeoutMs = this.spec.timeoutSeconds * 1000;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.timeOut(id), timeoutMs);
      this.waiting.set(id, { resolve, reject, timer });
      const invocation: Invocation = { id, requestId, event, endsAt: Date.now() + timeoutMs };
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread has no origin
      this.worker.postMessage(invocation);
    });
  }

  get isIdle(): boolean {
    return this.waiting.size === 0;
  }

  async end(): Promise<void> {
    this.die({ errorType: 'Runtime.ExitError', errorMessage: 'the stage ended' });
    await this.worker.terminate();
  }

  private settle(answer: WorkerAnswer): void {
    const call = this.take(answer.id);
    if (!call) return;
    if ('fault' in answer) call.reject(new FunctionError(answer.fault));
    else if ((answer.payload?.length ?? 0) > largestAnswerBytes) {
      const errorType = 'Function.ResponseSizeTooLarge';
      call.reject(
        new FunctionError({ errorType, errorMessage: `the answer has ${answer.payload?.length} characters` }),
      );
    } else call.resolve(answer.payload === undefined ? null : JSON.parse(answer.payload));
    if (this.retired && this.waiting.size === 0) void this.worker.terminate();
  }

  private timeOut(id: number): void {
    this.retired = true;
    const { timeoutSeconds } = this.spec;
    const fault = {
      errorType: 'Sandbox.Timedout',
      errorMessage: `Task timed out after ${timeoutSeconds} seconds`,
    };
    this.take(id)?.reject(new FunctionError(fault));
    if (this.waiting.size === 0) void this.worker.terminate();
  }

  private die(fault: FunctionFault): void {
    this.retired = true;
    for (const id of this.waiting.keys()) this.take(id)?.reject(new FunctionError(fault));
  }

  private take(id: number): Waiting | undefined {
    const call = this.waiting.get(id);
    if (!call) return undefined;
    clearTimeout(call.timer);
    this.waiting.delete(id);
    return call;
  }
}
