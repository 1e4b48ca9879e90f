import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { handler as packsApi } from '../../functions/packs/packs-api.ts';
import { sha256 } from '../../functions/runtime/minting.ts';
import { canonicalJson } from '../../shared/domain/ledger/canonical-json.ts';
import { hashOfBlock, type LedgerBlock } from '../../shared/domain/ledger/seal-entries.ts';
import { type Engine, startEngine } from '../support/engine.ts';
import { everyItem } from '../support/every-item.ts';
import { startFileStore } from '../support/file-store.ts';
import { caller, callers, type TestCaller } from '../support/http.ts';
import { testFirm } from '../support/journeys.ts';
import { type SettledBook, settledBook } from '../support/settled-book.ts';

const time = { now: '2026-01-05T01:00:00Z' };
const ask = caller(packsApi, () => time.now);
let engine: Engine;
let files: Awaited<ReturnType<typeof startFileStore>>;
let book: SettledBook;

beforeAll(async () => {
  engine = await startEngine();
  files = await startFileStore();
  book = await settledBook(engine.store, time, [841, 842, 843]);
});
afterAll(async () => {
  await files.stop();
  await engine.stop();
});

function ofPolicy(policyNo: string, by: TestCaller) {
  return ask('GET /v1/policies/{policyNo}/evidence.zip', { caller: by, params: { policyNo }, key: null });
}

async function unpacked(policyNo: string, by: TestCaller) {
  const answered = await ofPolicy(policyNo, by);
  expect(answered.status, answered.text).toBe(303);
  const fetched = await fetch(String(answered.headers['location']));
  expect(fetched.headers.get('content-disposition')).toContain(`${policyNo}-evidence.zip`);
  const entries = Object.entries(unzipSync(new Uint8Array(await fetched.arrayBuffer())));
  return Object.fromEntries(entries.map(([name, bytes]) => [name, strFromU8(bytes)]));
}

it('holds policy, explained quote, confirmations, entries, papers and claims, each with its hash', async () => {
  const pack = await unpacked(book.policyNos[2] ?? '', callers.bureauClerk);
  const manifest = JSON.parse(pack['manifest.json'] ?? '') as { files: { name: string; sha256: string }[] };
  expect(manifest.files.map(({ name }) => name)).toEqual([
    'policy.json',
    'quote.json',
    'confirmations.json',
    'entries.json',
    'seals.json',
    'blocks.json',
    'documents.json',
    'claims.json',
  ]);
  for (const file of manifest.files) expect(sha256(pack[file.name] ?? '')).toBe(file.sha256);
  expect(JSON.parse(pack['policy.json'] ?? '')).toMatchObject({ policyNo: book.policyNos[2] });
  const quote = JSON.parse(pack['quote.json'] ?? '') as { explanation: unknown[] };
  expect(quote.explanation.length).toBeGreaterThan(3);
  const { confirmedClauses } = JSON.parse(pack['confirmations.json'] ?? '') as { confirmedClauses: string[] };
  expect(confirmedClauses).toContain('rd-exclusions');
  expect(pack['README.txt']).toContain('GET /v1/ledger/blocks');
});

it('proves every entry: it hashes to what stands at its place in a block, and the block to its own hash', async () => {
  const pack = await unpacked(book.policyNos[1] ?? '', callers.insurerFinance);
  const entries = JSON.parse(pack['entries.json'] ?? '') as { entryId: string }[];
  const seals = JSON.parse(pack['seals.json'] ?? '') as {
    entryId: string;
    chain: string;
    block: number;
    place: number;
  }[];
  const blocks = JSON.parse(pack['blocks.json'] ?? '') as LedgerBlock[];
  expect(entries.length).toBeGreaterThan(4);
  expect(seals).toHaveLength(entries.length);
  for (const seal of seals) {
    const block = blocks.find((one) => one.chain === seal.chain && one.number === seal.block);
    const entry = entries.find((one) => one.entryId === seal.entryId);
    expect(block?.entries[seal.place]).toEqual({ entryId: seal.entryId, hash: sha256(canonicalJson(entry)) });
    expect(block?.hash).toBe(hashOfBlock(block!, sha256));
  }
});

it('is for who may see the policy, and changes nothing in the table', async () => {
  const policyNo = book.policyNos[0] ?? '';
  const before = await everyItem(engine.store);
  for (const by of [testFirm(841), callers.adjuster, callers.insurerFinance, callers.cityClerk]) {
    expect((await ofPolicy(policyNo, by)).status).toBe(303);
  }
  for (const by of [testFirm(842), callers.cpicFinance, callers.otherBureau]) {
    expect((await ofPolicy(policyNo, by)).status).toBe(404);
  }
  expect((await ofPolicy('KB202600000000003', callers.bureauClerk)).status).toBe(404);
  expect((await ofPolicy(policyNo, callers.operator)).status).toBe(403);
  expect(await everyItem(engine.store)).toEqual(before);
});
