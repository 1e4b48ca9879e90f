import { listCaseReadsOperation } from '../../shared/contract/operations/reports.ts';
import { addDays, dayOf, daysBetween } from '../../shared/domain/dates.ts';
import { listCaseReads as listLooks } from '../../shared/persistence/case-reads.ts';
import { businessTable } from '../runtime/business-table.ts';
import { invalidRequest, refusal } from '../runtime/reply.ts';
import { readingRoute } from '../runtime/route.ts';
import { smallReport } from './gathered-report.ts';
import { reportAnswer } from './report-answer.ts';

/** Days that are shown where none are named, and the most at once. */
const daysShown = 30;
const mostDays = 366;
/** Looks in one file. */
const mostInFile = 20_000;

/** Who of the caller's own organisation looked at whose case: a supervisor reads it, nobody else's people are in it. */
export const listCaseReads = readingRoute(listCaseReadsOperation, async ({ query, caller, now }) => {
  const { format, limit, cursor, subject, caseId } = query;
  const to = query.to ?? dayOf(now);
  const from = query.from ?? addDays(to, 1 - daysShown);
  if (from > to || daysBetween(from, to) >= mostDays) {
    const message = `起止日期最多相隔 ${mostDays} 日 / a span of ${mostDays} days at the most, its first day first`;
    return invalidRequest([{ path: 'query.from', message }]);
  }
  const page = format === 'json' ? { limit, cursor } : { limit: mostInFile, cursor };
  const found = await listLooks(businessTable(), { org: caller.org, from, to }, page, (look) => {
    return (subject ?? look.subject) === look.subject && (caseId ?? look.caseId) === look.caseId;
  });
  if (format !== 'json' && found.nextCursor !== undefined) {
    const detail = `查看记录超过 ${mostInFile} 条，不能导出为一个文件。请缩短起止日期后分次导出。`;
    return refusal('too-many-rows', detail, { facts: { most: mostInFile } });
  }
  const rows = [
    ['on', 'at', 'subject', 'org', 'kind', 'caseId', 'route'],
    ...found.items.map((one) => [one.on, one.at, one.subject, one.org, one.kind, one.caseId, one.route]),
  ];
  return reportAnswer(smallReport(`access-log-${caller.org}-${from}-${to}`, found, rows), format);
});
