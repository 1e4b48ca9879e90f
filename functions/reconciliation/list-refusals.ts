import { type ListRefusal } from '../../shared/domain/settlement/put-list.ts';
import { type Refusal, refusal } from '../runtime/reply.ts';

/** Why a list may not be put, in words. */
export function refusalOf(of: ListRefusal): Refusal {
  switch (of.kind) {
    case 'forbidden':
      return refusal(of.kind, '名单由结算单所属的保险公司财务提交。');
    case 'settlement-building':
      return refusal(of.kind, '结算单正在生成，名单还不完整。请稍后再提交。');
    case 'wrong-status':
      return refusal(of.kind, '结算单已提交财政，名单不能再改。如需更正，请由财政退回后重新申请结算。', {
        facts: { status: of.status },
      });
    case 'list-already-put':
      return refusal(
        of.kind,
        '这份名单已经比对过，内容完全相同。请更正后提交新的名单，或直接查看比对结果。',
        {
          facts: { listId: of.list.listId, putAt: of.list.putAt },
        },
      );
  }
}
