import { strToU8, zipSync } from 'fflate';
import type { Instant } from '../../shared/domain/dates.ts';
import { canonicalJson } from '../../shared/domain/ledger/canonical-json.ts';
import { sha256 } from '../runtime/minting.ts';

export interface PackedFile {
  readonly name: string;
  readonly content: unknown;
}

const readMe = `证据包 / evidence pack

policy.json         保单现状 / the policy as it stands
quote.json          报价及逐步说明 / the quote with every step explained
confirmations.json  免责条款确认 / confirmed exemption clauses
entries.json        会计分录 / journal entries
seals.json          每条分录所在的区块与位置 / the block and place of each entry
blocks.json         这些区块 / those blocks
documents.json      材料及其 SHA-256 / papers with their SHA-256
claims.json         理赔概要 / claims in short
manifest.json       以上各文件的 SHA-256 / the SHA-256 of each of these files

核对：分录的哈希是其规范 JSON（键名排序、无空白）的 SHA-256，应等于所在区块 entries 中同一位置的 hash；
区块的哈希是 {chain, day, entries, number, previousHash} 规范 JSON 的 SHA-256，应等于 GET /v1/ledger/blocks 所示。
To check: the hash of an entry is the SHA-256 of its canonical JSON (names in order, no space) and stands at its place in
the block; the hash of a block is that of its {chain, day, entries, number, previousHash} and is what GET /v1/ledger/blocks says.
`;

/** Files of one archive, with a list of what each of them has to hash to. */
export function packed(files: readonly PackedFile[], now: Instant): Uint8Array<ArrayBuffer> {
  const texts = files.map(({ name, content }) => ({ name, text: `${canonicalJson(content)}\n` }));
  const manifest = texts.map(({ name, text }) => ({ name, sha256: sha256(text) }));
  const entries = [
    ...texts,
    { name: 'manifest.json', text: `${canonicalJson({ packedAt: now, files: manifest })}\n` },
    { name: 'README.txt', text: readMe },
  ];
  const archive = Object.fromEntries(entries.map(({ name, text }) => [name, strToU8(text)]));
  return new Uint8Array(zipSync(archive, { mtime: now }));
}
