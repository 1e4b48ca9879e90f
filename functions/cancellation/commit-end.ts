import type { GrantedApplication } from '../../shared/domain/applications/reduce-application.ts';
import type { Instant } from '../../shared/domain/dates.ts';
import type { Standing } from '../../shared/domain/firms/standing.ts';
import type { Ended } from '../../shared/domain/policies/end-policy.ts';
import type { Policy } from '../../shared/domain/policies/policy.ts';
import type { Write } from '../../shared/persistence/store.ts';
import { answer, type Reply } from '../runtime/reply.ts';
import { type Command, commitCommand } from '../runtime/route.ts';
import { endedView } from './cancellation-view.ts';
import { cancellationWrites } from './end-writes.ts';
import { caseWrites } from './case-writes.ts';
import { pendingLapses } from './pending-lapses.ts';

/** What a cancellation is decided on and answered by. */
export interface Cancelling {
  readonly policy: Policy;
  readonly standing: Standing;
  readonly applications: readonly GrantedApplication[];
  readonly now: Instant;
  readonly command: Command;
  readonly preview: boolean;
}

/** Shows how a policy ends and, where it is no preview, ends it; `raced`: it has to be decided again. */
export async function commitEnd(
  ended: Ended,
  { policy, standing, applications, now, command, preview }: Cancelling,
): Promise<Reply | 'raced'> {
  const shown = endedView(ended);
  if (preview) return answer(shown);
  if (await pendingLapses(policy, standing, command, now)) return 'raced';
  const committed = await commitCommand([
    ...cancellationWrites(policy, ended, command.mint, now),
    ...(await grantWrites(ended, applications, command, now)),
    ...caseWrites(ended, now),
    command.remember(shown),
  ]);
  return committed.done ? answer(shown) : 'raced';
}

/** Few policies have a grant to the firm itself: what follows for it is read only then. */
async function grantWrites(
  ended: Ended,
  applications: readonly GrantedApplication[],
  { mint }: Command,
  now: Instant,
): Promise<readonly Write[]> {
  if (applications.length === 0) return [];
  const { reducedWrites } = await import('./reduced-grants.ts');
  return reducedWrites(applications, ended, mint, now);
}
