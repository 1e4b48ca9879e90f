import type { AllocationRefusal } from '../../shared/domain/bank/allocate-line.ts';
import { type Discrepancy, ownerOf, type ResolutionRefusal } from '../../shared/domain/bank/discrepancy.ts';
import { formatYuan, subtractFen } from '../../shared/domain/money.ts';
import { levelNames } from '../../shared/domain/subsidies/level-names.ts';
import { type Refusal, refusal } from '../runtime/reply.ts';

export function discrepancyRefusal(about: Discrepancy, of: ResolutionRefusal | AllocationRefusal): Refusal {
  switch (of.kind) {
    case 'forbidden':
      return refusal(
        of.kind,
        '这笔差异由其责任单位处理，见 owner；财政部门只能把款项分给由本级拨付的应付款。',
        {
          facts: { owner: ownerOf(about) },
        },
      );
    case 'discrepancy-resolved':
      return refusal(of.kind, '这笔差异已经处理，不能更改。');
    case 'nothing-to-return':
      return refusal(of.kind, '没有收到款项，无可退回。请说明原因（explained），或等待款项到账。');
    case 'nothing-to-allocate':
      return refusal(of.kind, '没有收到款项，无可分配。请说明原因（explained），或等待款项到账。');
    case 'payment-not-open': {
      const { settlementId, level, payer } = of.part;
      const which = `结算单 ${settlementId} 的${levelNames[level].zh}（${payer}）`;
      return refusal(of.kind, `${which}没有待到账的应付款。请刷新后重新选择。`, { facts: { ...of.part } });
    }
    case 'amount-differs': {
      const { arrivedFen, dueFen } = of;
      const apart = formatYuan(subtractFen(dueFen, arrivedFen)).replace('-', '');
      const side = dueFen > arrivedFen ? '多' : '少';
      const detail = `所选应付款合计 ${formatYuan(dueFen)} 元，比该笔到账剩余的 ${formatYuan(arrivedFen)} 元${side} ${apart} 元；须完全一致才能分配。`;
      return refusal(of.kind, detail, { facts: { arrivedFen, dueFen } });
    }
  }
}
