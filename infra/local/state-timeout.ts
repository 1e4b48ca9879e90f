import { StateMachine } from 'aws-local-stepfunctions';

let learned: Promise<new () => Error> | undefined;

/**
 * The interpreter's own time-out error: `States.TaskFailed` in Retry and Catch passes over no other. The class is not
 * exported, so a machine that times out at once shows it.
 */
export async function stateTimeout(): Promise<Error> {
  learned ??= learn();
  return new (await learned)();
}

async function learn(): Promise<new () => Error> {
  const States = { Late: { Type: 'Task', Resource: 'late', TimeoutSeconds: 0.001, End: true } } as const;
  const machine = new StateMachine({ StartAt: 'Late', States }, { validationOptions: { noValidate: true } });
  const { result } = machine.run(
    {},
    { overrides: { taskResourceLocalHandlers: { Late: () => new Promise(() => {}) } } },
  );
  const error: unknown = await result.catch((thrown: unknown) => (thrown as Error).cause);
  return (error as Error).constructor as new () => Error;
}
