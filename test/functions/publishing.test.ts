import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handler as catalogueApi } from '../../functions/catalogue/catalogue-api.ts';
import { handler as bindingApi } from '../../functions/binding/binding-api.ts';
import { handler as policiesApi } from '../../functions/policies/policies-api.ts';
import { handler as quotingApi } from '../../functions/quoting/quoting-api.ts';
import { checkFigures } from '../../shared/domain/catalogue/check-figures.ts';
import { builtInCatalogue } from '../../shared/domain/catalogue/built-in-catalogue.ts';
import { product, type ProductData } from '../../shared/domain/products/product.ts';
import { pilotTrialV1 } from '../../shared/domain/products/data/pilot-trial-v1.ts';
import { gsByV1 } from '../../shared/domain/subsidies/data/gs-by-v1.ts';
import type { ProgrammeData } from '../../shared/domain/subsidies/programme.ts';
import { type Engine, startEngine } from '../support/engine.ts';
import { caller, callers, type TestCaller } from '../support/http.ts';
import { journeysAt, testFirm } from '../support/journeys.ts';

let engine: Engine;
let now = '2026-01-05T01:00:00Z';
const clock = () => now;
const catalogue = caller(catalogueApi, clock);
const quoting = caller(quotingApi, clock);
const binding = caller(bindingApi, clock);
const policies = caller(policiesApi, clock);
const journeys = journeysAt(clock);
const firm = testFirm(501);
const firmName = '西安示范航天科技有限公司';

beforeAll(async () => {
  engine = await startEngine();
  await journeys.register(firm, firmName);
});
afterAll(() => engine.stop());

const text = (zh: string, en: string) => ({ zh, en });

/** A product that is in no file: everything that the service needs to sell it. */
const droneTrial: ProductData = {
  code: 'drone-trial',
  version: 1,
  validFrom: '2026-01-01',
  filing: { kind: 'demo' },
  names: text('无人机试飞保险', 'Drone trial cover'),
  insurers: [
    { insurer: 'picc-sn', lead: true, sharePpm: 600_000 },
    { insurer: 'cpic-sn', lead: false, sharePpm: 400_000 },
  ],
  covers: [
    {
      code: 'drone',
      names: text('试飞无人机损失', 'Loss of the drone'),
      sum: { minFen: 1_000_000, maxFen: 100_000_000 },
      deductibleFen: 100_000,
      deductiblePpm: 100_000,
      paymentRatioPpm: 1_000_000,
      basis: 'first-loss',
      waitingDays: 0,
      causes: ['crash'],
      lossItems: ['repair', 'replacement'],
    },
  ],
  premium: {
    kind: 'rate',
    rates: [{ code: 'drone', ratePpm: 20_000 }],
    minRatePpm: 10_000,
    maxRatePpm: 40_000,
  },
  periodMonths: { usual: 12, min: 1, max: 12 },
  cancel: { kind: 'daily' },
  lossPayeeAllowed: false,
  questions: [
    { id: 'flights', text: text('已试飞多少架次？', 'How many test flights so far?'), type: 'number' },
  ],
  exemptionClauses: [
    {
      id: 'deductible',
      title: text('免赔额', 'Deductible'),
      text: text(
        '每次事故 1,000 元或损失的 10 %，以高者为准。',
        'The higher of 1,000 yuan and 10 % of the loss.',
      ),
      example: text('损失 50,000.00 元，免赔 5,000.00 元。', 'On a loss of 50,000.00 it is 5,000.00.'),
    },
  ],
  documents: [
    {
      kind: 'flight-log',
      names: text('飞行记录', 'Flight log'),
      example: text('飞控导出的记录文件', 'The log of the flight controller'),
      minCount: 1,
    },
  ],
  programmes: [],
  figures: [
    { path: 'insurers', basis: 'proposed', source: 'for this test' },
    { path: 'covers.drone.sum.minFen', basis: 'proposed', source: 'for this test' },
    { path: 'covers.drone.sum.maxFen', basis: 'proposed', source: 'for this test' },
    { path: 'covers.drone.deductibleFen', basis: 'proposed', source: 'for this test' },
    { path: 'covers.drone.deductiblePpm', basis: 'proposed', source: 'for this test' },
    { path: 'covers.drone.paymentRatioPpm', basis: 'proposed', source: 'for this test' },
    { path: 'covers.drone.waitingDays', basis: 'proposed', source: 'for this test' },
    { path: 'premium.rates.drone.ratePpm', basis: 'proposed', source: 'for this test' },
    { path: 'premium.minRatePpm', basis: 'proposed', source: 'for this test' },
    { path: 'premium.maxRatePpm', basis: 'proposed', source: 'for this test' },
    { path: 'periodMonths.usual', basis: 'proposed', source: 'for this test' },
    { path: 'periodMonths.min', basis: 'proposed', source: 'for this test' },
    { path: 'periodMonths.max', basis: 'proposed', source: 'for this test' },
    { path: 'documents', basis: 'proposed', source: 'for this test' },
  ],
};

