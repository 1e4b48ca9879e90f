import { StateMachine } from 'aws-local-stepfunctions';
import { describe, expect, it } from 'vitest';
import { type WorkflowDefinition } from '../../infra/building-blocks/workflow.ts';
import { claimWorkflow } from '../../infra/claims/claim-workflow.ts';
import { importWorkflow } from '../../infra/imports/import-workflow.ts';
import { reconciliationWorkflow } from '../../infra/reconciliation/reconciliation-workflow.ts';
import { statementWorkflow } from '../../infra/payments/statement-workflow.ts';
import { exportWorkflow } from '../../infra/proof/export-workflow.ts';
import { settlementWorkflow } from '../../infra/settlement/settlement-workflow.ts';
import {
  claimStates,
  claimWithdrawn,
  exportStates,
  importStates,
  reconciliationStates,
  settlementStates,
  statementStates,
} from '../../shared/contract/workflows.ts';

interface State {
  readonly Type: 'Task' | 'Choice' | 'Map';
  readonly Resource?: string;
  readonly Next?: string;
  readonly End?: boolean;
  readonly TimeoutSeconds?: number;
  readonly Retry?: readonly { ErrorEquals: readonly string[]; MaxAttempts: number }[];
  readonly Catch?: readonly { ErrorEquals: readonly string[]; Next: string; ResultPath: string }[];
  readonly ItemProcessor?: { readonly StartAt: string; readonly States: Readonly<Record<string, State>> };
  readonly Choices?: readonly { Variable: string; StringEquals: string; Next: string }[];
}

const target = {
  functionArn: 'arn:aws-cn:lambda:cn-northwest-1:123456789012:function:tasks',
  partition: 'aws-cn',
};
const claims = claimWorkflow(target);
const settlement = settlementWorkflow(target);

const imports = importWorkflow(target);

/** Every state, those inside of a Map among them. */
const statesOf = (definition: Pick<WorkflowDefinition, 'States'>): [string, State][] =>
  (Object.entries(definition.States) as unknown as [string, State][]).flatMap(([name, state]) => [
    [name, state],
    ...(state.ItemProcessor === undefined ? [] : statesOf(state.ItemProcessor as never)),
  ]);
const leadsTo = (state: State): string[] => [
  ...(state.Next === undefined ? [] : [state.Next]),
  ...(state.Choices ?? []).map(({ Next }) => Next),
  ...(state.ItemProcessor === undefined ? [] : [state.ItemProcessor.StartAt]),
  ...(state.Catch ?? []).map(({ Next }) => Next),
];
const isHumanStep = (state: State) => state.Resource?.endsWith('.waitForTaskToken') ?? false;

describe.each([
  ['claims', claims, claimStates],
  ['settlement', settlement, settlementStates],
  ['imports', imports, importStates],
  ['exports', exportWorkflow(target), exportStates],
  ['reconciliation', reconciliationWorkflow(target), reconciliationStates],
  ['statements', statementWorkflow(target), statementStates],
] as const)('the %s workflow', (_, definition, contract) => {
  const states = new Map(statesOf(definition));

  it('is valid Amazon States Language', () => {
    expect(() => new StateMachine(definition as never)).not.toThrow();
  });

  it('has a task for every state of the contract, and no other task', () => {
    const tasks = [...states].filter(([, { Type }]) => Type === 'Task').map(([name]) => name);
    expect(tasks.toSorted()).toEqual(Object.values<string>(contract).toSorted());
  });

  it('reaches every state from the start, and an end from every state', () => {
    const reachable = (from: string): Set<string> => {
      const seen = new Set<string>();
      const left = [from];
      for (let name = left.pop(); name !== undefined; name = left.pop()) {
        if (seen.has(name)) continue;
        seen.add(name);
        left.push(...leadsTo(states.get(name)!));
      }
      return seen;
    };
    expect([...reachable(definition.StartAt)].toSorted()).toEqual([...states.keys()].toSorted());
    for (const name of states.keys()) {
      expect([...reachable(name)].some((last) => states.get(last)!.End)).toBe(true);
    }
  });

  it('chooses by one outcome word only, each word once', () => {
    for (const [, { Choices }] of statesOf(definition).filter(([, { Type }]) => Type === 'Choice')) {
      for (const choice of Choices!) {
        expect(Object.keys(choice)).toEqual(['Variable', 'StringEquals', 'Next']);
        expect(choice.Variable).toBe('$.outcome');
      }
      expect(new Set(Choices!.map(({ StringEquals }) => StringEquals)).size).toBe(Choices!.length);
    }
  });

  it('tries every task again, first where Lambda was out of reach', () => {
    for (const [, { Retry }] of statesOf(definition).filter(([, { Type }]) => Type === 'Task')) {
      const tried = Retry!.filter(({ MaxAttempts }) => MaxAttempts > 0);
      expect(tried[0]!.ErrorEquals).toContain('Lambda.TooManyRequestsException');
      expect(tried.at(-1)!.ErrorEquals).toEqual(['States.TaskFailed']);
    }
  });
});

