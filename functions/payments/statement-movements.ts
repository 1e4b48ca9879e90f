import type { BankMovement } from '../../shared/domain/bank/bank-movement.ts';
import { camtLists, camtNamespace, readCamt053 } from '../../shared/domain/bank/read-camt053.ts';
import type { Instant } from '../../shared/domain/dates.ts';
import { negateFen } from '../../shared/domain/money.ts';
import { bankLineColumns, type StatedLine, statedLineUntil } from '../../shared/domain/policies/bank-line.ts';
import { parseCsv } from '../runtime/csv-body.ts';
import { type FieldFault, invalidRequest, type Refusal, refusal } from '../runtime/reply.ts';
import { parseXml } from '../runtime/xml-body.ts';

/** Lines that are read within their request, and by a job. */
export const mostLines = { inline: 200, job: 100_000 };
/** Rows are numbered as a spreadsheet shows them: the header is row 1. */
const firstRow = 2;

export type Movements =
  | { readonly ok: true; readonly movements: readonly BankMovement[] }
  | { readonly ok: false; readonly refusal: Refusal };

/** What a statement says, whole or not at all: an ISO 20022 message, which begins with `<`, or CSV. */
export function movementsIn(text: string, now: Instant, most = mostLines.inline): Movements {
  const read = text
    .replace(/^\uFEFF/, '')
    .trimStart()
    .startsWith('<')
    ? fromXml(text)
    : fromCsv(text, now);
  if (!read.ok) return read;
  if (read.movements.length > most) {
    return invalid([
      {
        path: 'rows',
        message: `一份对账单至多 ${most} 笔，请拆分，或先上传文件 / at most ${most} lines; split the file, or upload it first`,
      },
    ]);
  }
  const future = read.movements.filter((one) => one.bookedAt > now);
  return future.length === 0
    ? read
    : invalid(
        future.map((one) => ({
          path: `movements.${one.bankReference}.bookedAt`,
          message: '付款时间晚于现在 / paid later than now',
        })),
      );
}

function fromXml(text: string): Movements {
  if (!text.includes(camtNamespace)) {
    const detail = '不支持这种 XML 报文。请提交 camt.053.001.08 对账单，或 CSV 对账单。';
    return { ok: false, refusal: refusal('format-unsupported', detail) };
  }
  const xml = parseXml(text, camtLists);
  if (!xml.ok) return invalid([{ path: 'body', message: xml.message }]);
  const read = readCamt053(xml.tree);
  return read.accepted ? { ok: true, movements: read.value } : invalid(read.refusal.faults);
}

function fromCsv(text: string, now: Instant): Movements {
  const csv = parseCsv(text, bankLineColumns);
  if (!csv.ok) return invalid([{ path: 'header', message: csv.message }]);
  const statedLine = statedLineUntil(now);
  const rows = csv.rows.map((cells) => statedLine.safeParse(cells));
  const faults = rows.flatMap(({ error }, index) => {
    return (error?.issues ?? []).map((issue) => ({
      path: `rows.${index + firstRow}.${issue.path.map(String).join('.')}`,
      message: issue.message,
    }));
  });
  if (faults.length > 0) return invalid(faults);
  return { ok: true, movements: rows.flatMap(({ data }) => (data === undefined ? [] : [movementOf(data)])) };
}

/** What left the account stands with a minus; payer is then who was paid. */
function movementOf({
  bankReference,
  paidAt,
  payerName,
  payerAccount,
  amountFen,
  remark,
}: StatedLine): BankMovement {
  return {
    bankReference,
    direction: amountFen < 0 ? 'out' : 'in',
    isReversal: false,
    bookedAt: paidAt,
    amountFen: amountFen < 0 ? negateFen(amountFen) : amountFen,
    counterparty: { name: payerName, account: payerAccount },
    remark,
  };
}

function invalid(faults: readonly FieldFault[]): Movements {
  return { ok: false, refusal: invalidRequest(faults) };
}
