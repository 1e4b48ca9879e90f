import * as z from 'zod';
import { cnapsCode, divisionCode, uscc } from '../ids.ts';
import { requestText } from '../texts.ts';

/** Section 13.3: a corporate account, 8 to 32 digits, kept as text. */
export const bankAccount = z.strictObject({
  name: requestText(200),
  number: z
    .string()
    .regex(/^\d{8,32}$/, '账号应为 8 至 32 位数字 / expected 8 to 32 digits of the account number'),
  bankName: requestText(100),
  cnapsCode,
});
export type BankAccount = z.infer<typeof bankAccount>;

export const contact = z.strictObject({
  name: requestText(100),
  phone: z.string().regex(/^\+?[\d-]{5,20}$/, 'expected a telephone number'),
  email: z.email().max(200),
});

/** A firm as it registers itself; its standing in registries never comes from here. */
export const firmProfile = z.strictObject({
  name: requestText(200),
  divisionCode,
  industryCode: z
    .string()
    .regex(/^[A-T]\d{0,4}$/, 'expected an industry code of GB/T 4754')
    .optional(),
  contact: contact.optional(),
  bankAccount: bankAccount.optional(),
});

export const firm = z.object({ uscc, ...firmProfile.shape });
export type Firm = z.infer<typeof firm>;

/** Names are compared after NFKC and without spaces, so that full-width letters and spacing make no difference. */
export function sameName(a: string, b: string): boolean {
  return comparableName(a) === comparableName(b);
}

/** A name as names are compared: after NFKC, without spaces. */
export function comparableName(name: string): string {
  return name.normalize('NFKC').replaceAll(/\s/g, '');
}
