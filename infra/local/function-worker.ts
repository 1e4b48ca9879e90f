import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import type { FunctionFault, Invocation, WorkerAnswer, WorkerSetup } from './function-message.ts';

type Handler = (event: unknown, context: unknown) => unknown;

const setup = workerData as WorkerSetup;
const handler: Promise<Handler | FunctionFault> = loadHandler();

async function loadHandler(): Promise<Handler | FunctionFault> {
  const [module = 'index', name = 'handler'] = setup.handler.split('.');
  try {
    const file = ['.mjs', '.js', '.cjs', '.ts']
      .map((ending) => path.join(setup.moduleFolder, `${module}${ending}`))
      .find((candidate) => existsSync(candidate));
    if (!file) {
      return { errorType: 'Runtime.ImportModuleError', errorMessage: `Cannot find module '${module}'` };
    }
    const loaded = (await import(pathToFileURL(file).href)) as Record<string, unknown>;
    const found = loaded[name] ?? (loaded.default as Record<string, unknown> | undefined)?.[name];
    if (typeof found === 'function') return found as Handler;
    return {
      errorType: 'Runtime.HandlerNotFound',
      errorMessage: `${setup.handler} is undefined or not exported`,
    };
  } catch (error) {
    return describeFault(error);
  }
}

function describeFault(error: unknown): FunctionFault {
  if (!(error instanceof Error)) return { errorType: typeof error, errorMessage: String(error) };
  return { errorType: error.name, errorMessage: error.message, trace: (error.stack ?? '').split('\n') };
}

function contextOf({ requestId, endsAt }: Invocation) {
  return {
    awsRequestId: requestId,
    functionName: setup.functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: setup.functionArn,
    memoryLimitInMB: String(setup.memoryMb),
    logGroupName: `/aws/lambda/${setup.functionName}`,
    logStreamName: 'local',
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, endsAt - Date.now()),
  };
}

async function answer(invocation: Invocation): Promise<WorkerAnswer> {
  const { id, event } = invocation;
  const loaded = await handler;
  if (typeof loaded !== 'function') return { id, fault: loaded };
  try {
    return { id, payload: JSON.stringify(await loaded(event, contextOf(invocation))) };
  } catch (error) {
    return { id, fault: describeFault(error) };
  }
}

async function reply(invocation: Invocation): Promise<void> {
  const message = await answer(invocation);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread has no origin
  parentPort?.postMessage(message);
}

parentPort?.on('message', (invocation: Invocation) => void reply(invocation));
