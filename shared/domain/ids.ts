import * as z from 'zod';

/** Crockford's alphabet: no I, L, O, U. */
const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const usccAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const usccForm = /^[0-9A-HJ-NPQRTUWXY]{18}$/;
const usccWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

function ulidWith<Brand extends string>(prefix: string, brand: Brand) {
  return z
    .string()
    .regex(
      new RegExp(`^${prefix}_[0-7][0-9A-HJKMNP-TV-Z]{25}$`),
      `expected an id that begins with ${prefix}_`,
    )
    .brand(brand);
}

export const quoteId = ulidWith('quo', 'QuoteId');
export type QuoteId = z.infer<typeof quoteId>;
export const taskId = ulidWith('tsk', 'TaskId');
export type TaskId = z.infer<typeof taskId>;
export const documentId = ulidWith('doc', 'DocumentId');
export type DocumentId = z.infer<typeof documentId>;
/** One instruction to pay a claim's money; it shares its ULID with the task that confirms it. */
export const paymentId = ulidWith('pay', 'PaymentId');
export type PaymentId = z.infer<typeof paymentId>;

/** A file of instructions for an insurer's bank. */
export const paymentFileId = ulidWith('pyf', 'PaymentFileId');
export type PaymentFileId = z.infer<typeof paymentFileId>;

export const entryId = ulidWith('ent', 'EntryId');
export type EntryId = z.infer<typeof entryId>;
export const assessmentId = ulidWith('asm', 'AssessmentId');
export type AssessmentId = z.infer<typeof assessmentId>;
export const settlementId = ulidWith('set', 'SettlementId');
export type SettlementId = z.infer<typeof settlementId>;
export const applicationId = ulidWith('app', 'ApplicationId');
export type ApplicationId = z.infer<typeof applicationId>;
export const noticeId = ulidWith('ntc', 'NoticeId');
export type NoticeId = z.infer<typeof noticeId>;
export const uploadId = ulidWith('upl', 'UploadId');
export type UploadId = z.infer<typeof uploadId>;
export const listId = ulidWith('lst', 'ListId');
export type ListId = z.infer<typeof listId>;
export const objectionId = ulidWith('obj', 'ObjectionId');
export type ObjectionId = z.infer<typeof objectionId>;
export const discrepancyId = ulidWith('dsc', 'DiscrepancyId');
export type DiscrepancyId = z.infer<typeof discrepancyId>;
export const statementId = ulidWith('stm', 'StatementId');
export type StatementId = z.infer<typeof statementId>;
export const clawbackId = ulidWith('clb', 'ClawbackId');
export type ClawbackId = z.infer<typeof clawbackId>;
export const jobId = ulidWith('job', 'JobId');
export type JobId = z.infer<typeof jobId>;

/**
 * Section 12: `KB` (policy) or `KC` (claim), the year, ten Crockford characters and a check character
 * (Luhn mod 32, which finds every single wrong character).
 */
export const policyNo = z
  .string()
  .regex(/^KB\d{4}[0-9A-HJKMNP-TV-Z]{11}$/, 'expected a policy number: KB, the year and 11 characters')
  .refine(hasCheckCharacter, 'the check character of the policy number does not fit')
  .brand('PolicyNo');
export type PolicyNo = z.infer<typeof policyNo>;

export const claimNo = z
  .string()
  .regex(/^KC\d{4}[0-9A-HJKMNP-TV-Z]{11}$/, 'expected a claim number: KC, the year and 11 characters')
  .refine(hasCheckCharacter, 'the check character of the claim number does not fit')
  .brand('ClaimNo');
export type ClaimNo = z.infer<typeof claimNo>;

export function composePolicyNo(year: number, tenCharacters: string): PolicyNo {
  return policyNo.parse(withCheckCharacter(`KB${year}${tenCharacters}`));
}

export function composeClaimNo(year: number, tenCharacters: string): ClaimNo {
  return claimNo.parse(withCheckCharacter(`KC${year}${tenCharacters}`));
}

/**
 * ELG-1: unified social credit code (GB 32100-2015), trimmed, half-width and upper case before its check character is
 * tested. A check value of 31 is `0`, so `91610100QKB0003870` is valid (case 45).
 */
export const uscc = z
  .string()
  .max(64)
  .transform((text) => text.normalize('NFKC').trim().toUpperCase())
  .pipe(
    z
      .string()
      .regex(
        usccForm,
        '应为 18 位统一社会信用代码 / expected 18 characters of the unified social credit code',
      )
      .refine(
        isUscc,
        '统一社会信用代码校验位不符 / the check character of the unified social credit code does not fit',
      )
      .brand('Uscc'),
  );
export type Uscc = z.infer<typeof uscc>;

/** ELG-1: whether a code is written as `uscc` leaves it, so that nobody has to ask the schema. */
export function isUsccAsWritten(text: string): text is Uscc {
  return usccForm.test(text) && isUscc(text);
}

/** GB/T 2260 division code, six digits. */
export const divisionCode = z
  .string()
  .regex(/^[1-9]\d{5}$/, '应为六位行政区划代码 / expected a division code of six digits')
  .brand('DivisionCode');
export type DivisionCode = z.infer<typeof divisionCode>;

/** An insurer's branch, by company and place: `picc-sn`. What stands before the first `-` is the company (COI-1). */
export const insurerCode = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,30}$/)
  .brand('InsurerCode');
export type InsurerCode = z.infer<typeof insurerCode>;

/**
 * Section 13.2: bank branch code (联行号), twelve digits whose last is the ISO 7064 MOD 11,10 check.
 */
export const cnapsCode = z
  .string()
  .regex(/^\d{12}$/, '应为 12 位联行号 / expected twelve digits of the bank branch code')
  .refine(isCnapsCode, '联行号校验位不符 / the check digit of the bank branch code does not fit');

function isUscc(code: string): boolean {
  let sum = 0;
  for (const [index, weight] of usccWeights.entries()) {
    sum += weight * usccAlphabet.indexOf(code.charAt(index));
  }
  return usccAlphabet.charAt((31 - (sum % 31)) % 31) === code.charAt(17);
}

function isCnapsCode(code: string): boolean {
  const product = code
    .slice(0, 11)
    .split('')
    .reduce((previous, digit) => {
      const sum = (previous + Number(digit)) % 10;
      return ((sum === 0 ? 10 : sum) * 2) % 11;
    }, 10);
  return (11 - product) % 10 === Number(code.charAt(11));
}

function withCheckCharacter(body: string): string {
  const sum = luhnSum(body, 2);
  return body + crockford.charAt((crockford.length - (sum % crockford.length)) % crockford.length);
}

function hasCheckCharacter(text: string): boolean {
  return luhnSum(text, 1) % crockford.length === 0;
}

/** Luhn mod 32 over the characters from the right; `firstFactor` is 1 when the last one is the check character. */
function luhnSum(text: string, firstFactor: 1 | 2): number {
  let factor: number = firstFactor;
  let sum = 0;
  for (const character of text.split('').reverse()) {
    const product = factor * crockford.indexOf(character);
    sum += Math.trunc(product / crockford.length) + (product % crockford.length);
    factor = factor === 2 ? 1 : 2;
  }
  return sum;
}
