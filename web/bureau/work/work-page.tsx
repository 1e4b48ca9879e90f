import { taskKind } from '../../../shared/domain/tasks/task.ts';
import { useAsk } from '../../api/ask.ts';
import { FilterChips } from '../../components/filter-chips.tsx';
import { Listed, useListAsked } from '../../components/listed.tsx';
import { Block, Page } from '../../components/page.tsx';
import { taskWords, wordOf } from '../../words/claims.ts';
import { useLanguage, useWords } from '../../words/language.tsx';
import { TaskTable } from './task-table.tsx';

const words = {
  title: { zh: '待办', en: 'To do' },
  back: { zh: '额度', en: 'Budget' },
  filter: { zh: '按任务筛选', en: 'Filter by task' },
  all: { zh: '全部', en: 'All' },
  counts: {
    zh: (overdue: number, due: number) => `${overdue} 件已超期，${due} 件两日内到期`,
    en: (overdue: number, due: number) => `${overdue} overdue, ${due} due within two days`,
  },
  none: { zh: '没有待办', en: 'Nothing open' },
};

const kinds = taskKind.extract(['check-application', 'decide-objection', 'pay-subsidy', 'review-clawback']);

/** What waits for the caller at a bureau, the least time left first. */
export function WorkPage() {
  const said = useWords(words);
  const { language } = useLanguage();
  const { chosen, cursor } = useListAsked(kinds, 'kind');
  const tasks = useAsk('GET /v1/tasks', { query: { limit: 50, kind: chosen, cursor } }, { keepOld: true });
  return (
    <Page
      title={said.title}
      back={{ to: '/bureau', name: said.back }}
      beside={
        tasks.data && (
          <span role="status">{said.counts(tasks.data.counts.overdue, tasks.data.counts.due)}</span>
        )
      }
    >
      <FilterChips
        label={said.filter}
        name="kind"
        choices={[
          { value: '', label: said.all },
          ...kinds.options.map((value) => ({ value, label: wordOf(taskWords, value, language) })),
        ]}
      />
      <Block>
        <Listed query={tasks} isFiltered={chosen !== undefined} none={said.none}>
          {(items) => <TaskTable tasks={items} />}
        </Listed>
      </Block>
    </Page>
  );
}
