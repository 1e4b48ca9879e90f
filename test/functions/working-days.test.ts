import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handler as catalogueApi } from '../../functions/catalogue/catalogue-api.ts';
import { type Engine, startEngine } from '../support/engine.ts';
import { caller, callers } from '../support/http.ts';
import { journeysAt, testFirm } from '../support/journeys.ts';

let engine: Engine;
const now = '2027-01-04T01:00:00Z';
const catalogue = caller(catalogueApi, () => now);
const journeys = journeysAt(() => now);
const notice = {
  announced: '国务院办公厅关于2027年部分节假日安排的通知',
  restDays: ['01-05'],
  workingDays: [],
};

beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.stop());

const publish = (year: string, body: unknown) =>
  catalogue('PUT /v1/calendar/{year}', { caller: callers.operator, params: { year }, body });

describe('a published calendar (TIM-4)', () => {
  it('takes the place of the provisional year: the third working day after a bind moves', async () => {
    const [before, after] = [testFirm(511), testFirm(512)];
    await journeys.register(before, '西安日历一号科技有限公司');
    await journeys.register(after, '西安日历二号科技有限公司');
    const provisional = await journeys.bind(before, '2027-01-20');
    expect(provisional.payment.payBy).toBe('2027-01-07T16:00:00.000Z');
    expect(await publish('2027', notice)).toMatchObject({ status: 200, body: { year: 2027, ...notice } });
    const announced = await journeys.bind(after, '2027-01-20');
    expect(announced.payment.payBy).toBe('2027-01-08T16:00:00.000Z');
  });

  it('is corrected by publishing the year again', async () => {
    expect((await publish('2027', { ...notice, restDays: [] })).status).toBe(200);
    const firm = testFirm(513);
    await journeys.register(firm, '西安日历三号科技有限公司');
    expect((await journeys.bind(firm, '2027-01-20')).payment.payBy).toBe('2027-01-07T16:00:00.000Z');
  });

  it('is refused with each day that cannot be what it is said to be', async () => {
    const faulty = { announced: ' ', restDays: ['01-09', '02-30', '03-01', '03-01'], workingDays: ['01-05'] };
    const refused = await publish('2027', faulty);
    expect(refused.status).toBe(400);
    expect(refused.body.errors.map((fault: { path: string }) => fault.path)).toEqual([
      'announced',
      'restDays.0',
      'restDays.1',
      'restDays.3',
      'workingDays.0',
    ]);
  });
});
