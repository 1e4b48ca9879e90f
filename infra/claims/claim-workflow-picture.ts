import { type ClaimState, claimStates as at } from '../../shared/contract/workflows.ts';
import { type WorkflowDefinition } from '../building-blocks/workflow.ts';
import { claimWorkflow } from './claim-workflow.ts';

/** What people call the states. */
const names: Readonly<Record<ClaimState, string>> = {
  [at.register]: '立案',
  [at.survey]: '查勘',
  [at.requestDocuments]: '一次要齐材料',
  [at.documentsOverdue]: '材料逾期',
  [at.investigate]: '调查疑点',
  [at.assess]: '定损',
  [at.approve]: '复核',
  [at.consent]: '征询共保人',
  [at.offer]: '企业确认赔款',
  [at.offerUnanswered]: '逾期未答复',
  [at.pay]: '付款',
  [at.announcePayment]: '通知已付',
  [at.sendRejection]: '发拒赔通知书',
  [at.closeBelowDeductible]: '未超免赔额结案',
  [at.endWithdrawn]: '企业撤回',
};

interface State {
  readonly Type: string;
  readonly Resource?: string;
  readonly Next?: string;
  readonly End?: true;
  readonly TimeoutSeconds?: number;
  readonly Catch?: readonly { readonly ErrorEquals: readonly string[]; readonly Next: string }[];
  readonly Choices?: readonly { readonly StringEquals: string; readonly Next: string }[];
}

const secondsADay = 86_400;

/**
 * The claims workflow as a Mermaid diagram, made from its definition: a choice is drawn as the ways out of the step before it, with
 * the outcome words; that the firm may take its claim back at each step of a person is said once.
 */
export function claimWorkflowPicture(): string {
  const definition = claimWorkflow({ functionArn: 'tasks', partition: 'aws' });
  const states = statesOf(definition);
  const steps = Object.entries(states).filter(([, state]) => state.Type !== 'Choice');
  const people = steps.filter(([, state]) => isHuman(state)).map(([name]) => name);
  return [
    'stateDiagram-v2',
    '  classDef person fill:#fde8c8,stroke:#b7791f',
    ...steps.map(([name]) => `  state "${nameOf(name)}" as ${name}`),
    `  [*] --> ${definition.StartAt}`,
    ...steps.flatMap(([name, state]) => waysOut(name, state, states)),
    ...people.map((name) => `  class ${name} person`),
  ].join('\n');
}

function statesOf({ States }: WorkflowDefinition): Readonly<Record<string, State>> {
  return Object.fromEntries(Object.entries(States).map(([name, state]) => [name, { Type: '', ...state }]));
}

function nameOf(state: string): string {
  const known = Object.entries(names).find(([name]) => name === state);
  return known === undefined ? state : `${known[1]} ${state}`;
}

function isHuman({ Resource = '' }: State): boolean {
  return Resource.endsWith('waitForTaskToken');
}

function waysOut(name: string, state: State, states: Readonly<Record<string, State>>): readonly string[] {
  const after = state.Next === undefined ? undefined : states[state.Next];
  const chosen = (after?.Choices ?? []).map(({ StringEquals, Next }) => way(name, Next, StringEquals));
  const straight = after === undefined || after.Type === 'Choice' ? [] : [way(name, state.Next ?? '')];
  const late = (state.Catch ?? [])
    .filter(({ ErrorEquals }) => ErrorEquals.includes('States.Timeout'))
    .map(({ Next }) => way(name, Next, `${(state.TimeoutSeconds ?? 0) / secondsADay} days`));
  const end = state.End === true ? [way(name, '[*]')] : [];
  return [...chosen, ...straight, ...late, ...end];
}

function way(from: string, to: string, word?: string): string {
  return `  ${from} --> ${to}${word === undefined ? '' : ` : ${word}`}`;
}
