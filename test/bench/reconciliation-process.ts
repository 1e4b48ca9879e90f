import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { addControlTotals } from '../../shared/domain/reconciliation/control-totals.ts';
import { addRowSums } from '../../shared/domain/settlement/row-sums.ts';
import type { Answer, Task } from './reconciliation-function.ts';
import { boundariesIn } from './reconciliation-parts.ts';

/**
 * What the job does of a list and a ledger that lie in files: divide the list by its keys, compare each part with the ledger's
 * rows between the same keys, sum. As many functions as there are cores work on parts at a time, each a process of its own, as
 * those of the Map are. Says seconds of all processors, seconds on the clock, peak memory of the largest process and what came
 * out.
 */
const [folder = ''] = process.argv.slice(2);
const partsAtOnce = 20;
const script = path.join(import.meta.dirname, 'reconciliation-function.ts');
const functions = Array.from({ length: Math.max(2, availableParallelism()) }, () => fork(script, [folder]));
for (const one of functions) one.on('exit', (code) => code === 0 || process.exit(1));
await Promise.all(functions.map((one) => once(one, 'message')));

const answers: Answer[] = [];
async function ask(one: ChildProcess | undefined, task: Task): Promise<Answer> {
  if (one === undefined) throw new Error('no function');
  one.send(task);
  const [answer]: Answer[] = await once(one, 'message');
  if (answer === undefined) throw new Error('no answer');
  answers.push(answer);
  return answer;
}

const started = performance.now();
const before = process.cpuUsage();
const boundaries = await boundariesIn(folder);
await ask(functions[0], { step: 'divide', boundaries });
const parts = Array.from({ length: boundaries.length + 1 }, (_, part) => part);
/** As in a Map, whichever function is free takes what is next. */
const batches = Array.from({ length: Math.ceil(parts.length / partsAtOnce) }, (_, batch) =>
  parts.slice(batch * partsAtOnce, (batch + 1) * partsAtOnce),
).values();
const compared: Answer[] = [];
await Promise.all(
  functions.map(async (one) => {
    for (const some of batches) compared.push(await ask(one, { step: 'compare', boundaries, parts: some }));
  }),
);
const { counts } = addRowSums(compared.flatMap(({ sums }) => sums));
const { ledger, list } = addControlTotals(compared.flatMap(({ control }) => control));
const seconds = (performance.now() - started) / 1_000;
const own = process.cpuUsage(before);
for (const one of functions) one.disconnect();
process.stdout.write(
  JSON.stringify({
    seconds,
    cpuSeconds: answers.reduce((sum, one) => sum + one.cpuSeconds, (own.user + own.system) / 1_000_000),
    peakMegabytes: Math.max(
      Math.round(process.resourceUsage().maxRSS / 1_024),
      ...answers.map((one) => one.peakMegabytes),
    ),
    matched: counts.MATCHED,
    different: counts.AMOUNT_DIFF,
    onlyList: counts.ONLY_INSURER,
    onlyLedger: counts.ONLY_PLATFORM,
    ledgerFen: ledger.subsidyFen,
    listFen: list.subsidyFen,
  }),
);
