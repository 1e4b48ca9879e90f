import type { ControlTotals } from '../../shared/domain/reconciliation/control-totals.ts';
import type { RowSums } from '../../shared/domain/settlement/row-sums.ts';
import { comparePart, divideFile } from './reconciliation-parts.ts';

/** What one function of the job is asked for. */
export type Task =
  | { readonly step: 'divide'; readonly boundaries: readonly string[] }
  | { readonly step: 'compare'; readonly boundaries: readonly string[]; readonly parts: readonly number[] };

/** What it came to, and what the function has used until now. */
export interface Answer {
  readonly sums: readonly RowSums[];
  readonly control: readonly ControlTotals[];
  readonly cpuSeconds: number;
  readonly peakMegabytes: number;
}

/** A function of the job as a process of its own: does one task after another. */
const [folder = ''] = process.argv.slice(2);

async function done(task: Task): Promise<Pick<Answer, 'sums' | 'control'>> {
  const [sums, control]: [RowSums[], ControlTotals[]] = [[], []];
  if (task.step === 'divide') await divideFile(folder, task.boundaries);
  else {
    for (const part of task.parts) {
      const compared = await comparePart(folder, part, task.boundaries);
      sums.push(...compared.sums);
      control.push(...compared.control);
    }
  }
  return { sums, control };
}

async function answer(task: Task): Promise<void> {
  const before = process.cpuUsage();
  const came = await done(task);
  const { user, system } = process.cpuUsage(before);
  const peakMegabytes = Math.round(process.resourceUsage().maxRSS / 1_024);
  process.send?.({ ...came, cpuSeconds: (user + system) / 1_000_000, peakMegabytes } satisfies Answer);
}

process.on('message', (task: Task) => void answer(task));
process.send?.('ready');
