import { useAsk } from '../../api/ask.ts';
import { Block } from '../../components/page.tsx';
import { useWords } from '../../words/language.tsx';
import type { Settlement } from './settlement-page.tsx';

const words = {
  title: { zh: '正在生成', en: 'Being built' },
  read: { zh: '读台账', en: 'Reading the ledger' },
  check: { zh: '逐单核对', en: 'Checking row by row' },
  sum: { zh: '汇总', en: 'Adding up' },
  leave: {
    zh: (done: string, total: string) => `已核 ${done} / ${total} 单，可以离开本页`,
    en: (done: string, total: string) => `${done} of ${total} checked, you may leave`,
  },
  begun: { zh: '可以离开本页，做好后状态变为草稿', en: 'You may leave; it becomes a draft when it is done' },
};

const everyMs = 2000;

/** How far the service is with a settlement; looked at again every two seconds. */
export function Building({ settlement }: { readonly settlement: Settlement }) {
  const said = useWords(words);
  const { settlementId } = settlement;
  useAsk('GET /v1/settlements/{settlementId}', { params: { settlementId } }, { everyMs });
  const { done, total } = settlement.progress;
  const at = total === undefined ? 0 : done < total ? 1 : 2;
  return (
    <Block title={said.title}>
      <ol className="row">
        {[said.read, said.check, said.sum].map((step, index) => (
          <li key={step} aria-current={index === at ? 'step' : undefined}>
            {index > 0 && <span aria-hidden="true">→ </span>}
            {index === at ? <strong>{step}</strong> : <span className="quiet">{step}</span>}
          </li>
        ))}
      </ol>
      <progress aria-label={said.title} {...(total !== undefined && { value: done, max: total })} />
      <p role="status">
        {total === undefined ? said.begun : said.leave(done.toLocaleString('en'), total.toLocaleString('en'))}
      </p>
    </Block>
  );
}
