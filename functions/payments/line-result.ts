import type * as z from 'zod';
import type { Caller } from '../../shared/domain/access/role.ts';
import type { statementLine } from '../../shared/domain/bank/statement.ts';
import type { Instant } from '../../shared/domain/dates.ts';
import type { Write } from '../../shared/persistence/store.ts';

/** What became of a line of a statement. */
export type LineResult = z.infer<typeof statementLine>;

/** Who reads a statement, when and by which command. */
export interface Reading {
  readonly caller: Caller;
  readonly now: Instant;
  readonly commandId: string;
}

/** A line's result and everything that it changes. */
export interface Read {
  readonly result: LineResult;
  readonly writes: readonly Write[];
}
