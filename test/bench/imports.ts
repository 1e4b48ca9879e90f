import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeXlsx } from '../../functions/imports/files/write-xlsx.ts';
import { businessTable } from '../../functions/runtime/business-table.ts';
import { openDataFolder } from '../../infra/local/data-folder.ts';
import { ownEngine } from '../../infra/local/dynamodb-engine.ts';
import type { ImportKind } from '../../shared/domain/imports/import-kind.ts';
import { CountedWrites } from '../support/counted-writes.ts';
import { callers } from '../support/http.ts';
import { ImportDesk, xlsxType } from '../support/import-desk.ts';
import { testFirm } from '../support/journeys.ts';
import { policyRow, policyTable } from '../support/policy-rows.ts';
import type { Figures } from './figures.ts';

const rowsInFile = 5_000;
/** Rows that a registry is given in one go. */
const registryRows = 1_000;
/** 5,000 firms, quotes and policies from XLSX, in a process of its own: a process opens the business table once. */
export async function benchImports(): Promise<Figures> {
  const told = execFileSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', import.meta.filename],
    {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  return JSON.parse(told) as Figures;
}

/** On a stage's engine: rows, write units a row, memory of whoever reads them. */
async function importFigures(): Promise<Figures> {
  const written = process.stdout.write.bind(process.stdout);
  process.stdout.write = () => true;
  const data = await openDataFolder(mkdtempSync(path.join(tmpdir(), 'engine-')));
  const engine = await ownEngine(data);
  process.env['DYNAMODB_ENDPOINT'] = engine.endpoint;
  const desk = await ImportDesk.open();
  try {
    const units = new CountedWrites(businessTable());
    const rows: (string | number)[][] = [];
    for (const [kind, table] of Object.entries(tables()) as [ImportKind, string[][]][]) {
      const content = await writeXlsx(table);
      const by = kind === 'firms' ? callers.operator : callers.underwriter;
      await units.taken();
      const job = await desk.imported(kind, by, content, xlsxType);
      const taken = await units.taken();
      rows.push([kind, job.total, job.rejected, Number((taken / job.total).toFixed(2)), peakOf(content)]);
      if (kind === 'firms') await prepareSales(desk);
    }
    return {
      title: 'Lists from XLSX, through the real state machine',
      columns: [
        'list',
        'rows',
        'turned away',
        'write units a row',
        `peak MB of reading and writing ${rowsInFile} rows`,
      ],
      rows,
    };
  } finally {
    await desk.close();
    delete process.env['DYNAMODB_ENDPOINT'];
    await engine.stop();
    await data.release();
    rmSync(data.path, { recursive: true });
    process.stdout.write = written;
  }
}

function tables(): Record<ImportKind, string[][]> {
  const firms = Array.from({ length: rowsInFile }, (_, index) => ({
    firm: testFirm(index),
    name: `西安示范${index}号科技有限公司`,
  }));
  return {
    firms: [
      ['统一社会信用代码', '企业名称', '行政区划代码'],
      ...firms.map(({ firm, name }) => [firm.org, name, '610113']),
    ],
    quotes: [
      ['uscc', 'productCode', 'start'],
      ...firms.map(({ firm }) => [firm.org, 'qinke-inclusive', '2026-02-01']),
    ],
    policies: policyTable(firms.map(({ firm, name }) => policyRow(firm, name))),
  };
}

/** The firms that buy are in the registry, and there is money for each. */
async function prepareSales(desk: ImportDesk): Promise<void> {
  await desk.journeys.approveBudget('2026', [480_000_000, 240_000_000, 80_000_000]);
  const firms = Array.from({ length: rowsInFile }, (_, index) => testFirm(index));
  for (let from = 0; from < rowsInFile; from += registryRows) {
    await desk.journeys.list(firms.slice(from, from + registryRows));
  }
  desk.now = '2026-01-08T01:00:00.000Z';
}

/** Of a process that does nothing else, the runtime itself included. */
function peakOf(content: Uint8Array): number {
  const folder = mkdtempSync(path.join(tmpdir(), 'list-'));
  try {
    const file = path.join(folder, 'list.xlsx');
    writeFileSync(file, content);
    const script = path.join(import.meta.dirname, 'list-process.ts');
    const said = execFileSync(process.execPath, ['--disable-warning=ExperimentalWarning', script, file]);
    return (JSON.parse(said.toString()) as { peakMegabytes: number }).peakMegabytes;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (import.meta.main) process.stdout.write(JSON.stringify(await importFigures()));
