import { Link } from 'react-router';
import { settlementStatus } from '../../../shared/domain/settlement/settlement.ts';
import { useAsk } from '../../api/ask.ts';
import type { AnswerOf } from '../../api/contract.ts';
import { MoneyText } from '../../components/money-text.tsx';
import { Page } from '../../components/page.tsx';
import { StatusChips } from '../../components/status-chips.tsx';
import { StatusTag } from '../../components/status-tag.tsx';
import { InstantText, quarterText } from '../../words/dates.tsx';
import { counted, useLanguage, useWords } from '../../words/language.tsx';
import { NewSettlement } from './new-settlement.tsx';
import { heldRows } from '../../bureau/settlements/settlement-table.tsx';
import { useProgrammeNames } from './programme-names.ts';
import { DeskTable } from '../desk-table.tsx';
import { Listed, useListAsked } from '../../components/listed.tsx';

const words = {
  title: { zh: '结算', en: 'Settlements' },
  caption: { zh: '结算单，新的季度在前；金额单位：元', en: 'Settlements, newest quarter first; in yuan' },
  which: { zh: '季度', en: 'Quarter' },
  programme: { zh: '补贴方案', en: 'Programme' },
  sequence: { zh: (n: number) => `第 ${n} 次`, en: (n: number) => `no. ${n}` },
  status: { zh: '状态', en: 'Status' },
  requested: { zh: '开始时间', en: 'Requested' },
  held: { zh: '暂不支付', en: 'Held' },
  rows: { zh: (n: number) => `${n} 单`, en: (n: number) => counted(n, 'row') },
  payable: { zh: '应付', en: 'Payable' },
  none: { zh: '还没有结算单', en: 'No settlement yet' },
};

type Settlement = AnswerOf<'GET /v1/settlements'>['items'][number];

/** I6: the insurer's settlements, and where a new one begins. */
export function SettlementsPage() {
  const said = useWords(words);
  const { chosen: status, cursor } = useListAsked(settlementStatus);
  const settlements = useAsk('GET /v1/settlements', { query: { status, cursor } }, { keepOld: true });
  return (
    <Page title={said.title}>
      <NewSettlement />
      <StatusChips of="settlement" statuses={settlementStatus.options} />
      <Listed query={settlements} isFiltered={status !== undefined} none={said.none}>
        {(items) => <SettlementTable settlements={items} />}
      </Listed>
    </Page>
  );
}

function SettlementTable({ settlements }: { readonly settlements: readonly Settlement[] }) {
  const said = useWords(words);
  const { language } = useLanguage();
  const nameOf = useProgrammeNames();
  return (
    <DeskTable
      caption={said.caption}
      heads={[
        said.which,
        said.programme,
        said.status,
        said.requested,
        { number: said.held },
        { number: said.payable },
      ]}
    >
      {settlements.map((one) => (
        <tr key={one.settlementId}>
          <td>
            <Link to={`/insurer/settlements/${one.settlementId}`}>{quarterText(one.quarter, language)}</Link>{' '}
            {one.sequence > 1 && <span className="quiet">{said.sequence(one.sequence)}</span>}
          </td>
          <td>{nameOf(one.programmeId)}</td>
          <td>
            <StatusTag of="settlement" status={one.status} />
          </td>
          <td>
            <InstantText at={one.requestedAt} />
          </td>
          <td className="number">{said.rows(heldRows(one))}</td>
          <td className="number">
            <MoneyText fen={one.totals?.payableFen} bare />
          </td>
        </tr>
      ))}
    </DeskTable>
  );
}
