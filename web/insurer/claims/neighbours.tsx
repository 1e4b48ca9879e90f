import type { KeyboardEvent } from 'react';
import { Link, useNavigate } from 'react-router';
import { useAsk } from '../../api/ask.ts';
import { useWords } from '../../words/language.tsx';
import { placeOfTask, workQueryOf } from '../work/work-query.ts';

const words = {
  place: { zh: '清单中的前后', en: 'Before and after on the list' },
  before: { zh: '上一件', en: 'Previous' },
  after: { zh: '下一件', en: 'Next' },
};

/** The tasks before and after this one on the list that it was chosen from; J and K go there while one has the focus. */
export function Neighbours({ list, taskId }: { readonly list: string; readonly taskId: string | null }) {
  const said = useWords(words);
  const navigate = useNavigate();
  const tasks = useAsk('GET /v1/tasks', { query: workQueryOf(new URLSearchParams(list)) });
  const items = tasks.data?.items ?? [];
  const at = items.findIndex((task) => task.taskId === taskId);
  const placeAt = (index: number) => {
    const task = items[index];
    return at === -1 || task === undefined ? undefined : placeOfTask(task, list);
  };
  const [before, after] = [placeAt(at - 1), placeAt(at + 1)];
  if (before === undefined && after === undefined) return null;
  const listen = (event: KeyboardEvent) => {
    const to = event.key === 'j' ? after : event.key === 'k' ? before : undefined;
    if (to !== undefined) void navigate(to);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- its links take keys
    <nav className="row" aria-label={said.place} onKeyDown={listen}>
      {before !== undefined && <Link to={before}>K {said.before}</Link>}
      {after !== undefined && <Link to={after}>J {said.after}</Link>}
    </nav>
  );
}
