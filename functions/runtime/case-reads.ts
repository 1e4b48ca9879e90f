import type { Operation } from '../../shared/contract/operation.ts';
import { caseReadOf } from '../../shared/domain/access/case-read.ts';
import type { Caller } from '../../shared/domain/access/role.ts';
import type { Instant } from '../../shared/domain/dates.ts';
import { caseReadKey, insertCaseRead } from '../../shared/persistence/case-reads.ts';
import { businessTable } from './business-table.ts';
import { logEvent, logFault } from './log.ts';
import type { Reply } from './reply.ts';

/** A record that takes longer than this is given up: the look itself is in the log. */
const patienceMillis = 300;
const mostRemembered = 10_000;
/** Looks that this process has recorded: the same look on the same day costs nothing more. */
const remembered = new Set<string>();

/**
 * Writes down that somebody of an insurer or a bureau looked at a case: a log line for every look, a record for the first one
 * of a reader, address, case and day. Whoever looks waits a few milliseconds for it once, and sees the case even when it
 * cannot be recorded; that is a fault in the log.
 */
export async function recordCaseRead(
  operation: Operation,
  call: { readonly caller: Caller; readonly params: unknown; readonly now: Instant },
  reply: Reply,
): Promise<void> {
  if (reply.kind === 'refusal') return;
  const params = call.params as Readonly<Record<string, unknown>>;
  const look = caseReadOf(operation.key, params, call.caller, call.now);
  if (look === undefined) return;
  const { route, subject, org, kind, caseId, at } = look;
  logEvent('case.read', { route, subject, org, at, [kind]: caseId });
  const key = Object.values(caseReadKey(look)).join('\n');
  if (remembered.has(key)) return;
  try {
    await insertCaseRead(businessTable(), look, AbortSignal.timeout(patienceMillis));
    if (remembered.size >= mostRemembered) remembered.clear();
    remembered.add(key);
  } catch (error) {
    logFault('case-read.unrecorded', error, { route, subject, org, [kind]: caseId });
  }
}
