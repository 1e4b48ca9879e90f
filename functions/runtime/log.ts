import { BrokenInvariant } from '../../shared/domain/result.ts';

/** What a log line may hold: ids, words, counts, fen and durations. Never a name, an account, a body or an event. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

/** One JSON line for one thing that happened. */
export function logEvent(event: string, fields: LogFields): void {
  process.stdout.write(`${JSON.stringify({ event, ...fields })}\n`);
}

/**
 * One line for a fault, written by the runtime only: what broke and where, without the data it broke on. A broken invariant
 * says in ids which.
 */
export function logFault(event: string, fault: unknown, fields: LogFields): void {
  const frames =
    fault instanceof Error
      ? (fault.stack ?? '').split('\n').filter((line) => line.startsWith('    at '))
      : [];
  const message = fault instanceof BrokenInvariant ? fault.message : undefined;
  process.stdout.write(
    `${JSON.stringify({ event, level: 'error', message, fault: fault instanceof Error ? fault.name : typeof fault, at: frames.slice(0, 8), ...fields })}\n`,
  );
}
