import { settlementStates, type SettlementState } from '../../shared/contract/workflows.ts';
import { type WorkflowTaskHandler, workflowTasks } from '../runtime/background.ts';
import { collectRows } from './tasks/collect-rows.ts';
import { totalCollectedRows } from './tasks/total-rows.ts';

const states: Readonly<Record<SettlementState, WorkflowTaskHandler>> = {
  [settlementStates.collect]: collectRows,
  [settlementStates.total]: totalCollectedRows,
};

export const handler = workflowTasks(states);
