import type { Caller } from '../../shared/domain/access/role.ts';
import { leadOf, type Policy } from '../../shared/domain/policies/policy.ts';
import { type Refusal, refusal } from '../runtime/reply.ts';

/** Only the lead acts for the insurers of a policy; those that follow may read it. */
export function isLead({ scope }: Caller, of: Policy): boolean {
  return scope.kind === 'insurer' && scope.insurer === leadOf(of);
}

export function notTheLead(): Refusal {
  return refusal('forbidden', '只有首席承保的保险公司可以解除本保单。请联系首席承保方。');
}
