import type { Caller } from '../../shared/domain/access/role.ts';
import type { LimitUse } from '../../shared/domain/claims/limit-use.ts';
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
  readonly use?: LimitUse | undefined;
}

/**
 * Writes what a command makes of a claim and answers the claim as it then is; its tasks as they were, those it opens are on the
 * lists. `use` is what the command makes of the cover's limit, where it changes that. `undefined` when somebody else has changed
 * the claim meanwhile.
 */
export async function answerWithClaim(
  changed: ClaimFile,
  writes: readonly Write[],
  { caller, now, command, use }: Answering,
): Promise<Reply | undefined> {
  const around = await loadSurroundings(changed.claim);
  const shown = claimView(changed, { ...around, use: use ?? around.use }, caller, now);
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
