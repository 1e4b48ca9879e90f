import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handler as notices } from '../../functions/notices/notices-api.ts';
import { handler as settlementClock } from '../../functions/settlement/settlement-clock.ts';
import { handler as settlement } from '../../functions/settlement/settlement-api.ts';
import { readAdvances } from '../../shared/persistence/advances.ts';
import { type Engine, startEngine } from '../support/engine.ts';
import { caller, callers, type TestCaller } from '../support/http.ts';
import { settledBook } from '../support/settled-book.ts';
import { ticking } from '../support/ticking.ts';

const time = { now: '2026-01-05T01:00:00Z' };
const ask = { settlement: caller(settlement, () => time.now), notices: caller(notices, () => time.now) };
const tick = ticking(settlementClock, () => time.now);
let engine: Engine;
let settlementId = '';
beforeAll(async () => {
  engine = await startEngine();
  ({ settlementId } = await settledBook(engine.store, time, [2_601, 2_602, 2_603]));
});
afterAll(() => engine.stop());

async function read() {
  const request = { caller: callers.bureauClerk, params: { settlementId } };
  return (await ask.settlement('GET /v1/settlements/{settlementId}', request)).body;
}

async function told(by: TestCaller): Promise<{ kind: string; text: { zh: string; en: string } }[]> {
  const { body } = await ask.notices('GET /v1/notices', { caller: by });
  return body.items.filter((one: { kind: string }) => /overdue|advance/.test(one.kind));
}

function pay(by: TestCaller, level: string, amountFen: number, more = {}) {
  return ask.settlement('POST /v1/settlements/{settlementId}/payments', {
    caller: by,
    params: { settlementId },
    body: { level, amountFen, bankReference: `LATE-${level}`, paidAt: time.now, ...more },
  });
}

/** Approved on 2026-05-06 and paid by the province; city and county owe their parts. */
describe('a settlement whose payers are late (SUB-19)', () => {
  it('shows what is open, until when, and who pays for a county', async () => {
    const { openParts } = await read();
    expect(openParts).toMatchObject([
      { level: 'city', payer: '610100', names: { zh: '西安市' }, dueOn: '2026-06-06' },
      {
        level: 'county',
        payer: '610113',
        dueOn: '2026-06-06',
        advancedBy: '610100',
        advancedAfter: '2026-08-06',
      },
    ]);
    expect(openParts[0].advancedBy).toBeUndefined();
  });

  it('tells the city of its own part and its county’s, once, when a month is over', async () => {
    time.now = '2026-10-06T01:00:00Z';
    const [, county] = (await read()).openParts;
    await tick();
    const heard = (await told(callers.cityClerk)).toSorted((a, b) => a.kind.localeCompare(b.kind));
    expect(heard.map((one) => one.kind)).toEqual(['settlement.advance-due', 'settlement.level-overdue']);
    expect(heard[1]?.text.zh).toContain('2026-Q1 结算单：应于 2026-06-06 前拨付的');
    expect(heard[1]?.text.zh).toContain('其中 1 个区县');
    expect(heard[0]?.text.zh).toContain('区县（610113）');
    expect(heard[0]?.text.zh).toContain('年终清算时向其扣回');
    expect(heard[0]?.text.en).toContain('the counties 610113 have been owed for three months');
    expect(await told(callers.bureauClerk)).toEqual([]);
    expect(county.fen).toBeGreaterThan(0);
    const { history } = await read();
    expect(history.slice(-2)).toMatchObject([
      { event: 'level-overdue', actor: 'service', detail: 'city 610100、county 610113' },
      { event: 'advance-due', detail: 'county 610113' },
    ]);

    expect((await tick()).nextDueAt).toBeUndefined();
    expect(await told(callers.cityClerk)).toHaveLength(2);
    expect((await read()).history).toHaveLength(history.length);
  });

  it('is paid by the city, which keeps its advance until the year is cleared', async () => {
    const [city, county] = (await read()).openParts;
    expect((await pay(callers.cityClerk, 'county', county.fen)).status).toBe(200);
    expect((await read()).payments.at(-1)).toMatchObject({
      level: 'county',
      payer: '610113',
      advancedBy: '610100',
    });
    const paid = await pay(callers.cityClerk, 'city', city.fen);
    expect(paid.body).toMatchObject({ status: 'paid' });
    expect(paid.body.openParts).toBeUndefined();
    expect(paid.body.payments.at(-1).advancedBy).toBeUndefined();
    expect(await readAdvances(engine.store, 'SN-QKB-PH', 2026)).toMatchObject([
      { city: '610100', county: '610113', fen: county.fen, settlementId },
    ]);
    expect(await readAdvances(engine.store, 'SN-QKB-PH', 2027)).toEqual([]);
  });
});
