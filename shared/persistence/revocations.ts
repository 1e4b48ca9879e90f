import * as z from 'zod';
import { table } from '../contract/table.ts';
import { type Instant, instant } from '../domain/dates.ts';
import { uscc } from '../domain/ids.ts';
import { registryKind, type Registration } from '../domain/registries/registration.ts';
import { keys, listed } from './keys.ts';
import { listAll } from './listing.ts';
import { put, type Store, type Write } from './store.ts';

/** A registry row that was revoked with effect back: what its firm has bound since has to be looked at. */
const revocation = z.object({ uscc, kind: registryKind, number: z.string(), notedAt: instant });
export type Revocation = z.infer<typeof revocation>;

/** Notes a revocation; an import that says it again has it looked at again, which changes nothing. */
export function noteRevocation(of: Registration, notedAt: Instant): Write {
  const { kind, number } = of;
  const noted = { uscc: of.uscc, kind, number, notedAt };
  return put('revocation', {
    ...keys.revocation(of.uscc, kind, number),
    type: 'revocation',
    ...listed.byDue('REVOCATION', `${notedAt}#${of.uscc}#${kind}#${number}`),
    ...noted,
  });
}

export function notedRevocations(store: Store): Promise<readonly Revocation[]> {
  const query = { index: table.indexes.byDue, partition: 'REVOCATION' };
  return listAll(store, query, (item) => revocation.parse(item));
}

/** Takes a revocation off the queue, unless it was noted anew meanwhile. */
export function revocationSeen(of: Revocation): Write {
  return {
    label: 'revocation',
    put: { ...keys.revocation(of.uscc, of.kind, of.number), type: 'revocation', ...of },
    condition: {
      expression: '#notedAt = :notedAt',
      names: { '#notedAt': 'notedAt' },
      values: { ':notedAt': of.notedAt },
    },
  };
}
