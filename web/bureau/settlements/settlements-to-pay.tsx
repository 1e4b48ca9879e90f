import { paysFor } from '../../../shared/domain/access/role.ts';
import { divisionCode } from '../../../shared/domain/ids.ts';
import { useAsk } from '../../api/ask.ts';
import { Block } from '../../components/page.tsx';
import { useWho } from '../../session/session.ts';
import { useWords } from '../../words/language.tsx';
import { type Settlement, SettlementTable } from './settlement-table.tsx';

const words = {
  title: { zh: '已批准、等您的单位付款', en: 'Approved, and waiting for your payment' },
};

/** Approved settlements of which the bureau has a part to pay; nothing where there is none. */
export function SettlementsToPay() {
  const said = useWords(words);
  const { org } = useWho();
  const settlements = useAsk('GET /v1/settlements', { query: { status: 'approved', limit: 100 } });
  const waiting = (settlements.data?.items ?? []).filter((one) => owes(one, org));
  if (waiting.length === 0) return null;
  return (
    <Block title={said.title}>
      <SettlementTable items={waiting} />
    </Block>
  );
}

/** Whether the bureau has not paid a part of it that is its to pay (SUB-19). */
function owes({ totals, payments = [] }: Settlement, org: string): boolean {
  const own = divisionCode.safeParse(org);
  if (!own.success || totals === undefined) return false;
  return totals.levels.some(({ level, payer, fen }) => {
    const isPaid = payments.some((one) => one.level === level && one.payer === payer);
    return fen > 0 && !isPaid && paysFor(own.data, payer);
  });
}
