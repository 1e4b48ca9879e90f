import type { DataFault } from '../../shared/domain/catalogue/data-fault.ts';
import type { Write } from '../../shared/persistence/store.ts';
import { answer, invalidRequest, refusal, type Refusal, type Reply } from '../runtime/reply.ts';
import { type Command, commitCommand } from '../runtime/route.ts';

interface Publishing {
  readonly command: Command;
  /** Versions that there are of the same thing. */
  readonly siblings: readonly { readonly version: number }[];
  readonly check: () => readonly DataFault[];
  readonly insert: () => readonly Write[];
}

/** Adds a version to those that there are: the next one, without fault, and nobody else's meanwhile. */
export async function publishVersion(
  of: { readonly version: number },
  { command, siblings, check, insert }: Publishing,
): Promise<Reply> {
  const nextVersion = Math.max(0, ...siblings.map((one) => one.version)) + 1;
  if (of.version !== nextVersion) return notNext(nextVersion);
  const faults = check();
  if (faults.length > 0) return invalidRequest(faults);
  const committed = await commitCommand([...insert(), command.remember(of)]);
  return committed.done ? answer(of) : notNext(nextVersion + 1);
}

function notNext(nextVersion: number): Refusal {
  return refusal(
    'version-not-next',
    `版本只能新增，不能修改；下一个版本号是 ${nextVersion}。请改用这个版本号后重新提交。`,
    { facts: { nextVersion } },
  );
}
