import { describe, expect, it } from 'vitest';
import { certificateCode, printCertificateCode } from '../../../shared/domain/papers/certificate-code.ts';
import { bind } from '../policies/policy-fixtures.ts';

const { policyNo } = bind().policy;
const printed = printCertificateCode(policyNo, 'A0B1C2D3E4');
const read = (text: string) => certificateCode.safeParse(text).data;

describe('the code of a certificate', () => {
  it('is the policy number and a proof in two groups', () => {
    expect(printed).toBe(`${policyNo}-A0B1C-2D3E4`);
  });

  it.each([
    ['as it is printed', printed],
    ['without dashes', printed.replaceAll('-', '')],
    ['in lower case', printed.toLowerCase()],
    ['with spaces in odd places', `  ${printed.split('').join(' ')} `],
    ['with other dashes', printed.replaceAll('-', '—')],
    ['in full-width letters', printed.replace('KB', 'ＫＢ')],
    ['with letters that look like digits', printed.replace('A0B1C', 'AoBlC')],
  ])('is read %s', (_, typed) => {
    expect(read(typed)).toEqual({ policyNo, proof: 'A0B1C2D3E4' });
  });

  it.each([
    ['nothing', ''],
    ['the policy number alone', policyNo],
    ['one character less', printed.slice(0, -1)],
    ['one character more', `${printed}0`],
    ['a policy number whose check character does not fit', printed.replace(/^KB2026/, 'KB2027')],
    ['a letter that no code has', printed.replace('A0', 'U0')],
    ['very much', 'KB'.repeat(100)],
  ])('is not %s', (_, typed) => {
    expect(read(typed)).toBeUndefined();
  });
});
