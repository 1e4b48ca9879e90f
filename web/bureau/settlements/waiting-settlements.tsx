import { Link } from 'react-router';
import { useAsk } from '../../api/ask.ts';
import { useServiceToday } from '../../api/service-time.ts';
import { Asked } from '../../components/asked.tsx';
import { Block } from '../../components/page.tsx';
import { useWho } from '../../session/session.ts';
import { useWords } from '../../words/language.tsx';
import { SettlementTable } from './settlement-table.tsx';

const words = {
  check: { zh: '待核对的结算单', en: 'Settlements to check' },
  sign: { zh: '公示期满、待批准的结算单', en: 'Settlements whose notice is over, to be signed' },
  nothing: { zh: '没有等您处理的结算单', en: 'No settlement waits for you' },
  all: { zh: '全部结算单', en: 'All settlements' },
};

/** What waits for the caller: a clerk checks what was submitted, an approver signs what was under notice long enough. */
export function WaitingSettlements() {
  const said = useWords(words);
  const { roles } = useWho();
  const today = useServiceToday();
  const signs = roles.includes('bureau-approver');
  const settlements = useAsk('GET /v1/settlements', {
    query: { status: signs ? 'under-notice' : 'submitted' },
  });
  return (
    <Block title={signs ? said.sign : said.check} beside={<Link to="/bureau/settlements">{said.all} ›</Link>}>
      <Asked query={settlements} lines={2}>
        {({ items }) => {
          const waiting = items.filter(
            ({ noticeEndsOn }) =>
              !signs || (today !== undefined && noticeEndsOn !== undefined && noticeEndsOn < today),
          );
          return waiting.length === 0 ? <p>{said.nothing}</p> : <SettlementTable items={waiting} />;
        }}
      </Asked>
    </Block>
  );
}
