import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeReconciliationFiles } from '../support/reconciliation-files.ts';
import type { Figures } from './figures.ts';

/** What Lambda leaves a function of 512 MB for its objects, and less. */
const heapOfAFunction = '--max-old-space-size=256';
const sizes = [10_000, 100_000, 1_000_000];

interface Measured {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakMegabytes: number;
  readonly matched: number;
  readonly different: number;
  readonly onlyList: number;
  readonly onlyLedger: number;
  readonly ledgerFen: number;
  readonly listFen: number;
}

/**
 * An insurer's list against the ledger, from the same two files, by the service's own code and by DuckDB: both have to come to
 * the same outcomes and sums. DuckDB uses all cores with its threads, the service with functions that work on parts at a time and
 * ask the ledger for what lies between two keys, as they ask the table; peak memory is that of its largest function.
 */
export async function benchReconciliation(): Promise<Figures> {
  let before = 0;
  const rows: (string | number)[][] = [];
  for (const size of sizes) {
    const folder = mkdtempSync(path.join(tmpdir(), 'kebao-reconcile-'));
    try {
      await writeReconciliationFiles(folder, size);
      const ours = measured('reconciliation-process.ts', folder, size);
      const theirs = measured('duckdb-process.ts', folder, size);
      const outcomes = (of: Measured) =>
        [of.matched, of.different, of.onlyList, of.onlyLedger, of.ledgerFen, of.listFen].join();
      rows.push([
        size.toLocaleString('en'),
        Math.round(size / ours.seconds).toLocaleString('en'),
        ours.cpuSeconds.toFixed(2),
        theirs.cpuSeconds.toFixed(2),
        (ours.seconds / theirs.seconds).toFixed(1),
        ours.peakMegabytes,
        theirs.peakMegabytes,
        before === 0 ? '' : (ours.cpuSeconds / before / 10).toFixed(2),
        outcomes(ours) === outcomes(theirs) ? 'the same' : `${outcomes(ours)} ≠ ${outcomes(theirs)}`,
      ]);
      before = ours.cpuSeconds;
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
  return {
    title: 'An insurer’s list against the ledger (goals: ≤ 3 × DuckDB’s time, ≤ 512 MB, growth ÷ 10 ≤ 1)',
    columns: [
      'rows',
      'rows/s',
      'CPU s',
      'DuckDB CPU s',
      'time ÷ DuckDB',
      'peak MB',
      'DuckDB MB',
      'growth ÷ 10',
      'outcomes and sums',
    ],
    rows,
  };
}

function measured(script: string, folder: string, size: number): Measured {
  const file = path.join(import.meta.dirname, script);
  const said = execFileSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', heapOfAFunction, file, folder, String(size)],
    {
      maxBuffer: 1_048_576,
    },
  );
  return JSON.parse(said.toString()) as Measured;
}