/** A programme that pays a third of it. */
const droneSubsidy: ProgrammeData = {
  ...gsByV1,
  id: 'SN-DRONE',
  names: text('无人机试飞保险补贴', 'Subsidy for drone trials'),
  validFrom: '2026-01-01',
  divisionPrefix: '61',
  products: ['drone-trial'],
  rates: [{ ppm: 300_000 }],
};

const publish = (body: unknown, key?: string) =>
  catalogue('POST /v1/products', { caller: callers.operator, body, ...(key === undefined ? {} : { key }) });

async function quoted(by: TestCaller, body: object) {
  return quoting('POST /v1/quotes', { caller: by, body: { uscc: by.org, ...body } });
}

async function bound(by: TestCaller, quoteId: string, clauseConfirmations: readonly string[]) {
  const body = { clauseConfirmations, consent: { clawback: true } };
  return binding('POST /v1/quotes/{quoteId}/bind', { caller: by, params: { quoteId }, body });
}

describe('adding a product: one literal, no other file touched', () => {
  it('is published, quoted, bound and paid', async () => {
    const asked = { productCode: 'drone-trial', start: '2026-01-10', sumsInsured: { drone: 50_000_000 } };
    expect(await quoted(firm, asked)).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'productCode' }] },
    });
    expect(await publish(droneTrial)).toMatchObject({
      status: 201,
      body: { code: 'drone-trial', version: 1 },
    });
    const quote = await quoted(firm, asked);
    expect(quote).toMatchObject({
      status: 201,
      body: {
        status: 'quoted',
        premium: { grossFen: 1_000_000 },
        insurers: [{ premiumFen: 600_000 }, { premiumFen: 400_000 }],
      },
    });
    const policy = await bound(firm, quote.body.quoteId, ['deductible']);
    expect(policy.status).toBe(201);
    await journeys.pay(policy.body, firmName);
    const { policyNo } = policy.body;
    const read = await policies('GET /v1/policies/{policyNo}', { caller: firm, params: { policyNo } });
    expect(read.body).toMatchObject({
      status: 'in-force',
      covers: [{ code: 'drone', limitFen: 50_000_000 }],
    });
  });

  it('is found in the catalogue by version and day', async () => {
    const params = { productCode: 'drone-trial' };
    const read = (query: Record<string, string>) =>
      catalogue('GET /v1/products/{productCode}', { caller: firm, params, query });
    expect((await read({ version: '1' })).body.names.zh).toBe('无人机试飞保险');
    expect((await read({ on: '2026-01-01' })).status).toBe(200);
    expect((await read({ on: '2025-12-31' })).status).toBe(404);
  });

  it('is subsidised by a programme that is published after it and lists it', async () => {
    const published = await catalogue('POST /v1/programmes', {
      caller: callers.operator,
      body: droneSubsidy,
    });
    expect(published).toMatchObject({ status: 201, body: { id: 'SN-DRONE' } });
    const { body } = await quoted(firm, {
      productCode: 'drone-trial',
      start: '2027-01-10',
      sumsInsured: { drone: 50_000_000 },
    });
    expect(body.errors).toMatchObject([{ path: 'start' }]);
    const again = await quoted(firm, {
      productCode: 'drone-trial',
      start: '2026-02-10',
      sumsInsured: { drone: 50_000_000 },
      programmeIds: ['SN-DRONE'],
    });
    expect(again.body).toMatchObject({ subsidy: { totalFen: 300_000 }, firmNetFen: 700_000 });
    const shown = await catalogue('GET /v1/products/{productCode}', {
      caller: firm,
      params: { productCode: 'drone-trial' },
    });
    expect(shown.body.programmes).toEqual(['SN-DRONE']);
  });
});

