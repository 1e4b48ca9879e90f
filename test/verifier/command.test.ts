import { spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { emptyChain, chainOf, sealEntries } from '../../shared/domain/ledger/seal-entries.ts';
import {
  blockLine,
  endLine,
  entryLine,
  headLine,
  balanceLines,
} from '../../shared/domain/proof/export-lines.ts';
import { Turnovers } from '../../shared/domain/ledger/trial-balance.ts';
import { sha256 } from '../../functions/runtime/minting.ts';
import { bookUnallocated } from '../../shared/domain/ledger/policy-postings.ts';
import { asFen } from '../../shared/domain/money.ts';
import { insurerCode } from '../../shared/domain/ids.ts';
import { closedAgain } from '../support/export-file.ts';
import { nextEntryId } from '../support/settled-policies.ts';
import { instantOf } from '../support/settlements.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'kebao-verify-'));
afterAll(() => rmSync(folder, { recursive: true }));

const picc = insurerCode.parse('picc-sn');
const at = instantOf('2026-01-05T01:00:00.000Z');

function exported(entries: number) {
  const booked = Array.from({ length: entries }, () =>
    bookUnallocated({}, picc, asFen(80_000), { at, nextId: nextEntryId }),
  );
  const { block, head } = sealEntries(emptyChain(chainOf.insurer(picc)), booked, sha256);
  const turnovers = new Turnovers();
  for (const entry of booked) turnovers.add(entry);
  const lines = [
    headLine('610000', at, [head]),
    blockLine(block, booked.length),
    ...booked.map(entryLine),
    ...balanceLines(turnovers.byAccount()),
  ];
  return { text: closedAgain([...lines, endLine(lines.length + 1)]), head };
}

function run(...words: string[]) {
  const main = path.join(import.meta.dirname, '../../verifier/main.ts');
  return spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', main, ...words], {
    encoding: 'utf8',
  });
}

function written(name: string, text: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
}

describe('npm run verify', () => {
  it('ends with 0 and the heads of the chains when everything holds', () => {
    const { text, head } = exported(3);
    const said = run(written('good.jsonl', text), '--head', `insurer:picc-sn=${head.hash}`);
    expect(said.status, said.stderr).toBe(0);
    expect(said.stdout).toContain('全部成立 / everything holds');
    expect(said.stdout).toContain(`insurer:picc-sn #1 ${head.hash}`);
  });

  it('ends with 1 and names what does not hold, in both languages', () => {
    const { text } = exported(3);
    const said = run(written('changed.jsonl', text.replace('"fen":80000', '"fen":80001')));
    expect(said.status).toBe(1);
    expect(said.stderr).toMatch(/不成立 \/ does not hold: entry ent_\w+\n {2}第 3 行：.*\n {2}line 3: /);
  });

  it('holds a chain against a hash that was known before', () => {
    const said = run(written('good.jsonl', exported(2).text), '--head', `insurer:picc-sn=${'0'.repeat(64)}`);
    expect(said.status).toBe(1);
    expect(said.stderr).toContain('chain insurer:picc-sn');
  });

  it('finds a file that ends in the middle of a line', () => {
    const { text } = exported(2);
    for (const length of [text.length - 1, text.length - 40]) {
      expect(run(written('short.jsonl', text.slice(0, length))).status).toBe(1);
    }
  });

  it('ends with 2 when it is asked wrongly', () => {
    for (const words of [[], [path.join(folder, 'missing.jsonl')], ['x', '--head', 'nonsense']]) {
      expect(run(...words).status).toBe(2);
    }
  });
});

it('stands alone: it imports Node and itself and nothing else, and reaches for no network', () => {
  for (const file of globSync('verifier/*.ts')) {
    const source = readFileSync(file, 'utf8');
    for (const [, from] of source.matchAll(/from '([^']+)'/g))
      expect(from, file).toMatch(/^(node:(fs|crypto)|\.\/)/);
    expect(source).not.toMatch(/fetch\(|import\(|require\(/);
  }
  expect(JSON.parse(readFileSync('verifier/package.json', 'utf8'))).not.toHaveProperty('dependencies');
});
