import { type MachineSpec } from './blueprint.ts';
import { Execution, type ExecutionIdentity } from './execution.ts';
import { ExecutionJournal } from './execution-journal.ts';
import { type RunnableMachine, runnable } from './machine-definition.ts';
import { type StepResult, WaitingRoom } from './waiting-room.ts';

/** The interpreter's timers cannot be told more than 24.8 days: before that, whatever waits is started over. */
const renewEveryMs = 20 * 86_400_000;

/** A back-off that drags on announces itself by nothing: it has to be looked for. */
const restLookMs = 100;

export interface WorkflowEngineOptions {
  readonly machines: readonly MachineSpec[];
  readonly journalFile: string;
  readonly invoke: (functionName: string, event: unknown) => Promise<unknown>;
  readonly now: () => number;
}

export type StartRefusal = 'no-such-machine' | 'name-taken';

/** All executions of all state machines of the template. */
export class WorkflowEngine {
  readonly waitingRoom = new WaitingRoom();
  /** Counts up whenever something moves. */
  changes = 0;
  private readonly machines: ReadonlyMap<string, { spec: MachineSpec; runs: RunnableMachine }>;
  private readonly journal: ExecutionJournal;
  private readonly executions = new Map<string, Execution>();
  private readonly running = new Set<Execution>();
  private readonly listeners = new Set<() => void>();
  private readonly invoke: WorkflowEngineOptions['invoke'];
  private readonly now: () => number;
  private readonly renewal: NodeJS.Timeout;

  constructor({ machines, journalFile, invoke, now }: WorkflowEngineOptions) {
    this.machines = new Map(machines.map((spec) => [spec.arn, { spec, runs: runnable(spec.definition) }]));
    this.invoke = invoke;
    this.now = now;
    const { journal, records } = ExecutionJournal.open(journalFile);
    this.journal = journal;
    for (const record of records) {
      if (record.kind === 'started') {
        const { execution: arn, machine, input, at } = record;
        this.add({
          arn,
          name: nameOf(arn),
          machineArn: machine,
          machineName: nameOf(machine),
          input,
          startedAt: at,
        });
      } else this.executions.get(record.execution)?.recall(record);
    }
    this.renewal = setInterval(() => this.renew(), renewEveryMs).unref();
  }

  /** Lets the executions go on that an earlier stage left in flight. */
  resume(): number {
    for (const execution of this.executions.values()) {
      if (execution.status !== 'RUNNING') continue;
      this.running.add(execution);
      execution.start();
    }
    return this.running.size;
  }

  /** Starts an execution; the same name with the same input, while it runs, is the same execution. */
  async start(machineArn: string, name: string, input: string): Promise<Execution | StartRefusal> {
    if (!this.machines.has(machineArn)) return 'no-such-machine';
    const arn = `${machineArn.replace(':stateMachine:', ':execution:')}:${name}`;
    const known = this.executions.get(arn);
    if (known) return known.status === 'RUNNING' && known.identity.input === input ? known : 'name-taken';
    const startedAt = this.now();
    const execution = this.add({ arn, name, machineArn, machineName: nameOf(machineArn), input, startedAt });
    if (!execution) return 'no-such-machine';
    this.running.add(execution);
    await this.journal.append({ kind: 'started', execution: arn, machine: machineArn, input, at: startedAt });
    execution.start();
    return execution;
  }

  find(executionArn: string): Execution | undefined {
    return this.executions.get(executionArn);
  }

  list(machineArn: string): Execution[] {
    return [...this.executions.values()].filter(({ identity }) => identity.machineArn === machineArn);
  }

  knows(machineArn: string): boolean {
    return this.machines.has(machineArn);
  }

  /** Hands in a step's result by its token; `false` where the step is over. */
  deliver(token: string, result: StepResult): Promise<boolean> {
    return this.waitingRoom.deliver(token, result);
  }

  get atRest(): boolean {
    for (const execution of this.running) if (!execution.atRest) return false;
    return true;
  }

  /** Resolves when every execution waits or is over, at the latest after so many milliseconds. */
  async untilAtRest(withinMs: number): Promise<void> {
    if (this.atRest) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const listener = () => {
      if (this.atRest) resolve();
    };
    const giveUp = setTimeout(resolve, withinMs);
    const look = setInterval(listener, restLookMs);
    this.listeners.add(listener);
    await promise;
    this.listeners.delete(listener);
    clearTimeout(giveUp);
    clearInterval(look);
  }

  /** Stops where it is; another engine on the same journal goes on from there. */
  async stop(): Promise<void> {
    clearInterval(this.renewal);
    for (const execution of this.running) execution.suspend();
    await this.journal.close();
  }

  /** Forgets every execution. */
  async clear(): Promise<void> {
    for (const execution of this.running) execution.suspend();
    this.running.clear();
    this.executions.clear();
    await this.journal.clear();
  }

  private renew(): void {
    for (const execution of this.running) {
      if (!execution.atRest || execution.status !== 'RUNNING') continue;
      execution.suspend();
      execution.start();
    }
  }

  private add(identity: ExecutionIdentity): Execution | undefined {
    const machine = this.machines.get(identity.machineArn);
    if (!machine) return undefined;
    const execution: Execution = new Execution(identity, machine.runs, {
      journal: this.journal,
      invoke: this.invoke,
      now: this.now,
      waitingRoom: this.waitingRoom,
      onChange: () => {
        if (execution.status !== 'RUNNING') this.running.delete(execution);
        this.changes += 1;
        for (const listener of this.listeners) listener();
      },
    });
    this.executions.set(identity.arn, execution);
    return execution;
  }
}

function nameOf(arn: string): string {
  return arn.slice(arn.lastIndexOf(':') + 1);
}