describe('a version', () => {
  const second = { ...pilotTrialV1, version: 2, validFrom: '2026-03-01' };

  it('is added beside the first and never edited: its number is the next one', async () => {
    for (const version of [1, 3]) {
      expect(await publish({ ...second, version })).toMatchObject({
        status: 409,
        body: { code: 'version-not-next', facts: { nextVersion: 2 } },
      });
    }
    const dearer = withFigures({ ...second, covers: second.covers, premium: rated(60_000) });
    expect((await publish(dearer)).status).toBe(201);
    expect(await publish(dearer)).toMatchObject({
      status: 409,
      body: { code: 'version-not-next', facts: { nextVersion: 3 } },
    });
  });

  it('holds from its first day on; what was quoted before keeps the other', async () => {
    const asked = { productCode: 'pilot-trial', start: '2026-03-10' };
    const early = await quoted(firm, asked);
    expect(early.body).toMatchObject({ product: { version: 1 }, premium: { grossFen: 2_500_000 } });
    now = '2026-03-01T01:00:00Z';
    const late = await quoted(firm, asked);
    expect(late.body).toMatchObject({ product: { version: 2 }, premium: { grossFen: 3_000_000 } });
    const kept = await quoting('GET /v1/quotes/{quoteId}', {
      caller: firm,
      params: { quoteId: early.body.quoteId },
    });
    expect(kept.body).toMatchObject({ product: { version: 1 }, premium: { grossFen: 2_500_000 } });
    now = '2026-01-05T01:00:00Z';
  });

  it('with faults is refused with each by its path, and nothing is stored', async () => {
    const faulty = {
      ...droneTrial,
      code: 'faulty',
      programmes: ['SN-QKB-PH'],
      exemptionClauses: [],
      figures: droneTrial.figures.slice(1),
    };
    const refused = await publish(faulty);
    expect(refused).toMatchObject({ status: 400, body: { code: 'invalid-request' } });
    expect(refused.body.errors.map((fault: { path: string }) => fault.path)).toEqual([
      'exemptionClauses.deductible',
      'programmes.SN-QKB-PH',
      'insurers',
    ]);
    const params = { productCode: 'faulty' };
    expect((await catalogue('GET /v1/products/{productCode}', { caller: firm, params })).status).toBe(404);
    const shares = [{ insurer: 'picc-sn', lead: true, sharePpm: 999_999 }];
    expect(await publish({ ...droneTrial, code: 'faulty', insurers: shares })).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'insurers' }] },
    });
  });

  it('is answered the same when it is sent again, and needs a key', async () => {
    const key = randomUUID();
    const another = { ...droneTrial, code: 'drone-trial-again' };
    const first = await publish(another, key);
    expect(first.status).toBe(201);
    expect((await publish(another, key)).body).toEqual(first.body);
    expect(await publish({ ...another, version: 2 }, key)).toMatchObject({
      status: 422,
      body: { code: 'idempotency-key-reused' },
    });
  });

  it('of a programme is checked in the same way', async () => {
    const faulty = {
      ...droneSubsidy,
      id: 'SN-FAULTY',
      products: ['nothing'],
      rates: [{ ppm: 1 }, { ppm: 2 }],
    };
    const refused = await catalogue('POST /v1/programmes', { caller: callers.operator, body: faulty });
    expect(refused.body.errors.map((fault: { path: string }) => fault.path)).toEqual([
      'products.nothing',
      'rates.1',
    ]);
    const old = { ...droneSubsidy, version: 1, divisionPrefix: '6101' };
    expect(await catalogue('POST /v1/programmes', { caller: callers.operator, body: old })).toMatchObject({
      status: 409,
      body: { facts: { nextVersion: 2 } },
    });
  });
});

