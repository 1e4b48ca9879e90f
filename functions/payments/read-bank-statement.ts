import { readBankStatementOperation } from '../../shared/contract/operations/payments.ts';
import { type Instant } from '../../shared/domain/dates.ts';
import { type BankLine, bankLineColumns, bankLineUntil } from '../../shared/domain/policies/bank-line.ts';
import { parseCsv } from '../runtime/csv-body.ts';
import { currentCalendar } from '../runtime/current-catalogue.ts';
import { answer, type FieldFault, invalidRequest, refusal } from '../runtime/reply.ts';
import { changingRoute, commitCommand } from '../runtime/route.ts';
import { type LineResult, readLine } from './match-line.ts';

const mostLines = 200;
/** Rows are numbered as a spreadsheet shows them: the header is row 1. */
const firstRow = 2;

/**
 * A statement is checked whole before its first line is read; then every line is a transaction of its own. One that stopped
 * half-way is finished by its repetition: lines already read answer what they were.
 */
export const readBankStatement = changingRoute(
  readBankStatementOperation,
  async ({ body, caller, now, command }) => {
    const text = typeof body === 'string' ? body : '';
    if (text.trimStart().startsWith('<')) {
      return refusal(
        'format-unsupported',
        '目前只接受 CSV 对账单，表头为 bankReference,paidAt,payerName,payerAccount,amountFen,remark。',
      );
    }
    const csv = parseCsv(text, bankLineColumns);
    if (!csv.ok) return invalidRequest([{ path: 'header', message: csv.message }]);
    if (csv.rows.length > mostLines) {
      return invalidRequest([
        { path: 'rows', message: `at most ${mostLines} lines in one statement; split the file` },
      ]);
    }
    const { lines, faults } = parseLines(csv.rows, now);
    if (faults.length > 0) return invalidRequest(faults);
    await currentCalendar();
    const items: LineResult[] = [];
    const read = new Set<string>();
    for (const line of lines) {
      items.push(
        read.has(line.bankReference)
          ? { bankReference: line.bankReference, outcome: 'unmatched', reason: 'seen-before' }
          : await readLine(line, { caller, now, commandId: command.id }),
      );
      read.add(line.bankReference);
    }
    const count = (outcome: LineResult['outcome']) => items.filter((item) => item.outcome === outcome).length;
    const result = { matched: count('matched'), unmatched: count('unmatched'), held: count('held'), items };
    await commitCommand([command.remember(result)]);
    return answer(result);
  },
);

function parseLines(
  rows: readonly Readonly<Record<string, string>>[],
  now: Instant,
): { lines: BankLine[]; faults: FieldFault[] } {
  const bankLine = bankLineUntil(now);
  const lines: BankLine[] = [];
  const faults: FieldFault[] = [];
  rows.forEach((cells, index) => {
    const parsed = bankLine.safeParse(cells);
    if (parsed.success) lines.push(parsed.data);
    else {
      faults.push(
        ...parsed.error.issues.map((issue) => ({
          path: `rows.${index + firstRow}.${issue.path.map(String).join('.')}`,
          message: issue.message,
        })),
      );
    }
  });
  return { lines, faults };
}
