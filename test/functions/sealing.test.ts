import { afterAll, beforeAll, expect, it } from 'vitest';
import { handler as ledgerApi } from '../../functions/ledger/ledger-api.ts';
import { handler as sealer } from '../../functions/sealing/sealer.ts';
import { sha256 } from '../../functions/runtime/minting.ts';
import { journalEntry } from '../../shared/domain/ledger/journal-entry.ts';
import {
  type chainFor,
  chainOf,
  hashOfBlock,
  hashOfEntry,
  noHash,
} from '../../shared/domain/ledger/seal-entries.ts';
import {
  listBlocks,
  listChains,
  readBlock,
  readHead,
  sealsBeside,
} from '../../shared/persistence/ledger-chains.ts';
import { keys } from '../../shared/persistence/keys.ts';
import { type Engine, startEngine } from '../support/engine.ts';
import { everyItem } from '../support/every-item.ts';
import { caller, callers } from '../support/http.ts';
import { journeysAt, testFirm } from '../support/journeys.ts';
import { change, deliver, sealEverything } from '../support/stream-changes.ts';

let now = '2026-01-05T01:00:00Z';
const journeys = journeysAt(() => now);
const ask = caller(ledgerApi, () => now);
const firm = testFirm(871);
let engine: Engine;
let policyNo: string;

beforeAll(async () => {
  engine = await startEngine();
  await journeys.approveBudget('2026', [10_000_000, 10_000_000, 10_000_000]);
  await journeys.register(firm, '封存公司甲');
  policyNo = await journeys.insure(firm, '封存公司甲', '2026-01-10');
  await sealEverything(engine.store);
});
afterAll(() => engine.stop());

async function entriesOfTable() {
  const items = [...(await everyItem(engine.store)).values()] as { type?: string }[];
  return items.filter((item) => item.type === 'entry');
}

async function blocksOf(chain: ReturnType<typeof chainFor>) {
  return (await listBlocks(engine.store, chain, { limit: 100 })).items;
}

it('seals every entry once, each chain linked from its first block to its head', async () => {
  const sealed: string[] = [];
  for (const chain of await listChains(engine.store)) {
    let previousHash = noHash;
    for (const { number } of await blocksOf(chain)) {
      const found = await readBlock(engine.store, chain, number);
      expect(found?.block.previousHash).toBe(previousHash);
      expect(found?.block.hash).toBe(hashOfBlock(found!.block, sha256));
      expect(found?.block.entries.map((entry) => entry.hash)).toEqual(
        found?.entries.map((entry) => hashOfEntry(entry, sha256)),
      );
      previousHash = found!.block.hash;
      sealed.push(...found!.block.entries.map((entry) => entry.entryId));
    }
    expect((await readHead(engine.store, chain)).hash).toBe(previousHash);
  }
  const booked = (await entriesOfTable()).map((item) => journalEntry.parse(item).entryId);
  expect(booked.length).toBeGreaterThan(3);
  expect(sealed.toSorted()).toEqual(booked.toSorted());
});

it('changes nothing when changes come again, in another order, or beside new ones', async () => {
  const before = await everyItem(engine.store);
  const again = (await entriesOfTable()).toReversed().slice(0, 25);
  await deliver(sealer, ...again.map((item) => change('INSERT', item)));
  expect(await everyItem(engine.store)).toEqual(before);

  now = '2026-01-06T01:00:00Z';
  await journeys.approveBudget('2027', [1, 1, 1]);
  const all = await entriesOfTable();
  const fresh = all.filter(
    (item) => !before.has(`${(item as { pk?: string }).pk} ${(item as { sk?: string }).sk}`),
  );
  const head = await readHead(engine.store, chainOf.programme('SN-QKB-PH'));
  await deliver(sealer, ...[...again, ...fresh].slice(-25).map((item) => change('INSERT', item)));
  const after = await readHead(engine.store, chainOf.programme('SN-QKB-PH'));
  expect(after).toMatchObject({ number: head.number + 1, entries: head.entries + 1, day: '2026-01-06' });
});

it('gives one order to two deliveries at the same moment', async () => {
  now = '2026-01-07T01:00:00Z';
  await journeys.approveBudget('2028', [1, 1, 1]);
  const fresh = (await entriesOfTable()).filter((item) =>
    (item as { bookedAt?: string }).bookedAt?.startsWith('2026-01-07'),
  );
  const chain = chainOf.programme('SN-QKB-PH');
  const head = await readHead(engine.store, chain);
  const records = () => fresh.map((item) => change('INSERT', item));
  const answers = await Promise.all([1, 2, 3].map(() => deliver(sealer, ...records())));
  for (const answered of answers) expect(answered).toEqual({ batchItemFailures: [] });
  expect(await readHead(engine.store, chain)).toMatchObject({
    number: head.number + 1,
    entries: head.entries + 1,
  });
});

it('says where the entries of a policy are sealed', async () => {
  const owner = keys.policy(policyNo);
  const seals = await sealsBeside(engine.store, owner);
  const entries = (await entriesOfTable()).filter((item) => (item as { pk?: string }).pk === owner.pk);
  expect(seals).toHaveLength(entries.length);
  for (const { chain, block, place, entryId } of seals) {
    expect((await readBlock(engine.store, chain, block))?.entries[place]?.entryId).toBe(entryId);
  }
});

it('passes over what is no entry, and what is not new', async () => {
  const others = [
    change('INSERT', { type: 'policy', pk: 'POLICY#x' }),
    change('MODIFY', (await entriesOfTable())[0]!),
  ];
  expect(await deliver(sealer, ...others)).toEqual({ batchItemFailures: [] });
});

it('shows blocks to who settles: hashes and counts, the first one first, page by page', async () => {
  const query = { programmeId: 'SN-QKB-PH' };
  const first = await ask('GET /v1/ledger/blocks', {
    caller: callers.cpicFinance,
    query: { ...query, limit: '1' },
  });
  expect(first.status, first.text).toBe(200);
  expect(first.body.items).toEqual([
    {
      chain: 'programme:SN-QKB-PH',
      number: 1,
      day: '2026-01-05',
      previousHash: noHash,
      entries: expect.any(Number),
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    },
  ]);
  const next = await ask('GET /v1/ledger/blocks', {
    caller: callers.bureauClerk,
    query: { ...query, limit: '1', cursor: first.body.nextCursor },
  });
  expect(next.body.items[0]).toMatchObject({ number: 2, previousHash: first.body.items[0].hash });
});

it('shows an insurer the chain without a programme that is its own, and nobody one that is not there', async () => {
  const of = (by: (typeof callers)[keyof typeof callers], query: Record<string, string>) =>
    ask('GET /v1/ledger/blocks', { caller: by, query });
  expect((await of(callers.insurerFinance, { insurer: 'picc-sn' })).body.items.length).toBeGreaterThan(0);
  expect((await of(callers.bureauClerk, { insurer: 'picc-sn' })).status).toBe(200);
  expect((await of(callers.cpicFinance, { insurer: 'picc-sn' })).status).toBe(404);
  expect((await of(callers.cpicFinance, { programmeId: 'XX-NONE' })).status).toBe(404);
  expect((await of(callers.cpicFinance, {})).status).toBe(200);
  expect((await of(callers.cpicFinance, { programmeId: 'SN-QKB-PH', insurer: 'cpic-sn' })).status).toBe(400);
});
