import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handler as catalogueApi } from '../../functions/catalogue/catalogue-api.ts';
import { handler as clearingApi } from '../../functions/clearing/clearing-api.ts';
import { handler as paymentsApi } from '../../functions/payments/payments-api.ts';
import { handler as proofApi } from '../../functions/proof/proof-api.ts';
import { handler as reconciliationApi } from '../../functions/reconciliation/reconciliation-api.ts';
import { handler as settlementApi } from '../../functions/settlement/settlement-api.ts';
import { handler as settlementClock } from '../../functions/settlement/settlement-clock.ts';
import { qinkeInclusiveV1 } from '../../shared/domain/products/data/qinke-inclusive-v1.ts';
import { snQkbPh } from '../../shared/domain/subsidies/data/sn-qkb.ts';
import { ApplicationDesk } from '../support/application-desk.ts';
import { clauses } from '../support/bindings.ts';
import { closedAgain, contentsOf, verdictOf } from '../support/export-file.ts';
import { caller, callers, type TestAnswer, type TestCaller } from '../support/http.ts';
import { testFirm } from '../support/journeys.ts';
import { runSettlementWorkflow } from '../support/settlement-workflow.ts';
import { sealEverything } from '../support/stream-changes.ts';
import { ticking } from '../support/ticking.ts';

const programmeId = 'SN-QKB-PH';
const policySubsidyFen = 80_000;

/** What an export states of a cleared year. */
interface Statement {
  readonly levels: readonly {
    readonly unspentFen: number;
    readonly paidFen: number;
    readonly differenceFen: number;
  }[];
}

/** An insurer of the province with a product that it leads alone. */
interface Insurer {
  readonly code: string;
  readonly productCode: string;
  readonly finance: TestCaller;
}
const insurerOf = (code: string, productCode: string): Insurer => ({
  code,
  productCode,
  finance: { sub: `${code}-finance`, roles: ['insurer-finance'], org: code },
});
const picc = insurerOf('picc-sn', 'qinke-inclusive');
const cpic = insurerOf('cpic-sn', 'qinke-inclusive-cpic');
const taiping = insurerOf('taiping-hb', 'qinke-inclusive-taiping');
const insurers = [picc, cpic, taiping];

let desk: ApplicationDesk;
let firms = 2_000;
/** Policies by insurer, and the settlement of its first quarter. */
const sold = new Map<string, { firm: TestCaller; policyNo: string }[]>();
const first = new Map<string, string>();
/** picc-sn's settlement of the second quarter, and what its county has not paid of it. */
let second = '';
let owedByCountyFen = 0;
const at = () => desk.now;
const ask = {
  catalogue: caller(catalogueApi, at),
  clearing: caller(clearingApi, at),
  payments: caller(paymentsApi, at),
  proof: caller(proofApi, at),
  lists: caller(reconciliationApi, at),
  settlement: caller(settlementApi, at),
};

beforeAll(async () => {
  desk = await ApplicationDesk.open([]);
});
afterAll(() => desk.close());

/** A policy of 秦科普惠保 as this insurer sells it, bound and paid. */
async function insured(by: Insurer, start: string): Promise<{ firm: TestCaller; policyNo: string }> {
  firms += 1;
  const firm = testFirm(firms);
  const name = `陕西示范${firms}号科技有限公司`;
  await desk.journeys.register(firm, name);
  const body = { productCode: by.productCode, uscc: firm.org, start, programmeIds: [programmeId] };
  const quoted = await desk.ask.quoting('POST /v1/quotes', { caller: firm, body });
  expect(quoted.body.subsidy, quoted.text).toMatchObject({ totalFen: policySubsidyFen });
  const bound = await desk.journeys.bindQuote(firm, quoted.body.quoteId, clauses);
  const { reference, dueFen } = bound.payment;
  const paid = await statement(by, [[`B-${reference}`, name, dueFen, reference]]);
  expect(paid.body.matched, paid.text).toBe(1);
  return { firm, policyNo: String(bound.policyNo) };
}

