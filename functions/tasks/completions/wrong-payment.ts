import type { PaymentFault } from '../../../shared/domain/claims/pay-claim.ts';
import { formatYuan } from '../../../shared/domain/money.ts';
import { type Refusal, refusal } from '../../runtime/reply.ts';

/** A confirmation that cannot be of the payment that was due; `due` says what the amount is to the insurer. */
export function wrongPayment(of: PaymentFault, due: '应付' | '应退' | '应还'): Refusal {
  switch (of.kind) {
    case 'amount-differs': {
      const { dueFen, amountFen } = of;
      const detail = `付款金额须与${due}金额 ${formatYuan(dueFen)} 元一致，请核对银行回单。`;
      return refusal(of.kind, detail, { facts: { dueFen, amountFen } });
    }
    case 'paid-in-future':
      return refusal(of.kind, '付款时间晚于现在。请核对 paidAt。');
  }
}
