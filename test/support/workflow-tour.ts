import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { StateMachineDefinition } from 'aws-local-stepfunctions';
import { FunctionError } from '../../infra/local/function-host.ts';
import { WorkflowEngine } from '../../infra/local/workflow-engine.ts';
import { claimWithdrawn, type WorkflowTaskEvent } from '../../shared/contract/workflows.ts';
import { invariant } from '../../shared/domain/result.ts';

/** A state as far as a tour has to know it. */
interface State {
  readonly Type: 'Task' | 'Choice' | 'Map';
  readonly Resource?: string;
  readonly Next?: string;
  readonly Retry?: readonly { readonly ErrorEquals: readonly string[]; readonly MaxAttempts: number }[];
  readonly Catch?: readonly { readonly ErrorEquals: readonly string[]; readonly Next: string }[];
  readonly Choices?: readonly { readonly StringEquals: string; readonly Next: string }[];
  readonly ItemProcessor?: Machine;
}

export interface Machine {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, unknown>>;
}

type MoveKind = 'next' | 'choice' | 'retry' | 'catch' | 'end';

/** One way out of a state. */
export interface Move {
  readonly from: string;
  readonly kind: MoveKind;
  /** Left out where the execution ends. */
  readonly to?: string;
  /** The outcome word of a choice, the error of a retry or a catch. */
  readonly on?: string;
}

const machineArn = 'arn:aws-cn:states:cn-northwest-1:000000000000:stateMachine:tour';
const timeout = 'States.Timeout';
/** What `States.TaskFailed` stands for: any fault of a function. */
const anyFault = 'Fault';

/** Every way out of every state, those inside of a Map among them. */
export function movesOf(machine: Machine, after?: string): readonly Move[] {
  return Object.entries(machine.States as Record<string, State>).flatMap(([from, state]): Move[] => {
    if (state.ItemProcessor !== undefined) {
      const inside = movesOf(state.ItemProcessor, state.Next);
      return [{ from, kind: 'next', to: state.ItemProcessor.StartAt }, ...inside];
    }
    const to = state.Next ?? after;
    return [
      ...(state.Choices ?? []).map(({ StringEquals, Next }): Move => {
        return { from, kind: 'choice', to: Next, on: StringEquals };
      }),
      ...(state.Retry ?? [])
        .filter(({ MaxAttempts }) => MaxAttempts > 0)
        .map(({ ErrorEquals }): Move => ({ from, kind: 'retry', to: from, on: errorOf(ErrorEquals) })),
      ...(state.Catch ?? []).map(({ ErrorEquals, Next }): Move => {
        return { from, kind: 'catch', to: Next, on: errorOf(ErrorEquals) };
      }),
      ...(state.Type === 'Choice'
        ? []
        : [to === undefined ? { from, kind: 'end' as const } : { from, kind: 'next' as const, to }]),
    ];
  });
}

function errorOf([first]: readonly string[]): string {
  invariant(first !== undefined, 'an error by name');
  return first === 'States.TaskFailed' || first === 'States.ALL' ? anyFault : first;
}

/** A whole execution that takes the move: the shortest way to it, and from it to an end. */
export function tourThrough(goal: Move, machine: Machine): readonly Move[] {
  const moves = movesOf(machine);
  const there = shortest(moves, machine.StartAt, (at) => at === goal.from);
  if (goal.to === undefined) return [...there, goal];
  const ends = new Set(moves.filter((move) => move.kind === 'end').map((move) => move.from));
  const back = shortest(moves, goal.to, (at) => ends.has(at));
  const last = back.at(-1)?.to ?? goal.to;
  return [...there, goal, ...back, { from: last, kind: 'end' }];
}

function shortest(moves: readonly Move[], start: string, isThere: (at: string) => boolean): readonly Move[] {
  const ways: { at: string; way: readonly Move[] }[] = [{ at: start, way: [] }];
  const seen = new Set([start]);
  for (const { at, way } of ways) {
    if (isThere(at)) return way;
    for (const move of moves) {
      if (move.from !== at || move.to === undefined || move.kind === 'retry' || seen.has(move.to)) continue;
      seen.add(move.to);
      ways.push({ at: move.to, way: [...way, move] });
    }
  }
  throw new Error(`no way from ${start}`);
}

