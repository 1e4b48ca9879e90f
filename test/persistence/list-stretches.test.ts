import { afterAll, beforeAll, expect, it } from 'vitest';
import { divisionCode, insurerCode } from '../../shared/domain/ids.ts';
import { dividedList, itemsOf, type ListStretch } from '../../shared/persistence/list-stretches.ts';
import { insertPolicy, listPolicies } from '../../shared/persistence/policies.ts';
import { commit } from '../../shared/persistence/store.ts';
import { type Engine, startEngine } from '../support/engine.ts';
import { paidPolicy } from '../support/settled-policies.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.stop());

const province = { kind: 'bureau', division: divisionCode.parse('610000') } as const;
const county = { kind: 'bureau', division: divisionCode.parse('610113') } as const;
const insurer = { kind: 'insurer', insurer: insurerCode.parse('picc-sn') } as const;
const places = ['610102', '610113', '610113', '620102'];

async function write(serial: number, dayOfMonth: number): Promise<void> {
  const boundAt = `2026-01-${String(dayOfMonth).padStart(2, '0')}T02:00:00.000Z`;
  const division = places[serial % places.length] ?? '';
  await commit(engine.store, [insertPolicy(paidPolicy({ serial, division, boundAt }))]);
}

async function numbersIn(scope: Parameters<typeof itemsOf>[1], stretches: readonly ListStretch[]) {
  const found: string[] = [];
  for (const stretch of stretches) {
    for await (const page of itemsOf(engine.store, scope, stretch)) {
      if (page.list === 'POLICIES') found.push(...page.items.map((one) => one.policyNo));
    }
  }
  return found;
}

it('a list is divided so that every item lies in one stretch, in the order of the list, also what comes later', async () => {
  for (let serial = 0; serial < 20; serial += 1) await write(serial, 5 + serial);
  const divided = new Map<typeof province | typeof insurer, readonly ListStretch[]>();
  for (const scope of [province, county, insurer]) {
    const stretches = await dividedList(engine.store, scope, 'POLICIES', 3);
    const all = await listPolicies(engine.store, scope, { limit: 100 }, () => true);
    expect(stretches.length).toBeGreaterThan(3);
    expect(stretches.reduce((sum, one) => sum + one.items, 0)).toBe(all.items.length);
    expect(await numbersIn(scope, stretches)).toEqual(all.items.map((one) => one.policyNo));
    divided.set(scope, stretches);
  }
  for (const [serial, dayOfMonth] of [20, 21, 22, 23].flatMap((one) => [[one, one % 2 === 0 ? 1 : 30]])) {
    await write(serial ?? 0, dayOfMonth ?? 1);
  }
  for (const [scope, stretches] of divided) {
    const all = await listPolicies(engine.store, scope, { limit: 100 }, () => true);
    expect(await numbersIn(scope, stretches)).toEqual(all.items.map((one) => one.policyNo));
  }
});

it('of whoever has no list there is nothing to read', async () => {
  const operator = { kind: 'operator' } as const;
  expect(await dividedList(engine.store, operator, 'POLICIES', 3)).toEqual([]);
  expect(await numbersIn(operator, [{ list: 'POLICIES', items: 0 }])).toEqual([]);
});
