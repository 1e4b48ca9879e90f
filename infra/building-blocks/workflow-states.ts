import { claimWithdrawn } from '../../shared/contract/workflows.ts';

/** A state of the Amazon States Language, as far as our workflows use it. */
export type WorkflowState = Readonly<Record<string, unknown>>;

/** A state that still has to be told its name. */
export type UnnamedState = (name: string) => WorkflowState;

/** Where task states find their function; both are CloudFormation tokens at synthesis. */
export interface TaskTarget {
  readonly functionArn: string;
  readonly partition: string;
}

export type Following = { readonly next: string } | { readonly end: true };

/** Parts of divided work that are done at the same time. */
const partsAtOnce = 10;

/** Lambda was out of reach or overloaded: try again over about a quarter of an hour. */
const retryTransient = {
  ErrorEquals: [
    'Lambda.ServiceException',
    'Lambda.AWSLambdaException',
    'Lambda.SdkClientException',
    'Lambda.TooManyRequestsException',
    'Lambda.ClientExecutionTimeoutException',
  ],
  IntervalSeconds: 2,
  BackoffRate: 2,
  MaxAttempts: 10,
  MaxDelaySeconds: 300,
  JitterStrategy: 'FULL',
};

/** The function broke, say because the table was out of reach: try again over some hours, then ask a person. */
const retryFault = {
  ErrorEquals: ['States.TaskFailed'],
  IntervalSeconds: 30,
  BackoffRate: 3,
  MaxAttempts: 6,
  MaxDelaySeconds: 3600,
  JitterStrategy: 'FULL',
};

/** That a claim is withdrawn, or that nobody came in time, is no fault: it goes to its Catch at once. */
const neverRetryAnswer = { ErrorEquals: [claimWithdrawn, 'States.Timeout'], MaxAttempts: 0 };

/** The state data that every task leaves behind: the subject that came in, and one word. */
const leave = (outcomePath: string) => ({
  'subject.$': '$$.Execution.Input.subject',
  'outcome.$': outcomePath,
});

const ask = (state: string) => ({
  state,
  'subject.$': '$.subject',
  'enteredAt.$': '$$.State.EnteredTime',
});

/** Step builders whose tasks go to one function. */
export function stepsOf({ functionArn, partition }: TaskTarget) {
  const task = (resource: string, payload: object, outcomePath: string): WorkflowState => ({
    Type: 'Task',
    Resource: `arn:${partition}:states:::${resource}`,
    Parameters: { FunctionName: functionArn, Payload: payload },
    ResultSelector: leave(outcomePath),
  });
  const called = (payload: object) => task('lambda:invoke', payload, '$.Payload.outcome');

  return {
    /** The function does the step and answers its outcome; `after` an error it also hears of that error. */
    step:
      (following: Following, { after }: { after?: 'error' } = {}): UnnamedState =>
      (name) => ({
        ...called({ ...ask(name), ...(after && { 'error.$': '$.error' }) }),
        Retry: [retryTransient, retryFault],
        ...flow(following),
      }),

    /** The function divides the work, and leaves the keys of its parts for `eachPart`. */
    divide:
      ({ next }: { next: string }): UnnamedState =>
      (name) => ({
        ...called(ask(name)),
        ResultSelector: { ...leave('$.Payload.outcome'), 'chunks.$': '$.Payload.chunks' },
        Retry: [retryTransient, retryFault],
        Next: next,
      }),

    /** The function does the state `part` for each key, ten at once; what they answer is passed over. */
    eachPart:
      ({ part, next }: { part: string; next: string }): UnnamedState =>
      () => ({
        Type: 'Map',
        ItemsPath: '$.chunks',
        ItemSelector: { 'subject.$': '$.subject', 'chunk.$': '$$.Map.Item.Value' },
        MaxConcurrency: partsAtOnce,
        ItemProcessor: {
          ProcessorConfig: { Mode: 'INLINE' },
          StartAt: part,
          States: {
            [part]: {
              ...called({ ...ask(part), 'chunk.$': '$.chunk' }),
              Retry: [retryTransient, retryFault],
              End: true,
            },
          },
        },
        ResultPath: null,
        Next: next,
      }),

    /** The function opens a task for a person; the workflow goes on when the relay sends the token back. */
    humanStep:
      ({ next, withdrawn, withinDays, late }: HumanStep): UnnamedState =>
      (name) => ({
        ...task('lambda:invoke.waitForTaskToken', { ...ask(name), 'token.$': '$$.Task.Token' }, '$.outcome'),
        ...(withinDays !== undefined && { TimeoutSeconds: withinDays * 86_400 }),
        Retry: [neverRetryAnswer, retryTransient, retryFault],
        Catch: [
          { ErrorEquals: [claimWithdrawn], ResultPath: '$.error', Next: withdrawn },
          ...(late === undefined
            ? []
            : [{ ErrorEquals: ['States.Timeout'], ResultPath: '$.error', Next: late }]),
        ],
        ...flow({ next }),
      }),
  };
}

export interface HumanStep {
  readonly next: string;
  /** Where a withdrawn claim goes. */
  readonly withdrawn: string;
  /** How long the person has, and where the workflow goes when nothing came. */
  readonly withinDays?: number;
  readonly late?: string;
}

/** Goes where the outcome says; any other word fails the execution. */
export function choose(nexts: Readonly<Record<string, string>>): UnnamedState {
  return () => ({
    Type: 'Choice',
    Choices: Object.entries(nexts).map(([outcome, next]) => ({
      Variable: '$.outcome',
      StringEquals: outcome,
      Next: next,
    })),
  });
}

/** Tells each state its name. */
export function named(
  states: Readonly<Record<string, UnnamedState>>,
): Readonly<Record<string, WorkflowState>> {
  return Object.fromEntries(Object.entries(states).map(([name, state]) => [name, state(name)]));
}

function flow(following: Following): WorkflowState {
  return 'next' in following ? { Next: following.next } : { End: true };
}