describe('a human step of the claims workflow', () => {
  const humanSteps = statesOf(claims).filter(([, state]) => isHumanStep(state));

  it.each(humanSteps)('%s ends at once when the claim is withdrawn', (_, { Catch, Retry }) => {
    expect(Catch![0]).toEqual({
      ErrorEquals: [claimWithdrawn],
      ResultPath: '$.error',
      Next: claimStates.endWithdrawn,
    });
    expect(Retry![0]).toMatchObject({ MaxAttempts: 0 });
    expect(Retry![0]!.ErrorEquals).toContain(claimWithdrawn);
  });

  it('waits without end, unless the firm has to answer', () => {
    const limits = humanSteps
      .filter(([, { TimeoutSeconds }]) => TimeoutSeconds !== undefined)
      .map(([name, { TimeoutSeconds, Catch }]) => [name, TimeoutSeconds! / 86_400, Catch![1]!.Next]);
    expect(limits).toEqual([
      [claimStates.requestDocuments, 30, claimStates.documentsOverdue],
      [claimStates.offer, 30, claimStates.offerUnanswered],
    ]);
  });
});

describe('what passes through the claims workflow', () => {
  const answers: Record<string, string[]> = {
    Survey: ['request-documents'],
    AssessLoss: ['offer', 'approval-needed'],
    Approve: ['approve'],
    MakeOffer: ['dispute', 'accept'],
    Pay: ['more', 'paid'],
  };

  it('is the subject and the last outcome, also after an error was caught', async () => {
    const asked: Asked[] = [];
    const answer = (event: { Payload: Asked }) => {
      asked.push(event.Payload);
      const { state, token } = event.Payload;
      if (state === 'RequestDocuments') throw named('States.Timeout');
      const outcome = answers[state]?.shift() ?? 'done';
      return Promise.resolve(token === undefined ? { Payload: { outcome } } : { outcome });
    };
    const handlers = Object.fromEntries(Object.values(claimStates).map((state) => [state, answer]));
    const input = { subject: 'KC2026-1' };
    const execution = new StateMachine(withoutTimeouts(claims) as never).run(input, {
      overrides: { taskResourceLocalHandlers: handlers as never },
      context: {
        State: { EnteredTime: '2026-03-24T02:00:00Z' },
        Task: { Token: 'a-token' },
      },
    });

    expect(await execution.result).toEqual({ subject: 'KC2026-1', outcome: 'done' });
    expect(asked.map(({ state }) => state)).toEqual([
      'Register',
      'Survey',
      'RequestDocuments',
      'DocumentsOverdue',
      'AssessLoss',
      'MakeOffer',
      'AssessLoss',
      'Approve',
      'MakeOffer',
      'Pay',
      'Pay',
      'AnnouncePayment',
    ]);
    expect(asked.every(({ subject }) => subject === 'KC2026-1')).toBe(true);
    expect(asked.filter(({ error }) => error)).toMatchObject([
      { state: 'DocumentsOverdue', error: { Error: 'States.Timeout' } },
    ]);
  });
});

describe('the imports workflow', () => {
  const everyChunk = new Map(statesOf(imports)).get('EveryChunk') as unknown as Record<string, unknown>;

  it('works on ten chunks at a time, inline, and keeps nothing of what they answer', () => {
    expect(everyChunk).toMatchObject({
      Type: 'Map',
      MaxConcurrency: 10,
      ItemProcessor: { ProcessorConfig: { Mode: 'INLINE' } },
      ResultPath: null,
    });
  });

  it('asks once for each chunk, by job and chunk, and then for the end', async () => {
    const asked: unknown[] = [];
    const answer = (event: { Payload: Record<string, unknown> }) => {
      const { state, subject, chunk } = event.Payload;
      asked.push([state, subject, chunk]);
      const chunks = state === importStates.prepare ? ['0001', '0002'] : undefined;
      return Promise.resolve({ Payload: { outcome: 'done', ...(chunks && { chunks }) } });
    };
    const handlers = Object.fromEntries(Object.values(importStates).map((state) => [state, answer]));
    const execution = new StateMachine(imports as never).run(
      { subject: 'job_1' },
      {
        overrides: { taskResourceLocalHandlers: handlers as never },
        context: { State: { EnteredTime: '2026-03-24T02:00:00Z' } },
      },
    );
    expect(await execution.result).toEqual({ subject: 'job_1', outcome: 'done' });
    expect(asked).toEqual([
      [importStates.prepare, 'job_1', undefined],
      [importStates.chunk, 'job_1', '0001'],
      [importStates.chunk, 'job_1', '0002'],
      [importStates.finish, 'job_1', undefined],
    ]);
  });
});

interface Asked {
  readonly state: string;
  readonly subject: string;
  readonly token?: string;
  readonly error?: { readonly Error: string };
}

/** The interpreter would let a month pass in a moment. */
function withoutTimeouts(definition: WorkflowDefinition): unknown {
  return JSON.parse(
    JSON.stringify(definition, (name, value: unknown) => (name === 'TimeoutSeconds' ? undefined : value)),
  );
}

function named(name: string): Error {
  return Object.assign(new Error('nobody came'), { name });
}
