import { describe, expect, it } from 'vitest';
import { builtInCalendar } from '../../../shared/domain/calendar/working-calendar.ts';
import { builtInCatalogue } from '../../../shared/domain/catalogue/built-in-catalogue.ts';
import { newStanding } from '../../../shared/domain/firms/standing.ts';
import { divisionCode, quoteId, uscc } from '../../../shared/domain/ids.ts';
import { importPolicy } from '../../../shared/domain/imports/import-policy.ts';
import { policyCells } from '../../../shared/domain/imports/policy-row.ts';
import {
  quoteCells,
  quoteColumnOf,
  requestOfCells,
  sumColumnOf,
} from '../../../shared/domain/imports/quote-row.ts';
import { quoteRequest } from '../../../shared/domain/quoting/quote-request.ts';
import { startOfDay, day } from '../../../shared/domain/dates.ts';
import { invariant } from '../../../shared/domain/result.ts';
import { instantOf } from '../../support/settlements.ts';

const firm = {
  uscc: uscc.parse('91610100QKB0000102'),
  name: '西安示范科技有限公司',
  divisionCode: divisionCode.parse('610113'),
};
const research = {
  insurerPolicyNo: 'PICC-1',
  uscc: firm.uscc,
  productCode: 'qinke-rd',
  start: '2026-02-01',
  sumInsuredFen: '400000000',
  insurableValueFen: '500000000',
  boundOn: '2026-01-05',
  clauseConfirmations: '',
  clawbackConsent: '是',
  premiumFen: '20000000',
  subsidyFen: '0',
  firmFen: '20000000',
  paidOn: '2026-01-06',
  payerName: firm.name,
  bankReference: 'B-1',
};

/** The row on the day after, by somebody who may underwrite or not. */
function imported(more: Readonly<Record<string, string>> = {}, mayUnderwrite = true) {
  const product = builtInCatalogue.productOn('qinke-rd', day.parse('2026-01-05'));
  invariant(product !== undefined, 'the product is on sale');
  const clauses = product.exemptionClauses.map(({ id }) => id).join(';');
  const cells = policyCells.parse({ ...research, clauseConfirmations: clauses, ...more });
  return importPolicy(cells, quoteRequest.parse(requestOfCells(cells, product)), {
    quoting: {
      now: startOfDay(cells.boundOn),
      product,
      firm,
      rows: [],
      standing: newStanding(firm.uscc),
      programmes: [],
      budgets: new Map(),
    },
    now: instantOf('2026-01-12T01:00:00.000Z'),
    catalogue: builtInCatalogue,
    calendar: builtInCalendar,
    quoteId: quoteId.parse(`quo_${'0'.repeat(26)}`),
    requestHash: 'hash',
    by: 'underwriter',
    mayUnderwrite,
  });
}

describe('a policy of a sum that an underwriter decides (ELG-9)', () => {
  it('is in force as of its day of bind and payment, with the number that the insurer gave it', () => {
    const result = imported();
    invariant(result.accepted, 'it keeps every rule');
    expect(result.value.policy).toMatchObject({
      status: 'in-force',
      insurerPolicyNo: 'PICC-1',
      boundAt: startOfDay(day.parse('2026-01-05')),
      payment: { paidOn: '2026-01-06', dueFen: 20_000_000, receivedFen: 20_000_000 },
      revision: 0,
    });
    expect(result.value.quote).toMatchObject({ underwriting: { outcome: 'accept', by: 'underwriter' } });
    expect(result.value.standing.live).toHaveLength(1);
  });

  it('is taken at the rate of the row within the product’s band', () => {
    const dear = imported({ ratePpm: '55000', premiumFen: '22000000', firmFen: '22000000' });
    expect(dear.accepted).toBe(true);
    expect(imported({ ratePpm: '900000' })).toMatchObject({ refusal: { kind: 'rate-outside-band' } });
  });

  it('is left to an underwriter where finance imports it', () => {
    expect(imported({}, false)).toMatchObject({ refusal: { kind: 'referred' } });
  });
});

describe('the payment of a policy sold elsewhere', () => {
  it.each([
    ['2026-01-04', false],
    ['2026-01-05', true],
    ['2026-01-08', true],
    ['2026-01-09', false],
  ])('counts from the day of bind to the end of the third working day: %s', (paidOn, counts) => {
    expect(imported({ paidOn }).accepted).toBe(counts);
  });

  it('is not taken from before the bind', () => {
    expect(imported({ paidOn: '2026-01-04' })).toMatchObject({ refusal: { kind: 'paid-before-bind' } });
  });

  it('is by the firm under its name, spaces and width apart (QTE-9, case 46)', () => {
    expect(imported({ payerName: '西安示范 科技有限公司' }).accepted).toBe(true);
    expect(imported({ payerName: '西安代付公司' })).toMatchObject({ refusal: { kind: 'payer-mismatch' } });
  });
});

describe('the cells of a quote', () => {
  const product = builtInCatalogue.productOn('qinke-rd', day.parse('2026-01-05'));
  invariant(product !== undefined, 'the product is on sale');

  it('make a request: sums by cover, answers, programmes or none, a loss payee', () => {
    const cells = quoteCells.parse({
      uscc: firm.uscc,
      productCode: 'qinke-rd',
      start: '2026年2月1日',
      sumInsuredFen: '1,000,000元',
      otherSums: 'rd-delay=2000',
      insurableValueFen: '125000000',
      answers: 'q1=no；q2=a = b',
      programmeIds: '无',
      otherSubsidyFen: '100元',
      lossPayeeBank: '示范银行',
      lossPayeeAccount: '6100000000000001',
      lossPayeeLoanNo: 'L-1',
    });
    expect(requestOfCells(cells, product)).toMatchObject({
      start: '2026-02-01',
      sumsInsured: { 'rd-failure': 100_000_000, 'rd-delay': 2_000 },
      answers: { q1: 'no', q2: 'a = b' },
      programmeIds: [],
      otherSubsidies: [{ fen: 10_000 }],
      lossPayee: { bankName: '示范银行', account: '6100000000000001', loanNo: 'L-1' },
    });
  });

  it.each([
    ['sumsInsured.rd-failure', 'sumInsuredFen'],
    ['units.count', 'unitCount'],
    ['lossPayee.account', 'lossPayeeAccount'],
    ['lossPayee', 'lossPayeeBank'],
    ['answers.q1', 'answers'],
    ['start', 'start'],
  ])('are named by the path %s as %s', (path, column) => expect(quoteColumnOf(path)).toBe(column));

  it.each(['qinke-rd', 'commercial-space', 'conversion-cost'])(
    'give %s the sum of its first cover that takes one, and find each sum by its cell',
    (productCode) => {
      const of = builtInCatalogue.productOn(productCode, day.parse('2026-01-05'));
      invariant(of !== undefined, 'the product is on sale');
      const first = of.covers.find((cover) => cover.sum !== undefined)?.code ?? '';
      const row = { uscc: firm.uscc, productCode, start: '2026-02-01' };
      const own = quoteCells.parse({ ...row, sumInsuredFen: '20000000' });
      expect(requestOfCells(own, of)).toMatchObject({ sumsInsured: { [first]: 20_000_000 } });
      expect(sumColumnOf(first, own, of)).toBe('sumInsuredFen');
      expect(sumColumnOf('another', own, of)).toBe('otherSums');
      const others = quoteCells.parse({ ...row, otherSums: `${first}=20000000` });
      expect(sumColumnOf(first, others, of)).toBe('otherSums');
    },
  );
});
