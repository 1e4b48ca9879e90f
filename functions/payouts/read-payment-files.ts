import {
  exportPaymentFileOperation,
  listPaymentFilesOperation,
  readPaymentFileOperation,
} from '../../shared/contract/operations/payouts.ts';
import { taskOfPayment } from '../../shared/domain/claims/payment.ts';
import { pain001Of } from '../../shared/domain/payouts/pain001.ts';
import { type PaymentFile, remarkOf } from '../../shared/domain/payouts/payment-file.ts';
import {
  listPaymentFiles as listFiles,
  readPaymentFile as readFile,
} from '../../shared/persistence/payment-files.ts';
import { readTasks } from '../../shared/persistence/tasks.ts';
import { businessTable } from '../runtime/business-table.ts';
import { answer, bytesAnswer, notFound, refusal } from '../runtime/reply.ts';
import { readingRoute } from '../runtime/route.ts';
import { paymentFileHead, paymentFileView } from './payment-file-view.ts';

export const listPaymentFiles = readingRoute(listPaymentFilesOperation, async ({ query, caller }) => {
  const { items, ...rest } = await listFiles(businessTable(), caller.scope, query);
  return answer({ items: items.map(paymentFileHead), ...rest });
});

export const readPaymentFile = readingRoute(readPaymentFileOperation, async ({ params, caller }) => {
  const file = await readFile(businessTable(), caller.scope, params.paymentFileId);
  if (file === undefined) return notFound();
  const taskIds = file.lines.map((line) => taskOfPayment(line.paymentId));
  return answer(paymentFileView(file, await readTasks(businessTable(), caller.scope, taskIds)));
});

export const exportPaymentFile = readingRoute(
  exportPaymentFileOperation,
  async ({ params, query, caller }) => {
    const file = await readFile(businessTable(), caller.scope, params.paymentFileId);
    if (file === undefined) return notFound();
    if (file.voided !== undefined) {
      return refusal('payment-file-void', '该付款文件已作废，不能再交银行。请使用新的付款文件。');
    }
    return query.format === 'csv'
      ? bytesAnswer(Buffer.from(await csvOf(file)), `${file.paymentFileId}.csv`, 'text/csv; charset=utf-8')
      : bytesAnswer(Buffer.from(await xmlOf(file)), `${file.paymentFileId}.xml`, 'application/xml');
  },
);

const columns = ['paymentId', 'payeeName', 'payeeAccount', 'bankName', 'cnapsCode', 'amountFen', 'remark'];

async function csvOf(of: PaymentFile): Promise<string> {
  const { writeCsv } = await import('../imports/files/write-csv.ts');
  const rows = of.lines.map((line) => {
    const { name, number, bankName = '', cnapsCode = '' } = line.payee;
    return [line.paymentId, name, number, bankName, cnapsCode, String(line.fen), remarkOf(line)];
  });
  return writeCsv([columns, ...rows]);
}

/** What writes XML is read when the first file is asked for, as is what writes CSV. */
async function xmlOf(file: PaymentFile): Promise<string> {
  const { writeXml } = await import('../runtime/xml-text.ts');
  return writeXml(pain001Of(file));
}
