import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handler as proofApi } from '../../functions/proof/proof-api.ts';
import { type Engine, startEngine } from '../support/engine.ts';
import { closedAgain, contentsOf, verdictOf } from '../support/export-file.ts';
import { caller, callers, type TestCaller } from '../support/http.ts';
import { type SettledBook, settledBook } from '../support/settled-book.ts';

const time = { now: '2026-01-05T01:00:00Z' };
const ask = caller(proofApi, () => time.now);
let engine: Engine;
let book: SettledBook;
let text: string;

beforeAll(async () => {
  engine = await startEngine();
  book = await settledBook(engine.store, time, [881, 882, 883]);
  text = await exportOf(callers.bureauClerk);
});
afterAll(() => engine.stop());

async function exportOf(by: TestCaller): Promise<string> {
  const exported = await ask('GET /v1/ledger/export', { caller: by });
  expect(exported.status, exported.text).toBe(200);
  expect(exported.headers['content-type']).toContain('application/x-ndjson');
  return exported.text;
}

// oxlint-disable-next-line typescript/no-explicit-any -- a forger knows no types
type Change = (content: any) => void;
type Content = ReturnType<typeof contentsOf>[number];

/** The same export with what one line says changed, everything closed again. */
function forged(isMeant: (content: Content) => boolean, change: Change): string {
  const contents = contentsOf(text);
  const found = contents.find(isMeant);
  if (found === undefined) throw new Error('nothing to forge');
  change(found);
  return closedAgain(contents);
}

const kindIs = (kind: string) => (content: Content) =>
  content.type === 'entry' && (content['entry'] as { kind: string }).kind === kind;
const typeIs = (type: string) => (content: Content) => content.type === type;

describe('an export as it is', () => {
  it('holds: every hash, entry, balance, settlement and subsidy is recomputed', async () => {
    expect(await verdictOf(text)).toMatchObject({ holds: true });
    const kinds = new Set(contentsOf(text).map(({ type }) => type));
    expect([...kinds].toSorted()).toEqual([
      'balance',
      'block',
      'budget',
      'charge',
      'end',
      'entry',
      'export',
      'grant',
      'programme',
      'refund',
      'row',
      'settlement',
    ]);
    const budgets = contentsOf(text).filter(typeIs('budget'));
    expect(budgets).toMatchObject([{ complete: true }, { complete: true }]);
  });

  it.each([
    ['an insurer', callers.insurerFinance],
    ['a city', callers.cityClerk],
    ['an insurer without any business', callers.cpicFinance],
    ['a bureau elsewhere', callers.otherBureau],
  ])('holds for %s, who is given what touches it', async (_, by) => {
    expect(await verdictOf(await exportOf(by))).toMatchObject({ holds: true });
  });

  it('holds what the caller may see and nobody’s name', async () => {
    const all = contentsOf(text).filter(typeIs('entry')).length;
    const none = contentsOf(await exportOf(callers.otherBureau)).filter(typeIs('entry'));
    expect(all).toBeGreaterThan(20);
    expect(none).toEqual([]);
    expect(contentsOf(await exportOf(callers.cpicFinance)).filter(typeIs('settlement'))).toEqual([]);
    expect(text).not.toContain('账簿公司');
    expect(text).toContain(book.settlementId);
  });
});

describe('a changed byte', () => {
  it('is found wherever it is, and the line that it is in is named', async () => {
    const bytes = Buffer.from(text, 'utf8');
    const step = Math.trunc(bytes.length / 150);
    for (let at = 3; at < bytes.length; at += step) {
      const changed = Buffer.from(bytes);
      changed[at] = changed[at] === 0x30 ? 0x31 : 0x30;
      const verdict = await verdictOf(changed.toString('utf8'));
      const line = bytes.subarray(0, at).filter((byte) => byte === 10).length + 1;
      expect(verdict.holds, `byte ${at}`).toBe(false);
      // A line feed that is gone joins a line with the next one.
      if (!verdict.holds && bytes[at] !== 10) expect(verdict.line, `byte ${at}`).toBe(line);
    }
  });

  it('of an entry names the entry', async () => {
    const entry = contentsOf(text).find(kindIs('premium-booked'))!['entry'] as {
      entryId: string;
      uscc: string;
    };
    const line = text
      .split('\n')
      .find((one) => one.includes('"type":"entry"') && one.includes(entry.entryId))!;
    const forgedUscc = `${entry.uscc.slice(0, -1)}${entry.uscc.endsWith('A') ? 'B' : 'A'}`;
    const verdict = await verdictOf(text.replace(line, line.replace(entry.uscc, forgedUscc)));
    expect(verdict).toMatchObject({ holds: false, finding: { where: `entry ${entry.entryId}` } });
  });
});

