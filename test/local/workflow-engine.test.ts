import { appendFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type MachineSpec } from '../../infra/local/blueprint.ts';
import { type Execution } from '../../infra/local/execution.ts';
import { FunctionError } from '../../infra/local/function-host.ts';
import { WorkflowEngine } from '../../infra/local/workflow-engine.ts';

interface Call {
  readonly state: string;
  readonly enteredAt: string;
  readonly token?: string;
}

const invoke = 'arn:aws-cn:states:::lambda:invoke';
const payload = { 'state.$': '$$.State.Name', 'enteredAt.$': '$$.State.EnteredTime' };
const call = { Type: 'Task', Resource: invoke, Parameters: { FunctionName: 'steps', Payload: payload } };
const ask = {
  Type: 'Task',
  Resource: `${invoke}.waitForTaskToken`,
  Parameters: { FunctionName: 'steps', Payload: { ...payload, 'token.$': '$$.Task.Token' } },
};
const day = 86_400_000;

let folder: string;
let engine: WorkflowEngine;
let calls: Call[];
let now: number;
let perform: (call: Call) => Promise<unknown>;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kebao-workflows-'));
  calls = [];
  now = Date.parse('2026-01-01T00:00:00Z');
  perform = async () => ({ outcome: 'done' });
});

afterEach(() => engine.stop());

function open(states: Record<string, object>): void {
  const definition = { StartAt: Object.keys(states)[0], States: states };
  const machine = {
    name: 'errands',
    arn: 'arn:x:stateMachine:errands',
    definition,
  } as unknown as MachineSpec;
  engine = new WorkflowEngine({
    machines: [machine],
    journalFile: path.join(folder, 'workflows.jsonl'),
    invoke: async (_, event) => {
      calls.push(event as Call);
      return perform(event as Call);
    },
    now: () => now,
  });
  engine.resume();
}

async function reopen(states: Record<string, object>): Promise<void> {
  await engine.stop();
  open(states);
  await engine.untilAtRest(5000);
}

async function start(name = 'e1', input = '{}'): Promise<Execution> {
  const started = await engine.start('arn:x:stateMachine:errands', name, input);
  if (typeof started === 'string') throw new Error(started);
  await engine.untilAtRest(5000);
  return started;
}

const statesCalled = () => calls.map(({ state }) => state);

describe('an execution', () => {
  it('is the same one for the same name and input, and refuses the name to another', async () => {
    open({ Ask: { ...ask, End: true } });
    const first = await start('e1', '{"a":1}');
    expect(await engine.start('arn:x:stateMachine:errands', 'e1', '{"a":1}')).toBe(first);
    expect(await engine.start('arn:x:stateMachine:errands', 'e1', '{"a":2}')).toBe('name-taken');
    expect(statesCalled()).toEqual(['Ask']);
  });

  it('keeps its name after it is over, restart or not', async () => {
    const states = { Work: { ...call, End: true } };
    open(states);
    expect((await start()).status).toBe('SUCCEEDED');
    await reopen(states);
    expect(await engine.start('arn:x:stateMachine:errands', 'e1', '{}')).toBe('name-taken');
    expect(engine.find('arn:x:execution:errands:e1')?.status).toBe('SUCCEEDED');
  });

  it('fails with the name of the error that its function threw', async () => {
    open({ Work: { ...call, End: true } });
    perform = async () => {
      throw new FunctionError({ errorType: 'LedgerTorn', errorMessage: 'no' });
    };
    const execution = await start();
    expect(execution.status).toBe('FAILED');
    expect(execution.ending).toMatchObject({ failure: { error: 'LedgerTorn' } });
  });

  it('enters a state once however often it is retried', async () => {
    open({
      Work: { ...call, Retry: [{ ErrorEquals: ['States.TaskFailed'], IntervalSeconds: 0 }], End: true },
    });
    perform = async () => {
      now += 1000;
      if (calls.length < 3) throw new FunctionError({ errorType: 'Busy', errorMessage: 'again' });
      return { outcome: 'done' };
    };
    expect((await start()).status).toBe('SUCCEEDED');
    expect(calls.map(({ enteredAt }) => enteredAt)).toEqual(Array(3).fill('2026-01-01T00:00:00.000Z'));
  });

  it('runs the branches of a Map, equal items too', async () => {
    const states = {
      Each: {
        Type: 'Map',
        ItemsPath: '$.items',
        ItemProcessor: { StartAt: 'Work', States: { Work: { ...call, End: true } } },
        ResultPath: null,
        Next: 'Ask',
      },
      Ask: { ...ask, End: true },
    };
    open(states);
    await start('e1', '{"items":[1,1,2]}');
    expect(statesCalled()).toEqual(['Work', 'Work', 'Work', 'Ask']);
    await reopen(states);
    expect(statesCalled()).toHaveLength(4);
  });
});

