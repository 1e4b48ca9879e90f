import * as z from 'zod';
import { type Day, day } from '../dates.ts';
import { uscc } from '../ids.ts';

/** Registries whose entries make a firm eligible. */
export const registryStatus = z.enum(['hnte', 'tech-sme', 'srdi', 'little-giant']);
export type RegistryStatus = z.infer<typeof registryStatus>;

export const registryKinds = [
  'hnte',
  'tech-sme',
  'srdi',
  'little-giant',
  'innovation-points',
  'firm-facts',
  'dishonest',
] as const;
export const registryKind = z.enum(registryKinds);
export type RegistryKind = z.infer<typeof registryKind>;

/** One row of a registry about a firm. `validTo` is inclusive; from `revokedFrom` on the row does not hold. */
export const registration = z.object({
  kind: registryKind,
  uscc,
  number: z.string().min(1).max(64),
  validFrom: day,
  validTo: day,
  revokedFrom: day.optional(),
  /** `innovation-points` only. */
  score: z.int().nonnegative().optional(),
  /** `firm-facts` only. */
  staff: z.int().nonnegative().optional(),
  revenueFen: z.int().nonnegative().optional(),
  assetsFen: z.int().nonnegative().optional(),
  rdSpendFen: z.int().nonnegative().optional(),
});
export type Registration = z.infer<typeof registration>;

/** Whether a row holds on a day: inside its validity (both days included) and not revoked by then. */
export function holdsOn(row: Registration, on: Day): boolean {
  return row.validFrom <= on && on <= row.validTo && (row.revokedFrom === undefined || on < row.revokedFrom);
}