describe('an export that somebody changed and closed again', () => {
  const whereOf = async (changed: string) => {
    const verdict = await verdictOf(changed);
    return verdict.holds ? 'holds' : verdict.finding.where;
  };

  it('names an entry that was taken out', async () => {
    const contents = contentsOf(text);
    const at = contents.findIndex(kindIs('subsidy-accrued'));
    const { entryId } = contents[at]!['entry'] as { entryId: string };
    expect(await whereOf(closedAgain(contents.toSpliced(at, 1)))).toBe(`entry ${entryId}`);
  });

  it('names the first of two entries that were exchanged', async () => {
    const contents = contentsOf(text);
    const at = contents.findIndex(
      (one, index) => one.type === 'entry' && contents[index + 1]?.type === 'entry',
    );
    const { entryId } = contents[at]!['entry'] as { entryId: string };
    const exchanged = contents.toSpliced(at, 2, contents[at + 1]!, contents[at]!);
    expect(await whereOf(closedAgain(exchanged))).toBe(`entry ${entryId}`);
  });

  it('names an entry whose amounts were changed, the hash of it too', async () => {
    const contents = contentsOf(text);
    const index = contents.findIndex(kindIs('premium-booked'));
    const entry = contents[index]!['entry'] as { entryId: string; legs: { fen: number }[] };
    for (const leg of entry.legs) leg.fen *= 2;
    expect(await whereOf(closedAgain(contents))).toBe(`entry ${entry.entryId}`);
  });

  it('names a block that was taken out, moved, or whose hashes were changed', async () => {
    const blocks = contentsOf(text).filter(typeIs('block'));
    const { chain } = blocks[0] as unknown as { chain: string };
    const withoutFirst = contentsOf(text).filter((one) => !(one['chain'] === chain && one['number'] === 1));
    expect(await whereOf(closedAgain(withoutFirst))).toMatch(/^block .* #2$|^entry /);
    const relinked = forged(
      (one) => one.type === 'block' && one['number'] === 2,
      (block) => {
        block.previousHash = 'f'.repeat(64);
      },
    );
    expect(await whereOf(relinked)).toMatch(/^block .* #2$/);
    const rehashed = forged(typeIs('block'), (block) => {
      block.day = '2026-01-04';
    });
    expect(await whereOf(rehashed)).toMatch(/^block .* #1$/);
  });

  it.each<[string, string, Change, RegExp]>([
    ['a rate', 'charge', (line) => (line.subsidy.programmes[0].ratePpm += 1_000), /^policy KB\w+ SN-QKB/],
    ['a grant', 'charge', (line) => (line.subsidy.programmes[0].grantedFen += 1), /^policy KB/],
    ['a level’s part', 'grant', (line) => (line.grant.levels[0].fen += 1), /^policy KB/],
    ['a premium', 'charge', (line) => (line.premium.grossFen += 1), /^policy KB/],
    ['a refund', 'refund', (line) => (line.refund.firmFen += 1), /^policy KB/],
    ['a settlement’s total', 'settlement', (line) => (line.totals.payableFen += 1), /^settlement set_/],
    [
      'a settlement’s level',
      'settlement',
      (line) => (line.totals.levels[0].subsidyFen += 1),
      /^settlement set_/,
    ],
    ['what a settlement was paid', 'settlement', (line) => (line.paidFen += 1), /^settlement set_\w+$/],
    ['a row', 'row', (line) => (line.premiumFen += 1), /^settlement set_\w+ row KB/],
    ['a budget', 'budget', (line) => (line.envelopes[0].approvedFen += 1), /^budget SN-QKB-\w+ 2026/],
    ['a balance', 'balance', (line) => (line.debitFen += 1), /^account /],
    ['a level’s share', 'programme', (line) => (line.levels[0].sharePpm -= 1), /^programme /],
    ['the number of lines', 'end', (line) => (line.lines += 1), /^line /],
  ])('names %s that does not follow from the rest', async (_, type, change, where) => {
    expect(await whereOf(forged(typeIs(type), change))).toMatch(where);
  });

  it('names a premium whose price was changed in every figure', async () => {
    const changed = forged(typeIs('charge'), (line) => {
      const [grant] = line.subsidy.programmes;
      line.premium.grossFen += 1;
      line.premium.netOfVatFen += 1;
      line.firmPaysFen += 1;
      line.insurers[0].premiumFen += 1;
      grant.limitedBy = [];
    });
    expect(await whereOf(changed)).toMatch(/^entry ent_/);
  });

  it('names a removed fact, row or balance, and an end that is missing', async () => {
    const without = (type: string) => {
      const contents = contentsOf(text);
      return closedAgain(contents.toSpliced(contents.findIndex(typeIs(type)), 1));
    };
    expect(await whereOf(without('charge'))).toMatch(/^entry ent_/);
    expect(await whereOf(without('row'))).toMatch(/^settlement set_/);
    expect(await whereOf(without('end'))).toMatch(/^line /);
    expect(await whereOf(without('export'))).toBe('line 1');
    expect(await whereOf(`${text}{}\n`)).toMatch(/^line /);
    const lines = without('balance');
    expect(await whereOf(lines)).toMatch(/^line |^account /);
  });

  it('says why in both languages', async () => {
    const verdict = await verdictOf(forged(typeIs('balance'), (line) => (line.debitFen += 5)));
    expect(verdict).toMatchObject({
      holds: false,
      finding: {
        zh: expect.stringContaining('相差 5 分'),
        en: expect.stringContaining('a difference of 5 fen'),
      },
    });
  });
});