type Line = Record<string, string>;
type StatementLine = readonly [reference: string, payer: string, fen: number, remark: string];

function statement(by: Insurer, lines: readonly StatementLine[]): Promise<TestAnswer> {
  const on = desk.now.slice(0, 10);
  const rows = lines.map(([reference, payer, fen, remark]) => [reference, on, payer, '6100', fen, remark]);
  const header = ['bankReference', 'paidAt', 'payerName', 'payerAccount', 'amountFen', 'remark'];
  return ask.payments('POST /v1/bank-statements', {
    caller: by.finance,
    body: stringify([header, ...rows]),
  });
}

async function draft(by: Insurer, quarter: string): Promise<string> {
  const body = { programmeId, quarter };
  const begun = await ask.settlement('POST /v1/settlements', { caller: by.finance, body });
  expect(begun.status, begun.text).toBe(202);
  await runSettlementWorkflow(begun.body.settlementId, desk.now);
  return begun.body.settlementId;
}

async function decide(settlementId: string, by: TestCaller, outcome: string): Promise<void> {
  desk.now = new Date(Date.parse(desk.now) + 1_000).toISOString();
  const decided = await ask.settlement('POST /v1/settlements/{settlementId}/decision', {
    caller: by,
    params: { settlementId },
    body: { outcome, reason: '已核对' },
  });
  expect(decided.status, decided.text).toBe(200);
}

/** Submitted, shown for five working days, approved by a second person. */
async function approve(of: readonly (readonly [by: Insurer, settlementId: string])[], approvedAt: string) {
  for (const [by, settlementId] of of) {
    await decide(settlementId, by.finance, 'submit');
    await decide(settlementId, callers.bureauClerk, 'notice');
  }
  desk.now = approvedAt;
  for (const [, settlementId] of of) await decide(settlementId, callers.bureauApprover, 'approve');
}

/** The insurer's list of its first quarter, an export with changes. */
async function putList(by: Insurer, change: (line: Line, index: number) => Line): Promise<TestAnswer> {
  desk.now = new Date(Date.parse(desk.now) + 1_000).toISOString();
  const params = { settlementId: first.get(by.code) ?? '' };
  const query = { format: 'csv' };
  const file = await ask.lists('GET /v1/settlements/{settlementId}/export', {
    caller: by.finance,
    params,
    query,
  });
  const lines: Line[] = parse(file.text, { columns: true, bom: true });
  return ask.lists('PUT /v1/settlements/{settlementId}/insurer-list', {
    caller: by.finance,
    params,
    body: stringify(lines.map(change), { header: true }),
  });
}

/** One level's bureau transfers its part. */
async function paysLevel(by: Insurer, settlementId: string, level: string): Promise<void> {
  const { totals } = await read(settlementId);
  const due = totals.levels.find((one: { level: string }) => one.level === level);
  const reference = `T-${settlementId.slice(-6)}-${level}`;
  const answer = await transfer(by, reference, due.fen, settlementId, due.payer);
  expect(answer.body.matched, answer.text).toBe(1);
}

/** Bureaus see a settlement from its submission on. */
async function read(settlementId: string, by: TestCaller = callers.bureauApprover) {
  const asked = { caller: by, params: { settlementId } };
  return (await ask.settlement('GET /v1/settlements/{settlementId}', asked)).body;
}

function levelOf(of: { totals: { levels: { level: string; fen: number }[] } }, level: string): number {
  return of.totals.levels.find((one) => one.level === level)?.fen ?? 0;
}

/** The transfer of a bureau, as it stands on the insurer's statement. */
function transfer(by: Insurer, reference: string, fen: number, settlementId: string, payer: string) {
  return statement(by, [[reference, '财政国库', fen, `${settlementId} ${payer}`]]);
}

