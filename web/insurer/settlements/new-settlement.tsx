import { type FormEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import {
  addDays,
  instantFromMillis,
  type Quarter,
  quarterOf,
  quarterPeriod,
} from '../../../shared/domain/dates.ts';
import { useAsk, useCommand } from '../../api/ask.ts';
import { useServiceNow } from '../../api/service-time.ts';
import { SelectField } from '../../components/fields.tsx';
import { Block } from '../../components/page.tsx';
import { quarterText } from '../../words/dates.tsx';
import { useLanguage, useNames, useWords } from '../../words/language.tsx';
import { SubmitRow } from '../tasks/submit-row.tsx';
import './settlements.css';

const words = {
  title: { zh: '新建结算', en: 'New settlement' },
  programme: { zh: '补贴方案', en: 'Programme' },
  quarter: { zh: '季度', en: 'Quarter' },
  ended: { zh: '已结束的季度在前', en: 'Ended quarters first' },
  notEnded: { zh: '（未结束）', en: ' (not ended)' },
  choose: { zh: '请选择', en: 'Choose' },
  chooseOne: { zh: '请选择一项', en: 'Choose one' },
  open: { zh: '该季度还没有结束', en: 'This quarter has not ended' },
  start: { zh: '开始生成', en: 'Start' },
};

const shownQuarters = 5;

/** The quarter that runs and those before it; the last of them is the running one. */
function quartersUntil(now: Parameters<typeof quarterOf>[0]): readonly Quarter[] {
  const quarters: Quarter[] = [];
  let at = quarterOf(now);
  while (quarters.length < shownQuarters) {
    quarters.push(at);
    const before = addDays(quarterPeriod(at).start, -1);
    at = quarterOf(instantFromMillis(Date.parse(`${before}T04:00:00Z`)));
  }
  const [running, ...ended] = quarters;
  return running === undefined ? ended : [...ended, running];
}

/** I6: a programme and a quarter that is over; the service then builds the settlement by itself. */
export function NewSettlement() {
  const said = useWords(words);
  const names = useNames();
  const { language } = useLanguage();
  const navigate = useNavigate();
  const now = useServiceNow();
  const [programmeId, setProgrammeId] = useState('');
  const [quarter, setQuarter] = useState<Quarter | ''>('');
  const [isTried, setIsTried] = useState(false);
  const programmes = useAsk('GET /v1/programmes', { query: { limit: 100 } });
  const command = useCommand('POST /v1/settlements');
  const running = now === undefined ? undefined : quarterOf(now);
  const quarterFault = quarter === '' ? said.chooseOne : quarter === running ? said.open : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (programmeId === '' || quarter === '' || quarterFault !== undefined) return;
    command.mutate(
      { body: { programmeId, quarter } },
      { onSuccess: ({ settlementId }) => void navigate(`/insurer/settlements/${settlementId}`) },
    );
  };
  return (
    <Block title={said.title}>
      <form className="settlement-new" onSubmit={submit} noValidate>
        <SelectField
          name="programmeId"
          label={said.programme}
          error={isTried && programmeId === '' ? said.chooseOne : undefined}
          value={programmeId}
          empty={said.choose}
          onChange={setProgrammeId}
          choices={(programmes.data?.items ?? []).map((one) => ({
            value: one.id,
            label: names(one.names),
          }))}
        />
        <SelectField
          name="quarter"
          label={said.quarter}
          help={said.ended}
          error={isTried ? quarterFault : undefined}
          value={quarter}
          empty={said.choose}
          onChange={setQuarter}
          choices={(now === undefined ? [] : quartersUntil(now)).map((one) => ({
            value: one,
            label: `${quarterText(one, language)}${one === running ? said.notEnded : ''}`,
          }))}
        />
        <SubmitRow name={said.start} isSending={command.isPending} problem={command.error} />
      </form>
    </Block>
  );
}
