import type { BlockLine, EntryLine } from './export-lines.ts';
import { hold } from './finding.ts';
import { canonicalJson, sha256 } from './hashing.ts';

const noHash = '0'.repeat(64);

/** The last block of a chain: what a later export, or a closed period, is held against. */
export interface Head {
  readonly number: number;
  readonly hash: string;
}

/** Follows every chain from block to block, and every entry into its block. */
export class ChainCheck {
  readonly heads = new Map<string, Head>();
  private block: BlockLine | undefined;
  /** Place in the open block behind the last entry that was read, and how many were. */
  private place = 0;
  private shown = 0;

  begin(block: BlockLine): void {
    this.end();
    const at = `block ${block.chain} #${block.number}`;
    const head = this.heads.get(block.chain) ?? { number: 0, hash: noHash };
    hold(
      block.number === head.number + 1,
      at,
      `应为第 ${head.number + 1} 块：有区块被删除、插入或调换`,
      `expected block ${head.number + 1}: one was removed, put in or moved`,
    );
    hold(
      block.previousHash === head.hash,
      at,
      '所载前一区块的哈希不是前一区块的哈希',
      'the hash that it names is not that of the block before',
    );
    const { chain, number, day, previousHash, entries } = block;
    hold(
      block.hash === sha256(canonicalJson({ chain, number, day, previousHash, entries })),
      at,
      '区块的哈希与其内容不符',
      'its hash is not that of what it holds',
    );
    this.heads.set(chain, { number, hash: block.hash });
    this.block = block;
  }

  entry({ entry }: EntryLine): void {
    const at = `entry ${entry.entryId}`;
    hold(this.block !== undefined, at, '分录不在任何区块之内', 'it is in no block');
    const { chain, number, entries, shown } = this.block;
    const place = entries.findIndex(
      (sealed, index) => index >= this.place && sealed.entryId === entry.entryId,
    );
    hold(
      place >= 0,
      at,
      `不在 ${chain} 第 ${number} 块的这个位置：分录被替换或调换了次序`,
      `it does not come here in block ${chain} #${number}: it was exchanged or moved`,
    );
    hold(
      shown < entries.length || place === this.place,
      `entry ${entries[this.place]?.entryId}`,
      `${chain} 第 ${number} 块的这条分录不在它的位置上：被删除或调换了次序`,
      `it is not in its place in block ${chain} #${number}: it was removed or moved`,
    );
    hold(
      entries[place]?.hash === sha256(canonicalJson(entry)),
      at,
      `分录的内容与 ${chain} 第 ${number} 块封存的哈希不符`,
      `what it says is not what block ${chain} #${number} has sealed`,
    );
    this.place = place + 1;
    this.shown += 1;
  }

  /** An entry that the block should show and the export does not have. */
  end(): void {
    if (this.block !== undefined) {
      const { chain, number, entries, shown } = this.block;
      const missing = entries[this.place]?.entryId ?? '';
      hold(
        this.shown === shown,
        shown === entries.length ? `entry ${missing}` : `block ${chain} #${number}`,
        `${chain} 第 ${number} 块应有 ${shown} 条分录，实有 ${this.shown} 条`,
        `block ${chain} #${number} shows ${shown} entries, ${this.shown} are here`,
      );
    }
    this.block = undefined;
    this.place = 0;
    this.shown = 0;
  }
}
