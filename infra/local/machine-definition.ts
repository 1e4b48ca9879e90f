import { type StateMachineDefinition } from 'aws-local-stepfunctions';

/** What a state of the interpreter stands for. */
export type Step =
  | { readonly kind: 'call'; readonly functionName?: string }
  | { readonly kind: 'call-and-wait'; readonly timeoutSeconds?: number }
  | { readonly kind: 'wait'; readonly until: WaitFields };

export interface WaitFields {
  readonly Seconds?: number;
  readonly Timestamp?: string;
  readonly SecondsPath?: string;
  readonly TimestampPath?: string;
}

export interface RunnableMachine {
  readonly definition: StateMachineDefinition;
  readonly steps: ReadonlyMap<string, Step>;
  readonly timeoutSeconds?: number;
}

type Json = Record<string, unknown>;

/** The longest that the interpreter's own timer can be told, in seconds: it would fire at once beyond 31 bits of ms. */
const neverSeconds = 2_147_483;
/** Stands for a value that only the step's own visit knows. */
export const placeholders = { state: '\u0000state', enteredTime: '\u0000entered-time', token: '\u0000token' };
const startTimePath = '$$.Execution.StartTime';
const startedPath = '$$.Started.At';

/**
 * A definition in which every pause is a step of ours, so that time-outs and waits run on the business clock: the
 * interpreter measures with the machine's, and takes 60 seconds where nothing is said.
 */
export function runnable(definition: StateMachineDefinition): RunnableMachine {
  const steps = new Map<string, Step>();
  const { TimeoutSeconds, ...rest } = prepareStates({ ...definition }, steps);
  return {
    definition: { ...definition, ...rest },
    steps,
    ...(typeof TimeoutSeconds === 'number' && { timeoutSeconds: TimeoutSeconds }),
  };
}

function prepareStates(machine: Json, steps: Map<string, Step>): Json {
  if (machine.QueryLanguage === 'JSONata')
    throw new Error('the local stage runs JSONPath state machines only');
  const states = Object.entries(machine.States as Record<string, Json>).map(([name, state]) => [
    name,
    prepareState(name, withStartedPath(state) as Json, steps),
  ]);
  return { ...machine, States: Object.fromEntries(states) as Json };
}

function prepareState(name: string, state: Json, steps: Map<string, Step>): Json {
  if (state.QueryLanguage === 'JSONata')
    throw new Error(`${name}: the local stage runs JSONPath states only`);
  switch (state.Type) {
    case 'Task': {
      const { TimeoutSeconds, HeartbeatSeconds: _, ...task } = state;
      if (task.TimeoutSecondsPath) throw new Error(`${name}: the local stage knows no TimeoutSecondsPath`);
      steps.set(name, stepOf(name, String(task.Resource), TimeoutSeconds));
      return { ...task, TimeoutSeconds: neverSeconds };
    }
    case 'Wait': {
      const { Seconds, Timestamp, SecondsPath, TimestampPath, ...wait } = state;
      steps.set(name, {
        kind: 'wait',
        until: { Seconds, Timestamp, SecondsPath, TimestampPath } as WaitFields,
      });
      return { ...wait, Type: 'Task', Resource: 'wait', TimeoutSeconds: neverSeconds };
    }
    case 'Map': {
      const inner = state.ItemProcessor ? 'ItemProcessor' : 'Iterator';
      return { ...state, [inner]: prepareStates(state[inner] as Json, steps) };
    }
    case 'Parallel':
      return { ...state, Branches: (state.Branches as Json[]).map((branch) => prepareStates(branch, steps)) };
    default:
      return state;
  }
}

function stepOf(name: string, resource: string, timeoutSeconds: unknown): Step {
  if (resource.endsWith(':states:::lambda:invoke')) return { kind: 'call' };
  if (resource.endsWith(':states:::lambda:invoke.waitForTaskToken')) {
    return { kind: 'call-and-wait', ...(typeof timeoutSeconds === 'number' && { timeoutSeconds }) };
  }
  if (resource.includes(':lambda:')) return { kind: 'call', functionName: resource };
  throw new Error(`${name}: the local stage has no integration ${resource}`);
}

/** The interpreter puts the machine's time in place of an execution's start; ours lies beside it. */
function withStartedPath(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll(startTimePath, startedPath);
  if (Array.isArray(value)) return value.map(withStartedPath);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withStartedPath(item)]));
}

/** The instant at which a Wait state lets go. */
export function waitEnds(until: WaitFields, input: unknown, enteredAt: number): number {
  if (until.Seconds !== undefined) return enteredAt + until.Seconds * 1000;
  if (until.Timestamp !== undefined) return Date.parse(until.Timestamp);
  if (until.SecondsPath !== undefined) return enteredAt + Number(at(until.SecondsPath, input)) * 1000;
  return Date.parse(String(at(String(until.TimestampPath), input)));
}

function at(path: string, input: unknown): unknown {
  return path
    .replace(/^\$\.?/, '')
    .split('.')
    .filter((field) => field !== '')
    .reduce<unknown>((value, field) => (value as Json | undefined)?.[field], input);
}

/** The input of a step with what only its own visit knows in place of the placeholders. */
export function fillIn(
  value: unknown,
  known: Readonly<Record<keyof typeof placeholders, string | undefined>>,
): unknown {
  if (value === placeholders.state) return known.state;
  if (value === placeholders.enteredTime) return known.enteredTime;
  if (value === placeholders.token) return known.token;
  if (Array.isArray(value)) return value.map((item) => fillIn(item, known));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fillIn(item, known)]));
}
