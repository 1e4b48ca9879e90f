import type { Instant } from '../../../shared/domain/dates.ts';

/** The instant that a field of day and time names in Asia/Shanghai; `undefined` while it is not whole. */
export function instantOfShanghai(typed: string): Instant | undefined {
  const millis = Date.parse(`${typed}+08:00`);
  return Number.isNaN(millis) ? undefined : (new Date(millis).toISOString() as Instant);
}

/** An instant as such a field takes it. */
export function minuteInShanghai(instant: Instant): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16);
}