describe('every product of the catalogue', () => {
  const asked: Readonly<Record<string, object>> = {
    'qinke-rd': { sumsInsured: { 'rd-failure': 50_000_000 }, insurableValueFen: 100_000_000 },
    'rd-cost': { sumsInsured: { 'rd-cost': 50_000_000 }, insurableValueFen: 100_000_000 },
    'key-equipment': { sumsInsured: { 'key-equipment': 100_000_000 } },
    'rd-interruption': { sumsInsured: { 'rd-interruption': 100_000_000 } },
    'first-equipment': { sumsInsured: { quality: 100_000_000 } },
    kerongxin: { sumsInsured: { production: 900_000_000 } },
    'clinical-trial': { sumsInsured: { 'trial-cost': 900_000_000 } },
    'commercial-space': { sumsInsured: { launch: 900_000_000 } },
  };
  const insured = testFirm(502);

  beforeAll(() => journeys.register(insured, '西安示范综合科技有限公司'));

  it.each(builtInCatalogue.products.map((one) => [one.code, one] as const))(
    '%s is quoted and bound, by an underwriter where it has no tariff',
    async (productCode, of) => {
      const quote = await quoted(insured, { productCode, start: '2026-01-20', ...asked[productCode] });
      expect(quote.status, quote.text).toBe(201);
      const { quoteId } = quote.body;
      if (of.premium.kind === 'underwritten') {
        expect(quote.body.status).toBe('referred');
        const body = { outcome: 'accept', ratePpm: 30_000, reason: '资料齐全' };
        const request = { caller: callers.underwriter, params: { quoteId }, body };
        const decided = await quoting('POST /v1/quotes/{quoteId}/underwriting', request);
        expect(decided.body).toMatchObject({ status: 'quoted', premium: { grossFen: 27_000_000 } });
      }
      const policy = await bound(
        insured,
        quoteId,
        of.exemptionClauses.map((clause) => clause.id),
      );
      expect(policy.status, policy.text).toBe(201);
      expect(policy.body.insurers.map((one: { insurer: string }) => one.insurer)).toEqual(
        of.insurers.map((one) => one.insurer),
      );
    },
  );
});

describe('the public list of programmes (G1)', () => {
  const ask = (query?: Record<string, string>) =>
    catalogue('GET /v1/public/programmes', { key: null, ...(query === undefined ? {} : { query }) });

  it('needs no token, names what is open in a division, until when, and whether there is money', async () => {
    const { status, body } = await ask({ division: '610113' });
    expect(status).toBe(200);
    expect(body.items).toContainEqual({
      programmeId: 'SN-QKB-PH',
      names: { zh: '陕西省秦科普惠保保费补贴', en: 'Shaanxi premium subsidy for Qinke Inclusive Cover' },
      openUntil: null,
      hasBudget: false,
    });
    await journeys.approveBudget('2026', [100, 100, 100]);
    const money = (await ask({ division: '610113' })).body.items.find(
      (one: { programmeId: string }) => one.programmeId === 'SN-QKB-PH',
    );
    expect(money.hasBudget).toBe(true);
  });

  it('leaves out what is closed or elsewhere', async () => {
    const ids = async (query?: Record<string, string>) =>
      (await ask(query)).body.items.map((one: { programmeId: string }) => one.programmeId);
    expect(await ids({ division: '370102' })).toContain('SD-LKB');
    expect(await ids({ division: '370102' })).not.toContain('SN-QKB-PH');
    expect(await ids()).toContain('SN-QKB-PH');
    expect(await ids()).not.toContain('AH-HF-2023');
    expect((await ask({ division: 'Xian' })).status).toBe(400);
  });
});

function rated(ratePpm: number): ProductData['premium'] {
  return { kind: 'rate', rates: [{ code: 'pilot-cost', ratePpm }], minRatePpm: 30_000, maxRatePpm: 80_000 };
}

/** The same with the figures that are left: a premium without factors needs no source for them. */
function withFigures(data: ProductData): ProductData {
  const parsed = product.parse(data);
  const stray = checkFigures(parsed).map((fault) => fault.path);
  return { ...data, figures: data.figures.filter((figure) => !stray.includes(`figures.${figure.path}`)) };
}

describe('the lists of the catalogue', () => {
  it('come in pages that end, every programme once', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const query = { limit: '7', ...(cursor === undefined ? {} : { cursor }) };
      const { status, body } = await catalogue('GET /v1/programmes', { caller: callers.firmA, query });
      expect(status).toBe(200);
      expect(body.items.length).toBeLessThanOrEqual(7);
      seen.push(...body.items.map((one: { id: string }) => one.id));
      cursor = body.nextCursor;
    } while (cursor !== undefined);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThanOrEqual(builtInCatalogue.programmes.length);
  });

  it('have twenty to a page if nothing else is asked, and know no cursor of another list', async () => {
    const first = await catalogue('GET /v1/programmes', { caller: callers.firmA });
    expect(first.body.items).toHaveLength(20);
    const query = { cursor: 'nothing-of-ours' };
    const strange = await catalogue('GET /v1/products', { caller: callers.firmA, query });
    expect(strange.status).toBe(400);
  });
});
