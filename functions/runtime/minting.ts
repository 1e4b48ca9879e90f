import { createHash } from 'node:crypto';
import { type Instant, millisOf } from '../../shared/domain/dates.ts';

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * Makes the ids of one command. They follow from the command's own id, so that a command that runs twice makes the same
 * things and the second write of them is refused by its condition.
 */
export class Minter {
  readonly #seed: string;
  readonly #now: Instant;
  #made = 0;

  constructor(seed: string, now: Instant) {
    this.#seed = seed;
    this.#now = now;
  }

  /** Prefix and ULID: 48 bits of time, 80 bits from the command and the number of ids made before. */
  ulid(prefix: string): string {
    this.#made += 1;
    const time = crockfordOf(BigInt(millisOf(this.#now)), 10);
    return `${prefix}_${time}${crockfordOf(hashBits(`${this.#seed}#${this.#made}`, 80n), 16)}`;
  }
}

/** Prefix and 26 characters that follow from the seed alone: an id that a repeated command finds without a clock. */
export function derivedId(prefix: string, seed: string): string {
  return `${prefix}_${crockfordOf(hashBits(`${prefix}#${seed}`, 128n), 26)}`;
}

/** Ten characters that follow from the seed alone, for claim numbers. */
export function derivedTenCharacters(seed: string): string {
  return crockfordOf(hashBits(`number#${seed}`, 50n), 10);
}

export function sha256(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex');
}

function hashBits(text: string, bits: bigint): bigint {
  return BigInt(`0x${sha256(text)}`) >> (256n - bits);
}

function crockfordOf(value: bigint, length: number): string {
  let left = value;
  let text = '';
  while (text.length < length) {
    text = crockford.charAt(Number(left % 32n)) + text;
    left /= 32n;
  }
  return text;
}
