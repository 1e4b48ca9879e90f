import * as z from 'zod';
import { type Instant, instant } from '../domain/dates.ts';
import { keys } from './keys.ts';
import { insert, read, type Store, type Write } from './store.ts';

/**
 * What a repeated command is answered from. Without a `body` the thing that was made answers: the route knows how to
 * show it as it was first shown.
 */
const rememberedCommand = z.object({
  requestHash: z.string(),
  status: z.int(),
  body: z.unknown().optional(),
  at: instant,
});
export type RememberedCommand = z.infer<typeof rememberedCommand>;

/** Label of the write that remembers a command; when it fails, the same command was carried out meanwhile. */
export const commandLabel = 'command';

export function rememberCommand(
  commandId: string,
  remembered: { requestHash: string; status: number; body?: unknown; at: Instant },
): Write {
  return insert(commandLabel, { ...keys.command(commandId), type: 'idempotency', ...remembered });
}

export async function recallCommand(store: Store, commandId: string): Promise<RememberedCommand | undefined> {
  const item = await read(store, keys.command(commandId));
  return item === undefined ? undefined : rememberedCommand.parse(item);
}
