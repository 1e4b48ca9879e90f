import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accounts } from '../../../shared/domain/ledger/accounts.ts';
import { canonicalJson } from '../../../shared/domain/ledger/canonical-json.ts';
import { bookEntry, credit, debit, type JournalEntry } from '../../../shared/domain/ledger/journal-entry.ts';
import {
  blocksFor,
  chainFor,
  chainOf,
  emptyChain,
  hashOfBlock,
  noHash,
  sealEntries,
} from '../../../shared/domain/ledger/seal-entries.ts';
import { insurerCode } from '../../../shared/domain/ids.ts';
import { asFen } from '../../../shared/domain/money.ts';
import { nextEntryId } from '../../support/settled-policies.ts';
import { instantOf } from '../../support/settlements.ts';

const digest = (text: string) => createHash('sha256').update(text).digest('hex');
const picc = insurerCode.parse('picc-sn');

function entry(bookedAt: string, refs: Partial<JournalEntry> = {}, fen = 80_000): JournalEntry {
  return bookEntry({
    entryId: nextEntryId(),
    bookedAt: instantOf(bookedAt),
    kind: 'receipt-unallocated',
    ...refs,
    legs: [debit(accounts.bank(picc), asFen(fen)), credit(accounts.unallocatedReceipts, asFen(fen))],
  });
}

describe('canonical JSON (rulebook 14.1)', () => {
  it('is one text for one value, whatever the order of its names, and leaves out what is undefined', () => {
    expect(canonicalJson({ b: [1, { d: undefined, c: '中' }], a: null })).toBe(
      '{"a":null,"b":[1,{"c":"中"}]}',
    );
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).toReversed());
        expect(canonicalJson(turned)).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      { seed: 14, numRuns: 300 },
    );
  });
});

describe('the chain of an entry (rulebook 14.1)', () => {
  it.each([
    [{ programmeId: 'SN-QKB-PH', insurer: picc }, 'programme:SN-QKB-PH'],
    [{ insurer: picc }, 'insurer:picc-sn'],
    [{}, 'general'],
  ])('of %o is %s', (refs, chain) => {
    expect(chainFor(refs)).toBe(chain);
  });
});

describe('sealing (rulebook 14.1)', () => {
  const morning = '2026-01-05T01:00:00.000Z';

  it('puts entries in a block with their hashes and the hash of the block before', () => {
    const [first, second] = [entry(morning, { insurer: picc }), entry(morning, { insurer: picc })];
    const one = sealEntries(emptyChain(chainOf.insurer(picc)), [first], digest);
    const two = sealEntries(one.head, [second], digest);
    expect(one.block).toMatchObject({ number: 1, day: '2026-01-05', previousHash: noHash });
    expect(one.block.entries).toEqual([{ entryId: first.entryId, hash: digest(canonicalJson(first)) }]);
    expect(two.block).toMatchObject({ number: 2, previousHash: one.block.hash });
    expect(two.block.hash).toBe(hashOfBlock(two.block, digest));
    expect(two.head).toMatchObject({ number: 2, hash: two.block.hash, entries: 2, revision: 1 });
  });

  it('gives another hash when anything of an entry, its place or the block before is another', () => {
    const head = emptyChain(chainOf.general);
    const [a, b] = [entry(morning), entry(morning)];
    const sealed = sealEntries(head, [a, b], digest).block.hash;
    const others = [
      sealEntries(head, [b, a], digest),
      sealEntries(head, [a], digest),
      sealEntries(head, [a, { ...b, kind: 'receipt-returned' }], digest),
      sealEntries({ ...head, hash: 'f'.repeat(64) }, [a, b], digest),
      sealEntries({ ...head, number: 1 }, [a, b], digest),
    ];
    for (const { block } of others) expect(block.hash).not.toBe(sealed);
  });

  it('puts every programme and every day of Shanghai into blocks of its own, in the order in which entries came', () => {
    const night = '2026-01-05T15:59:59.999Z';
    const midnight = '2026-01-05T16:00:00.000Z';
    const entries = [
      entry(night, { programmeId: 'SN-QKB-PH' }),
      entry(midnight, { programmeId: 'SN-QKB-PH' }),
      entry(night, { programmeId: 'SN-QKB-YF' }),
      entry(night, { programmeId: 'SN-QKB-PH' }),
    ];
    const groups = blocksFor(entries);
    expect(groups.map(({ chain, day, entries: of }) => [chain, day, of.length])).toEqual([
      ['programme:SN-QKB-PH', '2026-01-05', 2],
      ['programme:SN-QKB-PH', '2026-01-06', 1],
      ['programme:SN-QKB-YF', '2026-01-05', 1],
    ]);
    expect(groups[0]?.entries).toEqual([entries[0], entries[3]]);
  });

  it('never mixes chains or days in a block', () => {
    const head = emptyChain(chainOf.general);
    expect(() => sealEntries(head, [entry(morning, { insurer: picc })], digest)).toThrow(/not of general/);
    expect(() => sealEntries(head, [entry(morning), entry('2026-01-06T01:00:00.000Z')], digest)).toThrow(
      /not of 2026-01-05/,
    );
    expect(() => sealEntries(head, [], digest)).toThrow(/at least one/);
  });
});
