import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { instant } from '../../shared/domain/dates.ts';
import { divisionCode, jobId } from '../../shared/domain/ids.ts';
import type { ReportRequest } from '../../shared/domain/reports/report-request.ts';
import { beginJob } from '../../shared/domain/transfers/job.ts';
import { insertJob } from '../../shared/persistence/jobs.ts';
import { commit } from '../../shared/persistence/store.ts';
import { startEngine } from '../support/engine.ts';
import { startFileStore } from '../support/file-store.ts';
import type { Figures } from './figures.ts';

const policies = 1_000_000;
/** Of a function’s 512 MB, what its heap may take. */
const heapMegabytes = 400;
const script = path.join(import.meta.dirname, 'report-process.ts');
const run = promisify(execFile);

const indicators: ReportRequest = { report: 'indicators' };
const kinds: readonly (readonly [name: string, of: ReportRequest, shown: string])[] = [
  ['performance', { report: 'performance', programmeId: 'SN-QKB-PH', year: 2026 }, 'performance'],
  ['indicators', indicators, 'indicators'],
  ['one-payer', indicators, 'indicators, all paid from one account, one telephone'],
];

/** The last step of a report's job, which makes it of what the chunks have left: the only one that has to do with all policies. */
export async function benchReports(): Promise<Figures> {
  const engine = await startEngine();
  const files = await startFileStore();
  try {
    const rows: (readonly (string | number)[])[] = [];
    for (const [at, [name, report, shown]] of kinds.entries()) {
      const id = jobId.parse(`job_${String(at).padStart(26, '0')}`);
      const begun = { jobId: id, kind: 'report' as const, report };
      await commit(engine.store, [
        insertJob(beginJob(begun, bureau, instant.parse('2026-06-01T00:00:00.000Z'))),
      ]);
      await step('write', id, name);
      const { cpuSeconds, peakMegabytes } = await step('make', id, name);
      rows.push([shown, policies.toLocaleString('en'), cpuSeconds.toFixed(1), peakMegabytes]);
    }
    return {
      title: 'Reports by a job, the step that makes them (goal: 512 MB whatever the size)',
      columns: ['report', 'policies', 'CPU seconds', 'peak MB'],
      rows,
    };
  } finally {
    await files.stop();
    await engine.stop();
  }
}

const bureau = {
  subject: 'bureau-clerk',
  name: 'bureau-clerk',
  roles: ['bureau-clerk' as const],
  org: '610000',
  scope: { kind: 'bureau' as const, division: divisionCode.parse('610000') },
};

async function step(name: 'write' | 'make', id: string, kind: string) {
  const flags = ['--disable-warning=ExperimentalWarning', `--max-old-space-size=${heapMegabytes}`];
  const { stdout } = await run(process.execPath, [...flags, script, name, id, kind, String(policies)]);
  return JSON.parse(stdout) as { readonly cpuSeconds: number; readonly peakMegabytes: number };
}