interface Call {
  readonly state: string;
  /** What the function, or the person behind it, does; a fault lasts until the state is left. */
  readonly does: { readonly answers: string } | { readonly fails: string };
}

/** The calls of functions that a tour comes to. */
function callsOf(tour: readonly Move[], machine: Machine): readonly Call[] {
  const states = allStates(machine);
  return tour.flatMap((move, index): Call[] => {
    if (states.get(move.from)?.Type !== 'Task') return [];
    if (move.kind === 'retry' || move.kind === 'catch') {
      return [{ state: move.from, does: { fails: move.on ?? anyFault } }];
    }
    const next = tour[index + 1];
    return [{ state: move.from, does: { answers: next?.kind === 'choice' ? (next.on ?? '') : 'done' } }];
  });
}

function allStates(machine: Machine): ReadonlyMap<string, State> {
  return new Map(
    Object.entries(machine.States as Record<string, State>).flatMap(([name, state]): [string, State][] => [
      [name, state],
      ...(state.ItemProcessor === undefined ? [] : allStates(state.ItemProcessor)),
    ]),
  );
}

/**
 * Takes a machine on a tour in the interpreter of the local stage: functions and people do what the tour says, the clock
 * moves where nobody answers. Back-offs are cut to nothing, all else is as it is deployed. Gives back the states in the
 * order in which their functions were called, and how it ended.
 */
export async function takeTour(
  tour: readonly Move[],
  machine: Machine,
): Promise<{
  readonly called: readonly string[];
  readonly expected: readonly string[];
  readonly status: string;
}> {
  const folder = await mkdtemp(path.join(tmpdir(), 'workflow-tour-'));
  const script = callsOf(tour, machine);
  const called: string[] = [];
  const tokens: { token: string; does: Call['does'] }[] = [];
  let now = Date.parse('2026-01-05T01:00:00Z');
  const engine = new WorkflowEngine({
    machines: [
      { name: 'tour', arn: machineArn, definition: withoutBackOff(machine) as StateMachineDefinition },
    ],
    journalFile: path.join(folder, 'journal'),
    now: () => now,
    invoke: (_, input) => {
      const event = input as WorkflowTaskEvent;
      const does = script[called.length]?.does ?? { answers: 'done' };
      called.push(event.state);
      if (event.token !== undefined && !failsAtOnce(does)) {
        tokens.push({ token: event.token, does });
        return Promise.resolve({ outcome: 'opened' });
      }
      return 'fails' in does
        ? Promise.reject(new FunctionError({ errorType: does.fails, errorMessage: 'as the tour says' }))
        : Promise.resolve({ outcome: does.answers, chunks: ['only'] });
    },
  });
  const execution = await engine.start(machineArn, 'tour', JSON.stringify({ subject: 'tour' }));
  invariant(typeof execution !== 'string', 'the tour starts');
  await engine.untilAtRest(5_000);
  for (let waiting = tokens.shift(); waiting !== undefined; waiting = tokens.shift()) {
    const { token, does } = waiting;
    if ('answers' in does) await engine.deliver(token, { output: { outcome: does.answers } });
    else if (does.fails !== timeout)
      await engine.deliver(token, { failure: { error: does.fails, cause: '' } });
    else {
      now = engine.waitingRoom.earliestDue() ?? now;
      await engine.waitingRoom.fireDue(now);
    }
    await engine.untilAtRest(5_000);
  }
  await engine.stop();
  await rm(folder, { recursive: true, force: true });
  return { called, expected: script.map((call) => call.state), status: execution.status };
}

/** A function can break; what comes back for a token is withdrawn, or never comes. */
function failsAtOnce(does: Call['does']): boolean {
  return 'fails' in does && does.fails !== timeout && does.fails !== claimWithdrawn;
}

function withoutBackOff(machine: Machine): unknown {
  return JSON.parse(JSON.stringify(machine), (key, value: unknown) => {
    if (key === 'IntervalSeconds') return 0;
    return key === 'JitterStrategy' || key === 'MaxDelaySeconds' ? undefined : value;
  });
}
