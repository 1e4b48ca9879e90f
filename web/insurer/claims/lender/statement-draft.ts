import {
  divideAmong,
  type LenderStatementRequest,
  type PayeePart,
} from '../../../../shared/domain/claims/lender-debt.ts';
import { duePayments } from '../../../../shared/domain/claims/payment.ts';
import { addFen, sumFen, zeroFen } from '../../../../shared/domain/money.ts';
import type { LossPayee } from '../../../../shared/domain/quoting/loss-payee.ts';
import { noAmount, type TypedAmount } from '../../../components/money-input.tsx';
import { instantOfShanghai } from '../../tasks/shanghai-time.ts';
import type { Claim } from '../claim.ts';

/** What of a lender's statement is typed; the account of a lender that the policy does not name is kept apart. */
export interface StatementDraft {
  readonly receivedAt: string;
  readonly principal: TypedAmount;
  readonly interest: TypedAmount;
  readonly assigned: TypedAmount;
  readonly disputed: TypedAmount;
  readonly bankName: string;
  readonly loanNo: string;
  readonly isReleased: boolean;
  readonly isRecalled: boolean;
}

export const emptyStatement: StatementDraft = {
  receivedAt: '',
  principal: noAmount,
  interest: noAmount,
  assigned: noAmount,
  disputed: noAmount,
  bankName: '',
  loanNo: '',
  isReleased: false,
  isRecalled: false,
};

/** What is sent of a draft; `undefined` while it is not whole. A lender is named only where the policy names none (LOS-3). */
export function statementOf(
  draft: StatementDraft,
  { account, isNamed }: { readonly account: string; readonly isNamed: boolean },
): LenderStatementRequest | undefined {
  const receivedAt = instantOfShanghai(draft.receivedAt);
  const { principal, interest, assigned, disputed } = draft;
  const isWrong = [principal, interest, assigned, disputed].some((one) => one.isWrong);
  if (receivedAt === undefined || principal.fen === undefined || interest.fen === undefined || isWrong)
    return;
  const lender = { bankName: draft.bankName.trim(), account, loanNo: draft.loanNo.trim() };
  if (!isNamed && Object.values(lender).includes('')) return;
  return {
    receivedAt,
    principalFen: principal.fen,
    interestFen: interest.fen,
    ...(isNamed ? {} : { lender }),
    ...(assigned.fen === undefined ? {} : { assignedFen: assigned.fen }),
    ...(disputed.fen === undefined ? {} : { disputedFen: disputed.fen }),
    ...(draft.isReleased ? { release: true } : {}),
    ...(draft.isRecalled ? { recalled: true } : {}),
  };
}

/** LOS-2 to LOS-4: who would get what of the money that is not paid yet, by the very division that the service does. */
export function dividedBy(
  { receivedAt, principalFen, interestFen, assignedFen, disputedFen, ...typed }: LenderStatementRequest,
  claim: Claim,
  named: LossPayee | undefined,
): readonly PayeePart[] {
  const lender = named ?? typed.lender;
  if (lender === undefined) return [];
  const debtFen = addFen(principalFen, interestFen);
  const lenderDebt = { receivedAt, lender, debtFen, assignedFen, disputedFen };
  const stopped = duePayments(claim).filter(({ payee }) => payee !== 'third-party');
  const others = (claim.payments ?? []).filter((one) => !stopped.includes(one));
  const offered = (claim.indemnity?.payees ?? []).filter(({ kind }) => kind !== 'third-party');
  const dueFen = sumFen(stopped.length > 0 ? stopped.map(({ fen }) => fen) : offered.map(({ fen }) => fen));
  const on = { thirdPartyFen: zeroFen, hasLossPayee: true, lenderDebt };
  return divideAmong(dueFen, on, { payments: others });
}
