import { maySee, type Scope } from '../domain/access/role.ts';
import { firm, type Firm } from '../domain/firms/firm.ts';
import { newStanding, standing, type Standing } from '../domain/firms/standing.ts';
import type { Uscc } from '../domain/ids.ts';
import { registration, type Registration } from '../domain/registries/registration.ts';
import { keys } from './keys.ts';
import { insert, put, readMany, readPartition, replace, type Store, type Write } from './store.ts';

/** A firm with what registries and its own policies say of it. */
export interface FirmFile {
  readonly firm: Firm | undefined;
  readonly rows: readonly Registration[];
  readonly standing: Standing;
}

/** Everything about a firm in one read; nothing for a scope that may not see it. */
export async function readFirmFile(store: Store, scope: Scope, uscc: Uscc): Promise<FirmFile> {
  const items = await readPartition(store, keys.firm(uscc).pk);
  const profile = items.find((item) => item['type'] === 'firm');
  const found = profile === undefined ? undefined : firm.parse(profile);
  const visible = maySee(scope, { uscc, insurers: [], divisionCode: found?.divisionCode });
  const held = items.find((item) => item['type'] === 'standing');
  return {
    firm: visible ? found : undefined,
    rows: items.filter((item) => item['type'] === 'registration').map((item) => registration.parse(item)),
    standing: held === undefined ? newStanding(uscc) : standing.parse(held),
  };
}

/** Registered firms by their codes, in the order asked for, in one request for every hundred. */
export async function readFirms(store: Store, codes: readonly Uscc[]): Promise<readonly Firm[]> {
  const items = await readMany(store, codes.map(keys.firm));
  const byCode = new Map(items.map((item) => firm.parse(item)).map((one) => [one.uscc, one]));
  return codes.flatMap((code) => byCode.get(code) ?? []);
}

/** What registered firms are called, for rows that the caller may see anyway. */
export async function firmNames(store: Store, usccs: readonly Uscc[]): Promise<ReadonlyMap<Uscc, string>> {
  return new Map((await readFirms(store, usccs)).map(({ uscc, name }) => [uscc, name]));
}

export function writeFirm(of: Firm): Write {
  return put('firm', { ...keys.firm(of.uscc), type: 'firm', ...of });
}

/** A firm that nobody has registered yet. */
export function insertFirm(of: Firm): Write {
  return insert('firm', { ...keys.firm(of.uscc), type: 'firm', ...of });
}

/** The standing as it became, over the revision it was decided on; its first change is revision 1. */
export function writeStanding(of: Standing): Write {
  const item = { ...keys.standing(of.uscc), type: 'standing', ...of };
  return of.revision === 1 ? insert('standing', item) : replace('standing', item);
}

/** A registry row; the newest import of the same number holds. */
export function writeRegistration(of: Registration): Write {
  return put('registration', {
    ...keys.registration(of.uscc, of.kind, of.number),
    type: 'registration',
    ...of,
  });
}
