import { Block } from '../../components/page.tsx';
import { useWords } from '../../words/language.tsx';
import { useOwnTasks } from '../work/own-tasks.ts';
import { TaskTable } from '../work/task-table.tsx';

const words = { title: { zh: '待复核', en: 'To be reviewed' } };

/** Reviews that the caller may decide; nothing where there are none. */
export function WaitingReviews() {
  const said = useWords(words);
  const reviews = useOwnTasks('review-clawback');
  const tasks = reviews.data?.items ?? [];
  if (tasks.length === 0) return null;
  return (
    <Block title={said.title}>
      <TaskTable tasks={tasks} />
    </Block>
  );
}
