import { settlementStatus } from '../../../shared/domain/settlement/settlement.ts';
import { useAsk } from '../../api/ask.ts';
import { Listed, useListAsked } from '../../components/listed.tsx';
import { Block, Page } from '../../components/page.tsx';
import { StatusChips } from '../../components/status-chips.tsx';
import { useWords } from '../../words/language.tsx';
import { PayingOutPlaces } from '../applications/paying-out-places.tsx';
import { SettlementTable } from './settlement-table.tsx';

const words = {
  title: { zh: '结算', en: 'Settlements' },
  none: { zh: '保险公司还没有提交结算单', en: 'No insurer has submitted a settlement yet' },
};

/** A bureau sees a settlement from the day on which it is submitted. */
const seen = settlementStatus.options.filter((status) => status !== 'building' && status !== 'draft');

/** B2: settlements of the bureau's programmes, the newest quarter first. */
export function SettlementsPage() {
  const said = useWords(words);
  const { chosen: status, cursor } = useListAsked(settlementStatus);
  const settlements = useAsk('GET /v1/settlements', { query: { status, cursor } }, { keepOld: true });
  return (
    <Page title={said.title}>
      <PayingOutPlaces />
      <StatusChips of="settlement" statuses={seen} />
      <Block>
        <Listed query={settlements} isFiltered={status !== undefined} none={said.none}>
          {(items) => <SettlementTable items={items} />}
        </Listed>
      </Block>
    </Page>
  );
}