async function paidInFull(by: Insurer, settlementId: string): Promise<void> {
  const { totals } = await read(settlementId);
  for (const { payer, fen } of totals.levels as { payer: string; fen: number }[]) {
    if (fen === 0) continue;
    const answer = await transfer(by, `T-${settlementId.slice(-6)}-${payer}`, fen, settlementId, payer);
    expect(answer.body.matched, answer.text).toBe(1);
  }
  expect((await read(settlementId)).status).toBe('paid');
}

async function exported(): Promise<string> {
  await sealEverything(desk.engine.store);
  const answered = await ask.proof('GET /v1/ledger/export', { caller: callers.bureauClerk });
  expect(answered.status, answered.text.slice(0, 300)).toBe(200);
  return answered.text;
}

describe('a year of a province with three insurers', () => {
  it('begins with money, and with products of two more insurers in the programme', async () => {
    desk.now = '2026-01-05T01:00:00.000Z';
    await desk.approveBudget(programmeId, [4_800_000, 2_400_000, 800_000]);
    for (const { code, productCode } of [cpic, taiping]) {
      const lead = { insurer: code, lead: true, sharePpm: 1_000_000 };
      const product = { ...qinkeInclusiveV1, code: productCode, insurers: [lead], programmes: [] };
      await published('POST /v1/products', product);
    }
    const products = insurers.map(({ productCode }) => productCode);
    await published('POST /v1/programmes', { ...snQkbPh, version: 2, validFrom: '2026-01-05', products });
  });

  it('has three insurers settle its first quarter: one list is a fen off, one level late, one transfer short', async () => {
    for (const by of insurers) {
      sold.set(by.code, [await insured(by, '2026-01-10'), await insured(by, '2026-01-10')]);
    }
    desk.now = '2026-04-02T01:00:00.000Z';
    for (const by of insurers) first.set(by.code, await draft(by, '2026-Q1'));
    const wrong = await putList(cpic, (line, index) => ({
      ...line,
      provinceFen: String(Number(line['provinceFen']) + (index === 0 ? 1 : 0)),
    }));
    expect(wrong.body).toMatchObject({
      counts: { MATCHED: 1, AMOUNT_DIFF: 1 },
      totals: { payableFen: policySubsidyFen },
    });
    const right = await putList(cpic, (line) => line);
    expect(right.body).toMatchObject({ counts: { MATCHED: 2 }, totals: { payableFen: 160_000 } });
    await approve(
      insurers.map((by) => [by, first.get(by.code) ?? '']),
      '2026-04-20T01:00:00.000Z',
    );
    await paidInFull(picc, first.get('picc-sn') ?? '');
    const cpicId = first.get('cpic-sn') ?? '';
    const province = levelOf(await read(cpicId), 'province');
    const short = await transfer(cpic, 'SHORT-1', province - 100, cpicId, '610000');
    expect(short.body.items).toMatchObject([{ outcome: 'held', reason: 'less' }]);
    expect((await transfer(cpic, 'SHORT-2', 100, cpicId, '610000')).body.matched).toBe(1);
    await paysLevel(cpic, cpicId, 'city');
    await paysLevel(cpic, cpicId, 'county');
    const taipingId = first.get('taiping-hb') ?? '';
    await paysLevel(taiping, taipingId, 'province');
    await paysLevel(taiping, taipingId, 'city');
    expect((await read(cpicId)).status).toBe('paid');
    expect((await read(taipingId)).status).toBe('approved');
  });

  it('nets a cancellation in the second quarter, and hears from the late county', async () => {
    desk.now = '2026-05-06T01:00:00.000Z';
    sold.get('picc-sn')?.push(await insured(picc, '2026-05-10'));
    await paysLevel(taiping, first.get('taiping-hb') ?? '', 'county');
    expect((await read(first.get('taiping-hb') ?? '')).status).toBe('paid');
    const [ended] = sold.get('picc-sn') ?? [];
    desk.now = '2026-06-30T01:00:00.000Z';
    await desk.journeys.cancel(ended!.firm, ended!.policyNo, '2026-07-01');
    desk.now = '2026-07-02T01:00:00.000Z';
    second = await draft(picc, '2026-Q2');
    const { totals } = await read(second, picc.finance);
    expect(totals).toMatchObject({ subsidyFen: policySubsidyFen, clawbackFen: 42_302 });
    expect(totals.payableFen).toBe(policySubsidyFen - 42_302);
    await approve([[picc, second]], '2026-07-20T01:00:00.000Z');
    await paysLevel(picc, second, 'province');
    await paysLevel(picc, second, 'city');
    owedByCountyFen = levelOf(await read(second), 'county');
  });

  it('claims the subsidy of a firm back whose status was revoked with effect back', async () => {
    const [revoked] = sold.get('taiping-hb') ?? [];
    desk.now = '2026-09-01T01:00:00.000Z';
    const before = await desk.budget(programmeId);
    const row = `${revoked!.firm.org},N${revoked!.firm.org},2026-01-01,2026-12-31,2026-01-02`;
    const imported = await desk.ask.firms('POST /v1/registries/{kind}/imports', {
      caller: callers.operator,
      params: { kind: 'tech-sme' },
      body: `uscc,number,validFrom,validTo,revokedFrom\n${row}\n`,
    });
    expect(imported.body, imported.text).toMatchObject({ accepted: 1 });
    await desk.tick();
    const [review] = await desk.tasks(callers.bureauClerk, 'review-clawback');
    expect(review).toMatchObject({ policyNo: revoked!.policyNo, amountFen: policySubsidyFen });
    const decision = { outcome: 'claw-back', reason: '资格自投保前撤销' };
    expect((await desk.complete(callers.bureauClerk, review.taskId, decision)).status).toBe(200);
    await desk.tick();
    expect(await desk.budget(programmeId)).toMatchObject({
      clawedBackFen: before.clawedBackFen + policySubsidyFen,
    });
  });

  it('has a city pay for its county that has not in three months (SUB-19)', async () => {
    const strike = ticking(settlementClock, at);
    desk.now = '2026-08-20T16:00:00.000Z';
    await strike();
    desk.now = '2026-10-20T16:00:00.000Z';
    await strike();
    expect(await desk.noticesOf(callers.cityClerk)).toEqual(
      expect.arrayContaining(['settlement.level-overdue', 'settlement.advance-due']),
    );
    const paid = await ask.settlement('POST /v1/settlements/{settlementId}/payments', {
      caller: callers.cityClerk,
      params: { settlementId: second },
      body: { level: 'county', bankReference: 'ADVANCE-1', paidAt: desk.now, amountFen: owedByCountyFen },
    });
    expect(paid.body, paid.text).toMatchObject({ status: 'paid' });
    expect((await statement(picc, [['ADVANCE-1', '财政国库', owedByCountyFen, second]])).body.matched).toBe(
      1,
    );
  });

  it('settles what the last quarters brought', async () => {
    desk.now = '2026-11-03T01:00:00.000Z';
    sold.get('cpic-sn')?.push(await insured(cpic, '2026-11-10'));
    desk.now = '2027-01-04T01:00:00.000Z';
    const last = await draft(cpic, '2026-Q4');
    expect((await read(last, cpic.finance)).totals.payableFen).toBe(policySubsidyFen);
    await approve([[cpic, last]], '2027-01-20T01:00:00.000Z');
    await paidInFull(cpic, last);
    const budget = await desk.budget(programmeId);
    expect(budget).toMatchObject({ reservedFen: 0, accruedFen: 8 * policySubsidyFen });
    expect(budget.clawedBackFen).toBe(42_302 + policySubsidyFen);
  });

  it('closes its four quarters, and none a second time otherwise', async () => {
    for (const quarter of ['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4']) {
      const closed = await desk.ask.budgets('POST /v1/programmes/{programmeId}/periods/{quarter}/close', {
        caller: callers.bureauApprover,
        params: { programmeId, quarter },
      });
      expect(closed.status, closed.text).toBe(200);
    }
    const again = { programmeId, quarter: '2026-Q1' };
    const late = await ask.settlement('POST /v1/settlements', { caller: picc.finance, body: again });
    expect(late).toMatchObject({ status: 409, body: { code: 'period-closed' } });
  });

  it('is cleared by two people: unspent money is explained and lapses, the city deducts its advance', async () => {
    const say = (by: TestCaller, body: object) =>
      ask.clearing('POST /v1/programmes/{programmeId}/clearings/{year}', {
        caller: by,
        params: { programmeId, year: '2026' },
        body,
      });
    const proposed = await say(callers.bureauClerk, {
      outcome: 'propose',
      explanation: '参保企业少于预算所依据的一百家',
    });
    const dueFen = 8 * policySubsidyFen - 42_302 - policySubsidyFen;
    expect(proposed.body, proposed.text).toMatchObject({
      status: 'proposed',
      statement: {
        totals: {
          approvedFen: 8_000_000,
          accruedFen: 8 * policySubsidyFen,
          clawedBackFen: 42_302 + policySubsidyFen,
          // The revoked firm's subsidy was paid to the insurer, and is claimed back from the firm.
          differenceFen: 0 - policySubsidyFen,
          unspentFen: 8_000_000 - dueFen,
        },
        owed: [{ city: '610100', county: '610113', fen: owedByCountyFen }],
      },
    });
    const cleared = await say(callers.bureauApprover, { outcome: 'clear' });
    expect(cleared.body, cleared.text).toMatchObject({ status: 'cleared' });
    expect(await desk.budget(programmeId)).toMatchObject({
      availableFen: 0,
      lapsedFen: 8_000_000 - dueFen,
    });
    expect(await desk.isBalanced()).toBe(true);
  });

  it('is proved offline to the fen, and names the one byte that somebody changed', async () => {
    const file = await exported();
    expect(await verdictOf(file)).toMatchObject({ holds: true });
    const place = file.indexOf('"fen":');
    const digit = file.slice(place + 6).search(/[1-9]/) + place + 6;
    const other = String((Number(file[digit]) % 9) + 1);
    const forged = file.slice(0, digit) + other + file.slice(digit + 1);
    expect(await verdictOf(forged)).toMatchObject({ holds: false });
  });

  it('has its clearing recomputed: a figure of it that somebody has changed and closed again is named', async () => {
    const contents = contentsOf(await exported());
    const place = contents.findIndex((line) => line.type === 'clearing');
    const forge = (change: (of: Statement) => object) =>
      verdictOf(
        closedAgain(
          contents.map((line, index) =>
            index === place ? { ...line, statement: change(line['statement'] as Statement) } : line,
          ),
        ),
      );
    expect(await forge((of) => of)).toMatchObject({ holds: true, counts: { clearing: 1 } });
    const where = { where: `clearing ${programmeId} 2026 province` };
    const moved = (fen: number) => (of: Statement) => ({
      ...of,
      levels: of.levels.map((one, index) => {
        return index < 2 ? { ...one, unspentFen: one.unspentFen + (index === 0 ? fen : 0 - fen) } : one;
      }),
    });
    expect(await forge(moved(1))).toMatchObject({ holds: false, finding: where });
    const paid = await forge((of) => ({
      ...of,
      levels: of.levels.map((one, index) => {
        const fen = [1, -1, 0][index] ?? 0;
        return { ...one, paidFen: one.paidFen + fen, differenceFen: one.differenceFen - fen };
      }),
    }));
    expect(paid).toMatchObject({ holds: false, finding: where });
    const owed = await forge((of) => ({ ...of, owed: [], owedFen: 0 }));
    expect(owed).toMatchObject({
      holds: false,
      finding: { where: `programme ${programmeId} county 610113` },
    });
    const total = await forge((of) => ({ ...of, owedFen: 1 }));
    expect(total).toMatchObject({ holds: false, finding: { where: `clearing ${programmeId} 2026` } });
  });
});

async function published(route: string, body: object): Promise<void> {
  const answered = await ask.catalogue(route, { caller: callers.operator, body });
  expect(answered.status, answered.text).toBe(201);
}
