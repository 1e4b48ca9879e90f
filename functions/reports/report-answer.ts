import type { Caller } from '../../shared/domain/access/role.ts';
import type { Result } from '../../shared/domain/result.ts';
import type { TableFormat } from '../../shared/domain/transfers/job.ts';
import { writeCsv } from '../imports/files/write-csv.ts';
import { writeXlsx } from '../imports/files/write-xlsx.ts';
import type { Row } from '../imports/files/xlsx-sheet.ts';
import { xlsxType } from '../imports/files/xlsx-type.ts';
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
export async function reportAnswer({ body, name, rows }: MadeReport, format: ReportFormat): Promise<Reply> {
  if (format === 'json') return answer(body);
  const { contentType, bytes } = await reportTable(rows, format);
  return bytesAnswer(bytes, `${name}.${format}`, contentType);
}

export async function reportTable(rows: readonly Row[], format: TableFormat) {
  switch (format) {
    case 'csv': {
      const text = writeCsv(rows.map((row) => row.map(String)));
      return { contentType: 'text/csv; charset=utf-8', bytes: new TextEncoder().encode(text) };
    }
    case 'xlsx':
      return { contentType: xlsxType, bytes: await writeXlsx(rows) };
  }
}

function tooManyPolicies(most: number): Refusal {
  const detail = `保单超过 ${most} 份，不能当场汇总。请用 POST /v1/reports/jobs 后台汇总，完成后在 GET /v1/jobs/{jobId} 的 resultsUrl 下载。`;
  return refusal('too-many-policies', detail, { facts: { most } });
}
