import { buildPortal } from './portal-build.ts';
import { startStage } from './stage.ts';
import { StartProblem } from './start-problem.ts';

/** Starts the service on this machine and prints `ready <url>` once every part of it answers. */
async function main(): Promise<void> {
  quietExperimentalWarnings();
  const { PORT, KEBAO_DATA_DIR, DYNAMODB_ENDPOINT, KEBAO_SETTLE } = process.env;
  const stage = await startStage({
    port: portOf(PORT ?? '8080'),
    dataDir: KEBAO_DATA_DIR ?? '.local',
    ...(DYNAMODB_ENDPOINT && { dynamoDbEndpoint: DYNAMODB_ENDPOINT }),
    portal: buildPortal,
    settles: KEBAO_SETTLE !== '0',
    onPart: (name, tookMs) => console.log(`${name.padEnd(12)} ${String(tookMs).padStart(6)} ms`),
    onRemark: (remark) => console.log(remark),
  });
  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= stage.stop().finally(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  endWithParent(stop);
  console.log(`ready ${stage.url}`);
}

const parentLookMs = 250;

/** Under `npm start` it is npm that people end, and npm does not always say so: the stage ends when its parent has. */
function endWithParent(stop: () => void): void {
  if (process.env['npm_lifecycle_event'] !== 'start') return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) stop();
  }, parentLookMs).unref();
}

function portOf(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new StartProblem(`PORT ${text} is not a port: set a number from 1 to 65535`);
}

/** Node says of every type-stripped file that this is new; nobody who starts the stage needs to read it. */
function quietExperimentalWarnings(): void {
  process.removeAllListeners('warning');
  process.on('warning', (warning) => {
    if (warning.name !== 'ExperimentalWarning') console.error(`${warning.name}: ${warning.message}`);
  });
}

main().catch((error: unknown) => {
  console.error(error instanceof StartProblem ? `kebao: ${error.message}` : error);
  process.exit(1);
});
