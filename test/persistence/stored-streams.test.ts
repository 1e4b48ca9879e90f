import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { archiveBucket } from '../../functions/runtime/document-bucket.ts';
import { instant } from '../../shared/domain/dates.ts';
import { readStored } from '../../shared/persistence/signed-files.ts';
import { writeOnce } from '../../shared/persistence/stored-streams.ts';
import { type Engine, startEngine } from '../support/engine.ts';
import { startFileStore } from '../support/file-store.ts';

const until = instant.parse('2037-01-09T16:00:00.000Z');
let engine: Engine;
let files: Awaited<ReturnType<typeof startFileStore>>;
beforeAll(async () => {
  engine = await startEngine();
  files = await startFileStore();
});
afterAll(async () => {
  await files.stop();
  await engine.stop();
});

function fileOf(text: string) {
  const bytes = new TextEncoder().encode(text);
  async function* content() {
    for (let at = 0; at < bytes.byteLength; at += 5) yield bytes.subarray(at, at + 5);
  }
  return { contentType: 'application/x-ndjson', sizeBytes: bytes.byteLength, content };
}

it('writes a file under its lock once; another content under its key changes nothing, and what lies there is told', async () => {
  const digest = {
    sha256: createHash('sha256').update('the first content').digest('hex'),
    sizeBytes: 17,
  };
  const write = (text: string) => writeOnce(archiveBucket(), 'periods/x/2026-Q1.jsonl', fileOf(text), until);
  expect(await write('the first content')).toEqual(digest);
  expect(await write('another content')).toEqual(digest);
  const stored = await readStored(archiveBucket(), 'periods/x/2026-Q1.jsonl', 100);
  expect(new TextDecoder().decode(stored)).toBe('the first content');
});