describe('a step that waits for its token', () => {
  const states = {
    Begin: { ...call, Next: 'Ask' },
    Ask: { ...ask, Next: 'Finish' },
    Finish: { ...call, End: true },
  };

  it('goes on with what comes back, once', async () => {
    open(states);
    const execution = await start();
    const token = calls.at(-1)?.token ?? '';
    expect(await engine.deliver(token, { output: { outcome: 'yes' } })).toBe(true);
    expect(await engine.deliver(token, { output: { outcome: 'no' } })).toBe(false);
    await engine.untilAtRest(5000);
    expect(execution.status).toBe('SUCCEEDED');
    expect(statesCalled()).toEqual(['Begin', 'Ask', 'Finish']);
  });

  it('waits on with the same token after a restart, and nothing is done twice', async () => {
    open(states);
    await start();
    const token = calls.at(-1)?.token ?? '';
    now += day;
    await reopen(states);
    expect(statesCalled()).toEqual(['Begin', 'Ask']);
    expect(await engine.deliver(token, { output: {} })).toBe(true);
    await engine.untilAtRest(5000);
    expect(statesCalled()).toEqual(['Begin', 'Ask', 'Finish']);
    expect(engine.find('arn:x:execution:errands:e1')?.status).toBe('SUCCEEDED');
  });

  it('hands the error of a failed token to its Catch', async () => {
    open({
      Ask: { ...ask, Catch: [{ ErrorEquals: ['ClaimWithdrawn'], Next: 'Close' }], End: true },
      Close: { ...call, End: true },
    });
    await start();
    await engine.deliver(calls[0]?.token ?? '', { failure: { error: 'ClaimWithdrawn', cause: '' } });
    await engine.untilAtRest(5000);
    expect(statesCalled()).toEqual(['Ask', 'Close']);
  });

  it('times out by the business clock after 30 days, past Retry, across a restart', async () => {
    const withTimeout = {
      Ask: {
        ...ask,
        TimeoutSeconds: (30 * day) / 1000,
        Retry: [{ ErrorEquals: ['States.TaskFailed'] }],
        Catch: [{ ErrorEquals: ['States.Timeout'], Next: 'Remind' }],
        End: true,
      },
      Remind: { ...call, End: true },
    };
    open(withTimeout);
    await start();
    now += 10 * day;
    await reopen(withTimeout);
    const due = engine.waitingRoom.earliestDue() ?? 0;
    expect(new Date(due).toISOString()).toBe('2026-01-31T00:00:00.000Z');
    await engine.waitingRoom.fireDue(due - 1);
    await engine.untilAtRest(5000);
    expect(statesCalled()).toEqual(['Ask']);
    now = due;
    await engine.waitingRoom.fireDue(due);
    await engine.untilAtRest(5000);
    expect(statesCalled()).toEqual(['Ask', 'Remind']);
  });
});

it('waits by the business clock in a Wait state', async () => {
  open({ Pause: { Type: 'Wait', Seconds: 3600, Next: 'Work' }, Work: { ...call, End: true } });
  await start();
  expect(statesCalled()).toEqual([]);
  now += 3_600_000;
  await engine.waitingRoom.fireDue(now);
  await engine.untilAtRest(5000);
  expect(statesCalled()).toEqual(['Work']);
});

it('runs a task again that was in progress, with the instant at which it was entered', async () => {
  const states = { Work: { ...call, End: true } };
  open(states);
  perform = () => new Promise(() => {});
  const started = engine.start('arn:x:stateMachine:errands', 'e1', '{}');
  await started;
  await expect.poll(() => calls.length).toBe(1);
  perform = async () => ({ outcome: 'done' });
  now += day;
  await reopen(states);
  expect(calls.map(({ enteredAt }) => enteredAt)).toEqual(Array(2).fill('2026-01-01T00:00:00.000Z'));
  expect(engine.find('arn:x:execution:errands:e1')?.status).toBe('SUCCEEDED');
});

it('does not wait again for retries that are only remembered', async () => {
  const states = {
    Work: { ...call, Retry: [{ ErrorEquals: ['Busy'], IntervalSeconds: 0 }], Next: 'Ask' },
    Ask: { ...ask, End: true },
  };
  open(states);
  perform = async ({ state }) => {
    if (state === 'Work' && calls.length < 3)
      throw new FunctionError({ errorType: 'Busy', errorMessage: '' });
    return { outcome: 'done' };
  };
  await start();
  const slow = {
    ...states,
    Work: { ...states.Work, Retry: [{ ErrorEquals: ['Busy'], IntervalSeconds: 3600 }] },
  };
  await reopen(slow);
  expect(engine.atRest).toBe(true);
  expect(statesCalled()).toEqual(['Work', 'Work', 'Work', 'Ask']);
});

it('reads a journal whose last line was cut off by a kill', async () => {
  const states = { Ask: { ...ask, End: true } };
  open(states);
  await start();
  const token = calls[0]?.token ?? '';
  await engine.stop();
  appendFileSync(path.join(folder, 'workflows.jsonl'), '{"kind":"left","execution":"arn:x:exec');
  open(states);
  await engine.untilAtRest(5000);
  expect(await engine.deliver(token, { output: {} })).toBe(true);
});

it('counts a long back-off as rest', async () => {
  open({ Work: { ...call, Retry: [{ ErrorEquals: ['Busy'], IntervalSeconds: 3600 }], End: true } });
  perform = async () => {
    throw new FunctionError({ errorType: 'Busy', errorMessage: '' });
  };
  const execution = await start();
  expect(execution.status).toBe('RUNNING');
  expect(engine.atRest).toBe(true);
});
