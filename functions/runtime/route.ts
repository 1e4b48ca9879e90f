import type * as z from 'zod';
import type { Fields, Operation } from '../../shared/contract/operation.ts';
import type { Caller } from '../../shared/domain/access/role.ts';
import type { Instant } from '../../shared/domain/dates.ts';
import { commandLabel, rememberCommand } from '../../shared/persistence/commands.ts';
import { type Committed, commit, type Write } from '../../shared/persistence/store.ts';
import { businessTable } from './business-table.ts';
import { Minter } from './minting.ts';
import type { Reply } from './reply.ts';

/** A changing request: who asked for what under which key. */
export class Command {
  /** Follows from caller, route and key: the same for every repetition. */
  readonly id: string;
  readonly requestHash: string;
  readonly mint: Minter;
  readonly #now: Instant;
  readonly #status: number;

  constructor(id: string, requestHash: string, now: Instant, status: number) {
    this.id = id;
    this.requestHash = requestHash;
    this.mint = new Minter(id, now);
    this.#now = now;
    this.#status = status;
  }

  /** The write that remembers the answer; it belongs into the transaction of the change. */
  remember(body: unknown, status = this.#status): Write {
    return rememberCommand(this.id, {
      requestHash: this.requestHash,
      status,
      body,
      at: this.#now,
    });
  }

  /** The same without the answer, for routes that can show again what they made (`recall`). */
  rememberMade(): Write {
    return rememberCommand(this.id, { requestHash: this.requestHash, status: this.#status, at: this.#now });
  }
}

/** The same command was carried out by another request meanwhile; the runtime answers from what it remembered. */
export class CommandRepeated extends Error {
  override readonly name = 'CommandRepeated';
}

/**
 * Writes what a command changes, all or nothing.
 *
 * @throws CommandRepeated when the command itself was remembered meanwhile.
 */
export async function commitCommand(writes: readonly Write[]): Promise<Committed> {
  const committed = await commit(businessTable(), writes);
  if (!committed.done && committed.failed.includes(commandLabel)) throw new CommandRepeated();
  return committed;
}

export interface Call<Params, Query, Body> {
  readonly caller: Caller;
  readonly now: Instant;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly preview: boolean;
}

export interface ChangingCall<Params, Query, Body> extends Call<Params, Query, Body> {
  readonly command: Command;
}

/** What a repeated command made, shown as it was first shown. */
export interface Made {
  readonly requestHash: string;
  readonly body: unknown;
}

/** A route ready to be served. The runtime parses with `operation`, so the loose types inside are safe. */
export interface Route {
  readonly operation: Operation;
  readonly handle: (call: ChangingCall<never, never, never>) => Promise<Reply>;
  readonly recall?: (call: ChangingCall<never, never, never>) => Promise<Made | undefined>;
  /** The same reply as a page, for a browser that asks for one. */
  readonly page?: (reply: Reply) => string;
}

/** A route that only reads. */
export function readingRoute<P extends Fields, Q extends Fields, B extends z.ZodType, A extends z.ZodType>(
  operation: Operation<P, Q, B, A>,
  handle: (call: Call<z.output<P>, z.output<Q>, z.output<B>>) => Promise<Reply>,
): Route {
  return { operation, handle };
}

/**
 * A route whose rules are read when it is asked for first, in a function whose code lies in several modules: no other route waits
 * for them.
 */
export function routeOnDemand(operation: Route['operation'], load: () => Promise<Route>): Route {
  return { operation, handle: async (call) => (await load()).handle(call) };
}

/** A route that people open in a browser as well: whoever accepts `text/html` gets its reply as a page. */
export function pageRoute(route: Route, page: (reply: Reply) => string): Route {
  return { ...route, page };
}

/**
 * A route that changes something. Its `handle` puts `command.remember(…)` into the transaction; where the thing made
 * remembers by itself, `recall` finds it again.
 */
export function changingRoute<P extends Fields, Q extends Fields, B extends z.ZodType, A extends z.ZodType>(
  operation: Operation<P, Q, B, A>,
  handle: (call: ChangingCall<z.output<P>, z.output<Q>, z.output<B>>) => Promise<Reply>,
  recall?: (call: ChangingCall<z.output<P>, z.output<Q>, z.output<B>>) => Promise<Made | undefined>,
): Route {
  return { operation, handle, ...(recall === undefined ? {} : { recall }) };
}
