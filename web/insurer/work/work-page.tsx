import { useId, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useAsk } from '../../api/ask.ts';
import { FilterChips } from '../../components/filter-chips.tsx';
import { Page } from '../../components/page.tsx';
import { taskWords, wordOf } from '../../words/claims.ts';
import { counted, useLanguage, useWords } from '../../words/language.tsx';
import { WorkTable } from './work-table.tsx';
import { dueChoices, workQueryOf } from './work-query.ts';
import './work.css';
import { Listed } from '../../components/listed.tsx';

const words = {
  title: { zh: '工作清单', en: 'Worklist' },
  counts: {
    zh: (overdue: number, due: number, atLeast: boolean) =>
      `${atLeast ? '至少 ' : ''}${overdue} 件已超期，${due} 件两日内到期`,
    en: (overdue: number, due: number, atLeast: boolean) =>
      `${atLeast ? 'at least ' : ''}${overdue} overdue, ${due} due within two days`,
  },
  whose: { zh: '谁的任务', en: 'Whose tasks' },
  all: { zh: '全部', en: 'All' },
  mine: { zh: '我的', en: 'Mine' },
  kind: { zh: '按任务筛选', en: 'Filter by task' },
  anyKind: { zh: '所有任务', en: 'Every task' },
  due: { zh: '按到期日筛选', en: 'Filter by last day' },
  anyDue: { zh: '不限到期日', en: 'Any last day' },
  dueIn: {
    zh: (days: number) => (days === 0 ? '今天到期或已超期' : `${days} 天内到期`),
    en: (days: number) => (days === 0 ? 'Due today or over' : `Within ${counted(days, 'day')}`),
  },
  none: { zh: '没有待办', en: 'Nothing open' },
  keys: { zh: '键盘', en: 'Keys' },
  keyList: {
    zh: '清单有焦点时：J 或 ↓ 下一件，K 或 ↑ 上一件，回车打开，E 导出，? 显示或收起本说明。',
    en: 'While the list has the focus: J or ↓ next, K or ↑ previous, Enter opens, E exports, ? shows or hides this note.',
  },
};

const kindsAtDesk = [
  'survey',
  'assess-loss',
  'approve',
  'consent-share',
  'interim-payment',
  'approve-interim',
];

/** I1: what waits for the caller, the least time left first. */
export function WorkPage() {
  const said = useWords(words);
  const [search] = useSearchParams();
  const [showsKeys, setShowsKeys] = useState(false);
  const notes = useId();
  const tasks = useAsk('GET /v1/tasks', { query: workQueryOf(search) }, { keepOld: true });
  const isFiltered = ['mine', 'kind', 'due'].some((name) => search.has(name));
  return (
    <Page
      title={said.title}
      beside={
        tasks.data && (
          <span role="status">
            {said.counts(
              tasks.data.counts.overdue,
              tasks.data.counts.due,
              tasks.data.counts.atLeast === true,
            )}
          </span>
        )
      }
      actions={
        <button
          type="button"
          className="text-button"
          aria-expanded={showsKeys}
          aria-controls={notes}
          onClick={() => setShowsKeys(!showsKeys)}
        >
          {said.keys} ?
        </button>
      }
    >
      <div className="stack">
        <Filters />
        <p id={notes} className="quiet" hidden={!showsKeys}>
          {said.keyList}
        </p>
        <Listed query={tasks} isFiltered={isFiltered} none={said.none}>
          {(items) => <WorkTable tasks={items} onAskKeys={() => setShowsKeys(!showsKeys)} />}
        </Listed>
      </div>
    </Page>
  );
}

function Filters() {
  const said = useWords(words);
  const { language } = useLanguage();
  return (
    <div className="work-filters">
      <FilterChips
        label={said.whose}
        name="mine"
        choices={[
          { value: '', label: said.all },
          { value: '1', label: said.mine },
        ]}
      />
      <FilterChips
        label={said.kind}
        name="kind"
        choices={[
          { value: '', label: said.anyKind },
          ...kindsAtDesk.map((kind) => ({ value: kind, label: wordOf(taskWords, kind, language) })),
        ]}
      />
      <FilterChips
        label={said.due}
        name="due"
        choices={[
          { value: '', label: said.anyDue },
          ...dueChoices.map((due) => ({ value: due, label: said.dueIn(Number.parseInt(due, 10)) })),
        ]}
      />
    </div>
  );
}
