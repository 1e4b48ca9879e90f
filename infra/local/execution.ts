import { ExecutionAbortedError, type RunOptions, StateMachine } from 'aws-local-stepfunctions';
import { type ExecutionJournal, type ExecutionStatus, type JournalRecord } from './execution-journal.ts';
import { FunctionError } from './function-host.ts';
import { fillIn, placeholders, type RunnableMachine, type Step } from './machine-definition.ts';
import { stateTimeout } from './state-timeout.ts';
import { TaskFailedError, type TaskFailure } from './task-failure.ts';
import { type Visit, VisitMemory } from './visit-memory.ts';
import { type StepResult, type Waiter, type WaitingRoom } from './waiting-room.ts';

/** What an execution needs of the engine around it. */
export interface ExecutionSurroundings {
  readonly journal: Pick<ExecutionJournal, 'append'>;
  readonly invoke: (functionName: string, event: unknown) => Promise<unknown>;
  readonly now: () => number;
  readonly waitingRoom: WaitingRoom;
  /** Called whenever the execution may have come to rest. */
  readonly onChange: () => void;
}

export interface ExecutionIdentity {
  readonly arn: string;
  readonly name: string;
  readonly machineArn: string;
  readonly machineName: string;
  readonly input: string;
  readonly startedAt: number;
}

type TaskInput = Parameters<StateMachine['run']>[0];
type Ending = { readonly output: unknown } | { readonly failure?: TaskFailure };

/** A retry that comes sooner than this, in milliseconds of the machine, is waited for like any other step. */
const backoffPatienceMs = 1000;

/**
 * One run of a state machine. What each step came to is remembered, so that running it again from the start goes
 * through what has happened without doing it twice, and comes to rest where it was.
 */
export class Execution {
  readonly identity: ExecutionIdentity;
  status: ExecutionStatus = 'RUNNING';
  endedAt: number | undefined;
  ending: Ending = {};
  private readonly machine: RunnableMachine;
  private readonly around: ExecutionSurroundings;
  private readonly memory: VisitMemory;
  private readonly waiters = new Set<Waiter>();
  private readonly replayedLast = new Map<string, boolean>();
  private underWay = 0;
  private parked = 0;
  private failedAt = Number.POSITIVE_INFINITY;
  private run = 0;
  private abort: (() => void) | undefined;

  constructor(identity: ExecutionIdentity, machine: RunnableMachine, around: ExecutionSurroundings) {
    this.identity = identity;
    this.machine = machine;
    this.around = around;
    this.memory = new VisitMemory(identity.arn, around.journal);
  }

  /** Takes in what the journal says of this execution, before it is started. */
  recall(record: JournalRecord): void {
    if (record.kind !== 'ended') return this.memory.recall(record);
    this.status = record.status;
    this.endedAt = record.at;
    this.ending = record.failure ? { failure: record.failure } : { output: record.output };
  }

  /** Whether nothing moves before a token comes back, a wait is over, or a back-off that has begun comes to its end. */
  get atRest(): boolean {
    if (this.status !== 'RUNNING' || (this.parked > 0 && this.parked === this.underWay)) return true;
    return this.underWay === 0 && performance.now() - this.failedAt > backoffPatienceMs;
  }

  /** Runs from the first step, through what is remembered. */
  start(): void {
    const run = ++this.run;
    this.memory.rewind();
    this.underWay = 0;
    this.parked = 0;
    const interpreter = new StateMachine(this.machine.definition, {
      validationOptions: { noValidate: true },
    });
    const started = interpreter.run(JSON.parse(this.identity.input) as TaskInput, this.runOptions(run));
    this.abort = started.abort;
    this.armTimeout();
    started.result.then(
      (output) => this.end(run, 'SUCCEEDED', { output }),
      (error: unknown) => {
        if (error instanceof ExecutionAbortedError) return undefined;
        const { name, message } = ((error as Error).cause ?? error) as Error;
        return this.end(run, 'FAILED', { failure: { error: name, cause: message } });
      },
    );
  }

  /** Stops running and forgets nothing: `start` takes up where this left off. */
  suspend(): void {
    this.run += 1;
    this.abort?.();
    for (const waiter of this.waiters) this.around.waitingRoom.leave(waiter);
    this.waiters.clear();
  }

  private async end(run: number, status: Exclude<ExecutionStatus, 'RUNNING'>, ending: Ending): Promise<void> {
    if (run !== this.run) return;
    this.suspend();
    const at = this.around.now();
    await this.around.journal.append({ kind: 'ended', execution: this.identity.arn, status, at, ...ending });
    this.status = status;
    this.endedAt = at;
    this.ending = ending;
    this.memory.forget();
    this.around.onChange();
  }

