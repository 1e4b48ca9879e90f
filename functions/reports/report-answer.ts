import { buffer, text } from 'node:stream/consumers';
import type { Caller } from '../../shared/domain/access/role.ts';
import type { Result } from '../../shared/domain/result.ts';
import type { TableFormat } from '../../shared/domain/transfers/job.ts';
import type { Row } from '../imports/files/xlsx-sheet.ts';
import { tableType, writtenTable } from '../reconciliation/list-files.ts';
import { answer, bytesAnswer, refusal, type Refusal, type Reply } from '../runtime/reply.ts';
import { type GatheredReport, madeAtOnce, type MadeReport } from './gathered-report.ts';

export type ReportFormat = 'json' | TableFormat;

/** A report within its request, in the form that was asked for; a job’s where there is more to read. */
export async function answeredAtOnce(
  report: Result<GatheredReport, Refusal>,
  of: { readonly caller: Caller; readonly format: ReportFormat; readonly mostPolicies: number },
): Promise<Reply> {
  if (!report.accepted) return report.refusal;
  const made = await madeAtOnce(report.value, of.caller.scope, of.mostPolicies);
  return made === undefined ? tooManyPolicies(of.mostPolicies) : reportAnswer(made, of.format);
}

/** A report as JSON, or as a table in a file that a spreadsheet opens; the first row has the titles. */
export async function reportAnswer({ json, name, rows }: MadeReport, format: ReportFormat): Promise<Reply> {
  if (format === 'json') return answer(JSON.parse(await text(json())));
  const bytes = await buffer(writtenReport(rows(), format));
  return bytesAnswer(bytes, `${name}.${format}`, tableType[format]);
}

/** The table of a report while its rows come: as CSV, one that a spreadsheet opens as UTF-8. */
export async function* writtenReport(
  rows: AsyncIterable<readonly Row[]>,
  format: TableFormat,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  if (format === 'csv') yield new TextEncoder().encode('\uFEFF');
  yield* writtenTable(rows, format);
}

function tooManyPolicies(most: number): Refusal {
  const detail = `保单超过 ${most} 份，不能当场汇总。请用 POST /v1/reports/jobs 后台汇总，完成后在 GET /v1/jobs/{jobId} 的 resultsUrl 下载。`;
  return refusal('too-many-policies', detail, { facts: { most } });
}
