import { describe, expect, it } from 'vitest';
import { parseXml } from '../../../functions/runtime/xml-body.ts';
import { camtLists, readCamt053 } from '../../../shared/domain/bank/read-camt053.ts';
import { camt053, type StatementEntry } from '../../support/camt053.ts';

const premium: StatementEntry = {
  reference: 'B-1',
  yuan: '200.00',
  party: { name: '西安示范科技有限公司', account: '6222020000000001' },
  remark: 'KB20260000000000A0',
};

function read(text: string) {
  const xml = parseXml(text, camtLists);
  return xml.ok ? readCamt053(xml.tree) : xml;
}

function movements(text: string) {
  const result = read(text);
  return 'value' in result ? result.value : result;
}

describe('a camt.053 statement', () => {
  it('says who paid how much when, to the fen', () => {
    expect(movements(camt053([premium]))).toEqual([
      {
        bankReference: 'B-1',
        direction: 'in',
        isReversal: false,
        bookedAt: '2026-01-04T16:00:00.000Z',
        amountFen: 20_000,
        counterparty: { name: '西安示范科技有限公司', account: '6222020000000001' },
        remark: 'KB20260000000000A0',
      },
    ]);
  });

  it('says whom a debit paid, under which instruction, and that it came back', () => {
    const sent = { ...premium, reference: 'B-2', yuan: '23760', endToEndId: 'pay_1' };
    const statement = camt053([
      { ...sent, direction: 'DBIT' },
      { ...sent, reference: 'B-3', isReversal: true },
    ]);
    expect(movements(statement)).toMatchObject([
      { direction: 'out', isReversal: false, amountFen: 2_376_000, endToEndId: 'pay_1' },
      { direction: 'in', isReversal: true, endToEndId: 'pay_1' },
    ]);
  });

  it('reads every amount by its digits', () => {
    const yuan = ['0.01', '1.1', '70368744177.66', '8.00'];
    const statement = camt053(yuan.map((one, index) => ({ ...premium, reference: `B-${index}`, yuan: one })));
    expect(movements(statement)).toMatchObject(
      [1, 110, 7_036_874_417_766, 800].map((amountFen) => ({ amountFen })),
    );
  });

  it('passes over what is not booked yet, and has no movements on a quiet day', () => {
    expect(movements(camt053([{ ...premium, status: 'PDNG' }]))).toEqual([]);
    expect(movements(camt053([]))).toEqual([]);
  });

  it('takes a batch apart, each transaction with a reference of its own', () => {
    const details = (yuan: string) => `<TxDtls><Amt Ccy="CNY">${yuan}</Amt></TxDtls>`;
    const batch = camt053([premium]).replace(
      /<NtryDtls>.*<\/NtryDtls>/s,
      `<NtryDtls>${details('150.00')}${details('50.00')}</NtryDtls>`,
    );
    expect(movements(batch)).toMatchObject([
      { bankReference: 'B-1.1', amountFen: 15_000 },
      { bankReference: 'B-1.2', amountFen: 5_000 },
    ]);
    expect(read(batch.replace('<Amt Ccy="CNY">50.00</Amt>', ''))).toMatchObject({
      refusal: {
        kind: 'not-a-statement',
        faults: [{ path: 'Document.BkToCstmrStmt.Stmt.0.Ntry.0.NtryDtls' }],
      },
    });
  });

  it('takes a time without an offset for Beijing’s, and namespaces with a prefix', () => {
    const timed = camt053([premium]).replace(
      '<Dt>2026-01-05</Dt></BookgDt>',
      '<DtTm>2026-01-05T09:30:00</DtTm></BookgDt>',
    );
    expect(movements(timed)).toMatchObject([{ bookedAt: '2026-01-05T01:30:00.000Z' }]);
    const prefixed = camt053([premium])
      .replaceAll(/<(\/?)([A-Z])/g, '<$1n:$2')
      .replace('xmlns=', 'xmlns:n=');
    expect(movements(prefixed)).toMatchObject([{ bankReference: 'B-1', amountFen: 20_000 }]);
  });

  it.each([
    [
      'another currency',
      camt053([premium]).replace('Ccy="CNY">200', 'Ccy="USD">200'),
      'Document.BkToCstmrStmt.Stmt.0.Ntry.0.Amt.@Ccy',
    ],
    ['three decimals', camt053([{ ...premium, yuan: '1.001' }]), 'Document.BkToCstmrStmt.Stmt.0.Ntry.0.Amt'],
    [
      'no reference',
      camt053([{ ...premium, reference: '' }]),
      'Document.BkToCstmrStmt.Stmt.0.Ntry.0.AcctSvcrRef',
    ],
    ['another message', '<Document><CstmrCdtTrfInitn/></Document>', 'Document.BkToCstmrStmt'],
  ])('refuses %s by its path', (_, text, path) => {
    expect(read(text)).toMatchObject({ refusal: { kind: 'not-a-statement', faults: [{ path }] } });
  });

  it('refuses a document type, a text that is cut off, and none', () => {
    expect(read(`<!DOCTYPE x [<!ENTITY a "b">]>${camt053([premium])}`)).toMatchObject({ ok: false });
    expect(read(camt053([premium]).slice(0, -30))).toMatchObject({ ok: false });
    expect(read('')).toMatchObject({ ok: false });
  });
});