  private armTimeout(): void {
    const { timeoutSeconds } = this.machine;
    if (timeoutSeconds === undefined) return;
    const { run } = this;
    this.addWaiter({
      dueAt: this.identity.startedAt + timeoutSeconds * 1000,
      atDue: { output: null },
      finish: () => this.end(run, 'TIMED_OUT', {}),
    });
  }

  private addWaiter(waiter: Waiter): void {
    this.waiters.add(waiter);
    this.around.waitingRoom.enter(waiter);
  }

  private runOptions(run: number): RunOptions {
    const { identity } = this;
    const handlers = [...this.machine.steps].map(([state, step]) => [
      state,
      (input: unknown) => this.takeStep(run, state, step, input),
    ]);
    return {
      overrides: {
        taskResourceLocalHandlers: Object.fromEntries(handlers) as Record<
          string,
          (input: TaskInput) => TaskInput
        >,
        // A failure that is only remembered is not waited for again.
        retryIntervalOverrides: new Proxy<Record<string, number>>(
          {},
          { get: (_, state) => (this.replayedLast.get(String(state)) ? 0 : undefined) },
        ),
      },
      context: {
        Execution: { Id: identity.arn, Name: identity.name },
        StateMachine: { Id: identity.machineArn, Name: identity.machineName },
        Started: { At: new Date(identity.startedAt).toISOString() },
        State: { Name: placeholders.state, EnteredTime: placeholders.enteredTime },
        Task: { Token: placeholders.token },
      },
    };
  }

  private async takeStep(run: number, state: string, step: Step, input: unknown): Promise<unknown> {
    this.underWay += 1;
    this.failedAt = Number.POSITIVE_INFINITY;
    const visit = await this.memory.enter(state, step, input, this.around.now());
    this.replayedLast.set(state, visit.result !== undefined);
    const result = visit.result ?? (await this.perform(run, visit, state, step, input));
    if (run !== this.run) return await new Promise<never>(() => {});
    this.memory.passed(visit, result);
    // The interpreter takes a few turns of the loop to get to the next step.
    setImmediate(() => setImmediate(() => this.passOn(run)));
    if (!('failure' in result)) return result.output;
    this.failedAt = performance.now();
    throw result.failure.error === 'States.Timeout'
      ? await stateTimeout()
      : new TaskFailedError(result.failure);
  }

  private passOn(run: number): void {
    if (run === this.run) this.underWay -= 1;
    this.around.onChange();
  }

  private async perform(
    run: number,
    visit: Visit,
    state: string,
    step: Step,
    input: unknown,
  ): Promise<StepResult> {
    const { enteredAt, token } = visit;
    const filled = fillIn(input, { state, enteredTime: new Date(enteredAt).toISOString(), token });
    switch (step.kind) {
      case 'call': {
        const result = await this.call(step, filled);
        if (run === this.run) await this.memory.store(visit, result);
        return result;
      }
      case 'wait':
        return this.park(this.await(visit, { output: filled }).back);
      case 'call-and-wait': {
        const { waiter, back } = this.await(visit, { failure: { error: 'States.Timeout', cause: '' } });
        if (!visit.called) {
          const answer = await this.call(step, filled);
          if (run !== this.run) return answer;
          if (!('failure' in answer)) await this.memory.markCalled(visit);
          else if (this.waiters.has(waiter)) await waiter.finish(answer);
        }
        // What is over by now is not waited for: the execution is not at rest.
        return this.waiters.has(waiter) ? this.park(back) : back;
      }
    }
  }

  private await(visit: Visit, atDue: StepResult) {
    const { promise: back, resolve } = Promise.withResolvers<StepResult>();
    const { token, dueAt } = visit;
    const waiter: Waiter = {
      ...(token !== undefined && { token }),
      ...(dueAt !== undefined && { dueAt }),
      atDue,
      finish: async (result) => {
        this.waiters.delete(waiter);
        this.around.waitingRoom.leave(waiter);
        await this.memory.store(visit, result);
        resolve(result);
      },
    };
    this.addWaiter(waiter);
    return { waiter, back };
  }

  private async park(back: Promise<StepResult>): Promise<StepResult> {
    const { run } = this;
    this.parked += 1;
    this.around.onChange();
    const result = await back;
    if (run === this.run) this.parked -= 1;
    return result;
  }

  private async call(step: Step, filled: unknown): Promise<StepResult> {
    const wrapped = filled as { FunctionName?: string; Payload?: unknown };
    const direct = step.kind === 'call' ? step.functionName : undefined;
    try {
      const answer = await this.around.invoke(
        direct ?? String(wrapped.FunctionName),
        direct === undefined ? wrapped.Payload : filled,
      );
      if (direct !== undefined) return { output: answer };
      return { output: { ExecutedVersion: '$LATEST', Payload: answer, StatusCode: 200 } };
    } catch (error) {
      if (!(error instanceof FunctionError)) throw error;
      return { failure: { error: error.name, cause: JSON.stringify(error.fault) } };
    }
  }
}
