import * as z from 'zod';
import { uscc } from '../ids.ts';
import { requestText } from '../texts.ts';

/**
 * Case 56 (保险法 arts. 10, 12): who concludes the contract and owes the premium, where that is not the insured firm but, for
 * instance, its investor. The insured firm keeps the subsidy, which is tested on it alone, and the claim; the policyholder
 * pays, gets the invoice, and what is refunded of its share.
 */
export const policyholder = z.strictObject({ name: requestText(200), uscc });
export type Policyholder = z.infer<typeof policyholder>;
