import { Link } from 'react-router';
import { useAsk } from '../../api/ask.ts';
import { Block } from '../../components/page.tsx';
import { useWords } from '../../words/language.tsx';
import { TaskTable } from './task-table.tsx';

const words = {
  title: { zh: '等您办的补贴申请、拨付和追回', en: 'Applications, payments and clawbacks that wait for you' },
  all: { zh: '全部待办', en: 'Everything to do' },
};

const shown = 5;

/** The first tasks of the caller; nothing where there are none. */
export function WaitingTasks() {
  const said = useWords(words);
  const tasks = useAsk('GET /v1/tasks', { query: { limit: shown } });
  const items = tasks.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Block title={said.title} beside={<Link to="/bureau/work">{said.all} ›</Link>}>
      <TaskTable tasks={items} />
    </Block>
  );
}
