import { readFileSync } from 'node:fs';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { describe, expect, it } from 'vitest';
import { writeXml } from '../../../functions/runtime/xml-text.ts';
import { composeClaimNo, composePolicyNo, paymentFileId, paymentId } from '../../../shared/domain/ids.ts';
import { asFen } from '../../../shared/domain/money.ts';
import { pain001Of } from '../../../shared/domain/payouts/pain001.ts';
import {
  paymentFile,
  type PaymentFile,
  voidPaymentFile,
} from '../../../shared/domain/payouts/payment-file.ts';
import { taskOfPayment } from '../../../shared/domain/claims/payment.ts';
import { task, type Task } from '../../../shared/domain/tasks/task.ts';

const schemas = process.env['KEBAO_ISO20022_DIR'];

const bank = { bankName: '示范银行西安分行', cnapsCode: '102100099996' };
const line = {
  paymentId: paymentId.parse('pay_01KVVJ89JG3GRNK6XTS7WGTPB4'),
  claimNo: composeClaimNo(2026, '0000000000'),
  policyNo: composePolicyNo(2026, '0000000000'),
  payee: { name: '西安示范“测试”<科技> & 有限公司', number: '6100000000000001', ...bank },
  fen: asFen(2_376_000),
};
const lender = {
  ...line,
  paymentId: paymentId.parse('pay_01KVVJ89JG3GRNK6XTS7WGTPB5'),
  payee: { name: '浦发银行西安分行', number: '6217000012345678', loanNo: 'L-2026-1' },
  fen: asFen(5),
};
const file: PaymentFile = paymentFile.parse({
  paymentFileId: paymentFileId.parse('pyf_01KVVJ89JG3GRNK6XTS7WGTPB4'),
  insurer: 'picc-sn',
  madeAt: '2026-03-26T01:00:00.123Z',
  madeBy: 'insurer-finance',
  executeOn: '2026-03-27',
  debtor: { name: '示范财产保险陕西分公司', number: '6100000000009999', ...bank },
  lines: [line, lender],
});
const xml = writeXml(pain001Of(file));

describe('a payment file as pain.001', () => {
  it('counts and adds up what it asks for, to the fen', () => {
    expect(xml.match(/<NbOfTxs>2<\/NbOfTxs>/g)).toHaveLength(2);
    expect(xml.match(/<CtrlSum>23760.05<\/CtrlSum>/g)).toHaveLength(2);
    expect(xml).toContain('<InstdAmt Ccy="CNY">23760.00</InstdAmt>');
    expect(xml).toContain('<InstdAmt Ccy="CNY">0.05</InstdAmt>');
  });

  it('names each instruction for the statement to repeat, and writes names as texts', () => {
    for (const one of file.lines) expect(xml).toContain(`<EndToEndId>${one.paymentId}</EndToEndId>`);
    expect(xml).toContain('西安示范“测试”&lt;科技&gt; &amp; 有限公司');
  });

  it('has names that the message has room for', () => {
    const long = { ...line, payee: { ...line.payee, name: '名'.repeat(200) } };
    expect(writeXml(pain001Of({ ...file, lines: [long] }))).toContain(`<Nm>${'名'.repeat(140)}</Nm>`);
  });

  it.skipIf(schemas === undefined)(
    'is valid by the published schema (in the folder that KEBAO_ISO20022_DIR names)',
    () => {
      using schema = XmlDocument.fromBuffer(readFileSync(`${schemas}/pain.001.001.10.xsd`));
      using validator = XsdValidator.fromDoc(schema);
      using document = XmlDocument.fromString(xml);
      expect(() => validator.validate(document)).not.toThrow();
      using broken = XmlDocument.fromString(xml.replace('<PmtMtd>TRF</PmtMtd>', '<PmtMtd>POST</PmtMtd>'));
      expect(() => validator.validate(broken)).toThrow();
    },
  );
});

describe('a payment file that is taken back', () => {
  const voided = { at: file.madeAt, by: 'insurer-finance', reason: '银行退回文件' };
  const taskOf = (one: PaymentFile['lines'][number], changes: Partial<Task> = {}): Task => {
    return task.parse({
      taskId: taskOfPayment(one.paymentId),
      kind: 'confirm-payment',
      role: 'insurer-finance',
      status: 'open',
      dueOn: '2026-04-05',
      openedAt: file.madeAt,
      uscc: '91610100QKB0000102',
      paymentFileId: file.paymentFileId,
      barred: [],
      revision: 1,
      ...changes,
    });
  };

  it('frees what is open in it, and leaves what was stopped', () => {
    const tasks = [taskOf(line), taskOf(lender, { status: 'expired' })];
    const taken = voidPaymentFile(file, tasks, voided);
    expect(taken).toMatchObject({
      value: { file: { voided }, tasks: [{ taskId: tasks[0]?.taskId, revision: 2 }] },
    });
    expect(taken.accepted && taken.value.tasks[0]?.paymentFileId).toBeUndefined();
  });

  it('is so once, and not where the bank has carried out one of its instructions', () => {
    expect(voidPaymentFile({ ...file, voided }, [taskOf(line)], voided)).toMatchObject({
      refusal: { kind: 'payment-file-void' },
    });
    expect(voidPaymentFile(file, [taskOf(line, { status: 'done' }), taskOf(lender)], voided)).toMatchObject({
      refusal: { kind: 'payment-file-confirmed', paymentIds: [line.paymentId] },
    });
  });
});
