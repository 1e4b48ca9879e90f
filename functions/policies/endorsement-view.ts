import { namedInsurers } from '../../shared/domain/insurers/insurer-names.ts';
import type { Endorsement, Policy } from '../../shared/domain/policies/policy.ts';
import type { payeeOf } from './payee-of.ts';
import { subsidyView } from '../quoting/quote-view.ts';

export type Payee = Awaited<ReturnType<typeof payeeOf>>;

/** An endorsement as the contract shows it; `payee` is whom it is paid to while it is awaited. */
export function endorsementView(of: Pick<Policy, 'policyNo'>, one: Endorsement, payee?: Payee) {
  const charge = one.charge && {
    premium: one.charge.premium,
    subsidy: subsidyView(one.charge.subsidy),
    firmPaysFen: one.charge.firmPaysFen,
    insurers: namedInsurers(one.charge.insurers),
  };
  const payment = one.payment && {
    reference: `${of.policyNo}${one.endorsementNo}`,
    dueFen: one.payment.dueFen,
    payBy: one.payment.payBy,
    receivedFen: one.payment.receivedFen,
    payee: one.status === 'awaiting-payment' ? payee : undefined,
  };
  return {
    endorsementNo: one.endorsementNo,
    status: one.status,
    effectiveDate: one.effectiveDate,
    inEffectFrom: one.status === 'in-effect' ? one.inEffectFrom : undefined,
    changes: one.changes,
    ...charge,
    payment,
    refund: one.status === 'in-effect' ? one.credit?.refund : undefined,
  };
}
