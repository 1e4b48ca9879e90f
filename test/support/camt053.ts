/** One entry of a bank statement in a test: what is left out is as in a premium that comes in. */
export interface StatementEntry {
  readonly reference: string;
  readonly yuan: string;
  readonly direction?: 'CRDT' | 'DBIT';
  readonly isReversal?: boolean;
  readonly bookedOn?: string;
  readonly status?: string;
  readonly party?: { readonly name: string; readonly account?: string };
  readonly remark?: string;
  readonly endToEndId?: string;
}

/** A camt.053.001.08 statement as an insurer's bank sends it. */
export function camt053(entries: readonly StatementEntry[]): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>',
    '<GrpHdr><MsgId>S-1</MsgId><CreDtTm>2026-01-06T01:00:00+08:00</CreDtTm></GrpHdr>',
    '<Stmt><Id>1</Id><Acct><Id><Othr><Id>6100000000009999</Id></Othr></Id></Acct>',
    balance('OPBD'),
    balance('CLBD'),
    ...entries.map(entryXml),
    '</Stmt></BkToCstmrStmt></Document>',
  ].join('\n');
}

function balance(code: string): string {
  return `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="CNY">0</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-01-05</Dt></Dt></Bal>`;
}

function entryXml(of: StatementEntry): string {
  const { direction = 'CRDT', bookedOn = '2026-01-05', status = 'BOOK', party } = of;
  const role = direction === 'CRDT' ? 'Dbtr' : 'Cdtr';
  const account = party?.account;
  return [
    '<Ntry>',
    `<Amt Ccy="CNY">${of.yuan}</Amt><CdtDbtInd>${direction}</CdtDbtInd>`,
    of.isReversal === true ? '<RvslInd>true</RvslInd>' : '',
    `<Sts><Cd>${status}</Cd></Sts><BookgDt><Dt>${bookedOn}</Dt></BookgDt>`,
    `<AcctSvcrRef>${of.reference}</AcctSvcrRef>`,
    '<BkTxCd><Prtry><Cd>TRF</Cd></Prtry></BkTxCd>',
    '<NtryDtls><TxDtls>',
    of.endToEndId === undefined ? '' : `<Refs><EndToEndId>${of.endToEndId}</EndToEndId></Refs>`,
    party === undefined
      ? ''
      : `<RltdPties><${role}><Pty><Nm>${party.name}</Nm></Pty></${role}>${
          account === undefined ? '' : `<${role}Acct><Id><Othr><Id>${account}</Id></Othr></Id></${role}Acct>`
        }</RltdPties>`,
    of.remark === undefined ? '' : `<RmtInf><Ustrd>${of.remark}</Ustrd></RmtInf>`,
    '</TxDtls></NtryDtls>',
    '</Ntry>',
  ].join('');
}
