import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

/** The same join and totals of the same files by DuckDB: seconds, peak memory and what came out. */
const [folder = ''] = process.argv.slice(2);
const instance = await DuckDBInstance.create(':memory:');
const connection = await instance.connect();
const started = performance.now();
const before = process.cpuUsage();
const from = (name: string) => `read_csv('${path.join(folder, name)}', header = true, all_varchar = true)`;
const amounts = ['premiumFen', 'firmFen', 'centralFen', 'provinceFen', 'cityFen', 'countyFen'];
const texts = ['uscc', 'start', '"end"', 'status', "coalesce(endedOn, '')"];
const side = (name: string) => `
  SELECT policyNo, coalesce(endorsementNo, '') AS endorsementNo,
    ${amounts.map((column) => `${column}::BIGINT AS ${column}`).join(', ')},
    ${texts.map((column, index) => `${column} AS t${index}`).join(', ')}
  FROM ${from(name)}`;
const differs = (columns: readonly string[]) =>
  columns.map((column) => `a.${column} <> b.${column}`).join(' OR ');
const result = await connection.runAndReadAll(`
  WITH a AS (${side('ledger.csv')}), b AS (${side('list.csv')}),
  joined AS (
    SELECT CASE
        WHEN b.policyNo IS NULL THEN 'ONLY_PLATFORM'
        WHEN a.policyNo IS NULL THEN 'ONLY_INSURER'
        WHEN ${differs(amounts)} THEN 'AMOUNT_DIFF'
        WHEN ${differs(texts.map((_, index) => `t${index}`))} THEN 'STATUS_DIFF'
        ELSE 'MATCHED' END AS outcome,
      coalesce(a.provinceFen + a.cityFen + a.countyFen + a.centralFen, 0) AS ledgerFen,
      coalesce(b.provinceFen + b.cityFen + b.countyFen + b.centralFen, 0) AS listFen
    FROM a FULL JOIN b ON a.policyNo = b.policyNo AND a.endorsementNo = b.endorsementNo)
  SELECT outcome, count(*) AS rows, sum(ledgerFen) AS ledgerFen, sum(listFen) AS listFen FROM joined GROUP BY outcome`);
const rows = result.getRowObjects();
const of = (outcome: string) => Number(rows.find((row) => row['outcome'] === outcome)?.['rows'] ?? 0);
const sum = (column: string) => rows.reduce((total, row) => total + Number(row[column]), 0);
const cpu = process.cpuUsage(before);
process.stdout.write(
  JSON.stringify({
    seconds: (performance.now() - started) / 1_000,
    cpuSeconds: (cpu.user + cpu.system) / 1_000_000,
    peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1_024),
    matched: of('MATCHED'),
    different: of('AMOUNT_DIFF'),
    onlyList: of('ONLY_INSURER'),
    onlyLedger: of('ONLY_PLATFORM'),
    ledgerFen: sum('ledgerFen'),
    listFen: sum('listFen'),
  }),
);
