import * as z from 'zod';
import { claimDocument } from '../claims/claim-document.ts';
import { policyNo } from '../ids.ts';

/** A paper that the firm keeps with its policy: what it applies for a subsidy with (SUB-21). */
export const policyDocument = z.object({ ...claimDocument.omit({ claimNo: true }).shape, policyNo });
export type PolicyDocument = z.infer<typeof policyDocument>;
