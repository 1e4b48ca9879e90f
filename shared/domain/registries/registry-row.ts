import * as z from 'zod';
import { day } from '../dates.ts';
import { uscc } from '../ids.ts';
import { requestText } from '../texts.ts';
import { registration, type Registration, type RegistryKind } from './registration.ts';

const count = z
  .string()
  .regex(/^\d{1,15}$/, 'expected a whole number')
  .transform(Number);
const emptyAsMissing = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((cell) => (cell === '' ? undefined : cell), schema.optional());

const columns = {
  uscc,
  number: requestText(64),
  validFrom: day,
  validTo: day,
  revokedFrom: emptyAsMissing(day),
};

/** Columns that a kind of registry adds to `uscc,number,validFrom,validTo[,revokedFrom]`. */
const added = {
  'innovation-points': { score: count },
  'firm-facts': { staff: count, revenueFen: count, assetsFen: count, rdSpendFen: count },
} as const;

export function registryColumns(kind: RegistryKind): {
  required: readonly string[];
  optional: readonly string[];
} {
  const more = kind === 'innovation-points' || kind === 'firm-facts' ? Object.keys(added[kind]) : [];
  return { required: ['uscc', 'number', 'validFrom', 'validTo', ...more], optional: ['revokedFrom'] };
}

export type ParsedRow =
  | { readonly ok: true; readonly registration: Registration }
  | { readonly ok: false; readonly message: string };

/** One row of an import; a message names each bad cell. */
export function parseRegistryRow(kind: RegistryKind, cells: Readonly<Record<string, string>>): ParsedRow {
  const more = kind === 'innovation-points' || kind === 'firm-facts' ? added[kind] : {};
  const parsed = z
    .object({ ...columns, ...more })
    .refine((row) => row.validFrom <= row.validTo, { path: ['validTo'], error: 'is before validFrom' })
    .safeParse(cells);
  if (!parsed.success) {
    return {
      ok: false,
      message: parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '),
    };
  }
  return { ok: true, registration: registration.parse({ kind, ...parsed.data }) };
}
