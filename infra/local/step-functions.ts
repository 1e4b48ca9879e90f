import { randomUUID } from 'node:crypto';
import { asText } from './as-text.ts';
import { AwsRefusal, type AwsOperations } from './aws-endpoint.ts';
import { type Execution } from './execution.ts';
import { type StepResult } from './waiting-room.ts';
import { type WorkflowEngine } from './workflow-engine.ts';

type Input = Record<string, unknown>;

const target = (operation: string) => `AWSStepFunctions.${operation}`;
const tokenShape = /^kebao-task-[0-9a-f-]{36}$/;

/** The operations of Step Functions that functions of this service use, over the engine. */
export function stepFunctionsOperations(engine: WorkflowEngine): AwsOperations {
  return {
    [target('StartExecution')]: (input) => startExecution(engine, input),
    [target('SendTaskSuccess')]: async (input) => {
      const output = parsed(input.output, 'InvalidOutput');
      return deliver(engine, input, { output });
    },
    [target('SendTaskFailure')]: async (input) => {
      const failure = { error: asText(input.error), cause: asText(input.cause) };
      return deliver(engine, input, { failure });
    },
    [target('DescribeExecution')]: async (input) => {
      const arn = asText(input.executionArn);
      const execution = engine.find(arn);
      if (!execution) throw new AwsRefusal('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`);
      return { ...summary(execution), input: execution.identity.input, ...endingOf(execution) };
    },
    [target('ListExecutions')]: async (input) => {
      const machineArn = String(input.stateMachineArn);
      if (!engine.knows(machineArn)) throw noMachine(machineArn);
      const executions = engine
        .list(machineArn)
        .filter(({ status }) => input.statusFilter === undefined || status === input.statusFilter)
        .reverse()
        .map(summary);
      return { executions };
    },
  };
}

async function startExecution(engine: WorkflowEngine, input: Input): Promise<object> {
  const machineArn = String(input.stateMachineArn);
  const name = asText(input.name, randomUUID());
  const text = asText(input.input, '{}');
  if (!/^[0-9A-Za-z_-]{1,80}$/.test(name)) throw new AwsRefusal('InvalidName', `Invalid Name: '${name}'`);
  parsed(text, 'InvalidExecutionInput');
  const started = await engine.start(machineArn, name, text);
  if (started === 'no-such-machine') throw noMachine(machineArn);
  if (started === 'name-taken') {
    throw new AwsRefusal('ExecutionAlreadyExists', `Execution Already Exists: '${name}'`);
  }
  return { executionArn: started.identity.arn, startDate: started.identity.startedAt / 1000 };
}

async function deliver(engine: WorkflowEngine, { taskToken }: Input, result: StepResult): Promise<object> {
  const token = String(taskToken);
  if (!tokenShape.test(token)) throw new AwsRefusal('InvalidToken', "Invalid Token: 'Invalid token'");
  if (await engine.deliver(token, result)) return {};
  throw new AwsRefusal('TaskTimedOut', "Task Timed Out: 'Provided task does not exist anymore'");
}

function parsed(text: unknown, code: string): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    throw new AwsRefusal(code, `Invalid JSON: '${code}'`);
  }
}

function noMachine(arn: string): AwsRefusal {
  return new AwsRefusal('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`);
}

function summary({ identity, status, endedAt }: Execution) {
  return {
    executionArn: identity.arn,
    stateMachineArn: identity.machineArn,
    name: identity.name,
    status,
    startDate: identity.startedAt / 1000,
    ...(endedAt !== undefined && { stopDate: endedAt / 1000 }),
  };
}

function endingOf({ status, ending }: Execution): object {
  if ('failure' in ending && ending.failure) return ending.failure;
  return status === 'SUCCEEDED' && 'output' in ending ? { output: JSON.stringify(ending.output) } : {};
}
