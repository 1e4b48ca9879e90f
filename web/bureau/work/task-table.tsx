import { Link } from 'react-router';
import type { Task } from './own-tasks.ts';
import { TaskClock } from './task-clock.tsx';
import { CodeText } from '../../components/code-text.tsx';
import { MoneyText } from '../../components/money-text.tsx';
import { PlainTable } from '../../components/plain-table.tsx';
import { taskWords, wordOf } from '../../words/claims.ts';
import { useLanguage, useWords } from '../../words/language.tsx';

const words = {
  caption: { zh: '待办，剩余时间少的在前，金额单位：元', en: 'To do, the least time left first, in yuan' },
  what: { zh: '做什么', en: 'What' },
  firm: { zh: '企业', en: 'Firm' },
  policy: { zh: '保单', en: 'Policy' },
  amount: { zh: '金额', en: 'Amount' },
  due: { zh: '期限', en: 'Due' },
};

/** Where a task of a bureau is done. */
function placeOf({ kind, taskId, applicationId }: Task): string {
  if (kind === 'review-clawback') return `/bureau/clawbacks/reviews/${taskId}`;
  return `/bureau/applications/${applicationId}`;
}

/** Tasks of a bureau, one a line; the first cell opens it. */
export function TaskTable({ tasks }: { readonly tasks: readonly Task[] }) {
  const said = useWords(words);
  const { language } = useLanguage();
  return (
    <PlainTable
      caption={said.caption}
      heads={[said.what, said.firm, said.policy, { number: said.amount }, said.due]}
    >
      <tbody>
        {tasks.map((task) => (
          <tr key={task.taskId}>
            <th scope="row">
              <Link to={placeOf(task)}>{wordOf(taskWords, task.kind, language)}</Link>
            </th>
            <td>{task.firm.name}</td>
            <td>{task.policyNo !== undefined && <CodeText code={task.policyNo} />}</td>
            <td className="number">
              <MoneyText fen={task.amountFen} bare />
            </td>
            <td>
              <TaskClock of={task} />
            </td>
          </tr>
        ))}
      </tbody>
    </PlainTable>
  );
}
