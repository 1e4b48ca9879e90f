import type { Fen } from '../money.ts';
import { type FileLine, type PaymentFile, remarkOf, totalOfFile } from './payment-file.ts';

/** The name of the message, which its root element carries. */
export const painNamespace = 'urn:iso:std:iso:20022:tech:xsd:pain.001.001.10';

/** Longest name that the message takes. */
const mostNameCharacters = 140;

/**
 * A payment file as the tree of an ISO 20022 pain.001.001.10 message, `@` marking attributes: one batch from one account, one
 * credit transfer for each instruction, whose `EndToEndId` the bank repeats in its camt.053 statement. Banks are named by
 * their CNAPS code where it is known.
 */
export function pain001Of(of: PaymentFile): object {
  const count = String(of.lines.length);
  const sum = yuanOf(totalOfFile(of));
  return {
    Document: {
      '@xmlns': painNamespace,
      CstmrCdtTrfInitn: {
        GrpHdr: {
          MsgId: of.paymentFileId,
          CreDtTm: of.madeAt,
          NbOfTxs: count,
          CtrlSum: sum,
          InitgPty: { Nm: nameOf(of.debtor.name) },
        },
        PmtInf: {
          PmtInfId: of.paymentFileId,
          PmtMtd: 'TRF',
          BtchBookg: 'false',
          NbOfTxs: count,
          CtrlSum: sum,
          ReqdExctnDt: { Dt: of.executeOn },
          Dbtr: { Nm: nameOf(of.debtor.name) },
          DbtrAcct: { ...accountNumber(of.debtor.number), Ccy: 'CNY' },
          DbtrAgt: bankOf(of.debtor),
          CdtTrfTxInf: of.lines.map(transferOf),
        },
      },
    },
  };
}

function transferOf(of: FileLine): object {
  return {
    PmtId: { InstrId: of.paymentId, EndToEndId: of.paymentId },
    Amt: { InstdAmt: { '@Ccy': 'CNY', '#text': yuanOf(of.fen) } },
    CdtrAgt: bankOf(of.payee),
    Cdtr: { Nm: nameOf(of.payee.name) },
    CdtrAcct: accountNumber(of.payee.number),
    RmtInf: { Ustrd: remarkOf(of) },
  };
}

function bankOf({ bankName, cnapsCode }: { bankName?: string | undefined; cnapsCode?: string | undefined }) {
  const member = cnapsCode && { ClrSysMmbId: { ClrSysId: { Cd: 'CNAPS' }, MmbId: cnapsCode } };
  return { FinInstnId: { ...member, Nm: nameOf(bankName ?? '未提供开户行') } };
}

function accountNumber(number: string) {
  return { Id: { Othr: { Id: number } } };
}

/** Cut to what the message takes, never through the middle of a character. */
function nameOf(name: string): string {
  return name.slice(0, mostNameCharacters).toWellFormed();
}

/** `23760.00`: a decimal without separators. */
function yuanOf(of: Fen): string {
  const digits = String(of).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
