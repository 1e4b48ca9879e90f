import type { Caller } from '../../shared/domain/access/role.ts';
import type { Instant } from '../../shared/domain/dates.ts';
import type { ClaimFile } from '../../shared/persistence/claims.ts';
import type { Write } from '../../shared/persistence/store.ts';
import { claimView, loadSurroundings } from './claim-view.ts';
import { attempts, RacedTooOften } from '../runtime/attempts.ts';
import { answer, type Reply } from '../runtime/reply.ts';
import { type Command, commitCommand } from '../runtime/route.ts';

interface Answering {
  readonly caller: Caller;
  readonly now: Instant;
  readonly command: Command;
}

/**
 * Writes what a command makes of a claim and answers the claim as it then is; its tasks as they were, those it opens are on the
 * lists. `undefined` when somebody else has changed it meanwhile.
 */
export async function answerWithClaim(
  changed: ClaimFile,
  writes: readonly Write[],
  { caller, now, command }: Answering,
): Promise<Reply | undefined> {
  const shown = claimView(changed, await loadSurroundings(changed.claim), caller, now);
  const committed = await commitCommand([...writes, command.remember(shown)]);
  return committed.done ? answer(shown) : undefined;
}

/** Decides again on what is there now, as often as somebody else was faster, a bounded number of times. */
export async function tryAgainWhenRaced(decide: () => Promise<Reply | undefined>): Promise<Reply> {
  for await (const _ of attempts()) {
    const reply = await decide();
    if (reply !== undefined) return reply;
  }
  throw new RacedTooOften('a command on a claim');
}
