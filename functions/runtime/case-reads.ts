import type { Operation } from '../../shared/contract/operation.ts';
import type { Caller } from '../../shared/domain/access/role.ts';
import type { Instant } from '../../shared/domain/dates.ts';
import { logEvent } from './log.ts';
import type { Reply } from './reply.ts';

const caseParams = ['policyNo', 'claimNo', 'quoteId', 'uscc', 'applicationId'] as const;

/**
 * Who of an insurer or a bureau looked at whose case, one line a look: who and what by their ids. A firm that looks at its own
 * is nobody's business. Logs are kept as long as the stage says, encrypted, and nothing waits for them.
 */
export function logCaseRead(
  operation: Operation,
  call: { readonly caller: Caller; readonly params: unknown; readonly now: Instant },
  reply: Reply,
): void {
  const { subject, org, scope } = call.caller;
  if (reply.kind === 'refusal' || (scope.kind !== 'insurer' && scope.kind !== 'bureau')) return;
  const params = call.params as Readonly<Record<string, unknown>>;
  const looked = caseParams.flatMap((name) => {
    const id = params[name];
    return typeof id === 'string' ? [[name, id] as const] : [];
  });
  if (looked.length === 0) return;
  logEvent('case.read', { route: operation.key, subject, org, at: call.now, ...Object.fromEntries(looked) });
}
