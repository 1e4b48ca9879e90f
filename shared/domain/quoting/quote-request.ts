import * as z from 'zod';
import { day } from '../dates.ts';
import { divisionCode, uscc } from '../ids.ts';
import { requestFen } from '../money.ts';
import { coverCode } from '../products/cover.ts';
import { productCode } from '../products/product.ts';
import { requestText } from '../texts.ts';
import { lossPayee } from './loss-payee.ts';
import { policyholder } from './policyholder.ts';
import { groupId } from './quote-group.ts';

/** So many units of a class, for products that are sold by the piece. */
export const units = z.strictObject({ class: z.string().max(64), count: z.int().positive().max(10_000) });

/** ELG-6: a member of a group policy, where it is and what part of the premium is its own. */
export const groupMember = z.strictObject({
  name: requestText(200),
  divisionCode,
  premiumFen: requestFen,
});

export const quoteRequest = z.strictObject({
  productCode,
  uscc,
  start: day,
  sumsInsured: z.record(z.string().max(64), requestFen).optional(),
  insurableValueFen: requestFen.optional(),
  periodMonths: z.int().positive().max(120).optional(),
  riders: z
    .array(coverCode)
    .max(20)
    .refine((codes) => new Set(codes).size === codes.length, '每个附加险只能选一次 / choose each rider once')
    .optional(),
  units: units.optional(),
  answers: z.record(z.string().max(64), requestText(2_000)).optional(),
  programmeIds: z
    .array(z.string().max(32))
    .max(20)
    .refine((ids) => new Set(ids).size === ids.length, '每个方案只能列一次 / name each programme once')
    .optional(),
  otherSubsidies: z
    .array(z.strictObject({ name: requestText(200), fen: requestFen }))
    .max(20)
    .optional(),
  members: z.array(groupMember).max(50).optional(),
  lossPayee: lossPayee.optional(),
  /** Left out where the insured firm itself takes out the policy (case 56). */
  policyholder: policyholder.optional(),
  /** Of the firm’s quotes with the same name only one can be bound. */
  groupId: groupId.optional(),
});
export type QuoteRequest = z.infer<typeof quoteRequest>;
