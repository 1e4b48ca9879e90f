import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDataFolder } from '../../infra/local/data-folder.ts';
import { ownEngine } from '../../infra/local/dynamodb-engine.ts';
import { indexStreamRecords } from '../../infra/local/stream-index.ts';

const lastNumber =
  'SELECT COALESCE(MAX(CAST(sequence_number AS INTEGER)), 0) + 1 FROM _stream_records WHERE table_name = ?';
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'stream-index-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

it("a stage's engine finds the last stream record by an index, however many there are, and after a new start", async () => {
  for (let start = 0; start < 2; start += 1) {
    const data = await openDataFolder(folder);
    const engine = await ownEngine(data);
    try {
      const database = new DatabaseSync(data.file('dynamodb', 'tables.sqlite'));
      const [step] = database.prepare(`EXPLAIN QUERY PLAN ${lastNumber}`).all('kebao');
      database.close();
      expect(step?.['detail']).toContain('COVERING INDEX _stream_records_by_sequence');
    } finally {
      await engine.stop();
      await data.release();
    }
  }
});

it('leaves a file that knows no such records as it is', () => {
  const file = path.join(folder, 'other.sqlite');
  indexStreamRecords(file);
  const database = new DatabaseSync(file);
  expect(database.prepare('SELECT name FROM sqlite_master').all()).toEqual([]);
  database.close();
});
