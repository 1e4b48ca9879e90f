import * as z from 'zod';
import { type PolicyNo, policyNo } from '../ids.ts';

/** Characters of the proof: 50 bits that only who has seen the paper can know. */
export const proofLength = 10;

/**
 * What stands on a certificate and confirms it: the policy number and a proof, `KB2026…-XXXXX-XXXXX`. Read from paper: case,
 * spaces and dashes do not matter, and letters that look like digits are those digits.
 */
export const certificateCode = z
  .string()
  .max(80)
  .transform((text, context) => {
    const typed = text
      .normalize('NFKC')
      .toUpperCase()
      .replaceAll(/[\s\p{Dash}]/gu, '')
      .replaceAll('O', '0')
      .replaceAll(/[IL]/g, '1');
    const number = policyNo.safeParse(typed.slice(0, -proofLength));
    const proof = typed.slice(-proofLength);
    if (number.success && /^[0-9A-HJKMNP-TV-Z]{10}$/.test(proof)) return { policyNo: number.data, proof };
    context.addIssue({ code: 'custom', message: '不是凭证验证码 / not the code of a certificate' });
    return z.NEVER;
  });

/** The code as it is printed. */
export function printCertificateCode(of: PolicyNo, proof: string): string {
  return `${of}-${proof.slice(0, 5)}-${proof.slice(5)}`;
}
