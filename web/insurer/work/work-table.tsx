import type { KeyboardEvent } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useCommand } from '../../api/ask.ts';
import type { AnswerOf } from '../../api/contract.ts';
import { ClockBadge } from '../../components/clock-badge.tsx';
import { CodeText } from '../../components/code-text.tsx';
import { MoneyText } from '../../components/money-text.tsx';
import { ProblemBlock } from '../../components/problem-block.tsx';
import { StatusTag } from '../../components/status-tag.tsx';
import { useWho } from '../../session/session.ts';
import { taskWords, wordOf } from '../../words/claims.ts';
import { useLanguage, useWords } from '../../words/language.tsx';
import { useCatalogueNames } from '../../words/catalogue-names.ts';
import { exportTasks } from './export-tasks.ts';
import { moveAlongRows } from '../../components/list-keys.ts';
import { placeOfTask } from './work-query.ts';
import { BareDeskTable } from '../desk-table.tsx';

const words = {
  caption: {
    zh: '待办任务，剩余时间少的在前；金额单位：元',
    en: 'Open tasks, least time left first; in yuan',
  },
  left: { zh: '剩余', en: 'Time left' },
  lastDay: { zh: '法定末日', en: 'Last day' },
  what: { zh: '要做的事', en: 'To do' },
  claim: { zh: '案件号', en: 'Claim' },
  firm: { zh: '企业', en: 'Firm' },
  cover: { zh: '保障项目', en: 'Cover' },
  estimated: { zh: '报损', en: 'Estimated' },
  remaining: { zh: '剩余限额', en: 'Limit left' },
  status: { zh: '状态', en: 'Status' },
  who: { zh: '由谁', en: 'Who' },
  me: { zh: '我', en: 'Me' },
  take: { zh: '领取', en: 'Take' },
  putBack: { zh: '放回', en: 'Put back' },
};

type TaskRow = AnswerOf<'GET /v1/tasks'>['items'][number];

interface WorkTableProps {
  readonly tasks: readonly TaskRow[];
  readonly onAskKeys: () => void;
}

/** The worklist: a row opens the claim at its task; J, K, arrows and Enter work while it has the focus. */
export function WorkTable({ tasks, onAskKeys }: WorkTableProps) {
  const said = useWords(words);
  const { language } = useLanguage();
  const catalogue = useCatalogueNames();
  const heads = [said.left, said.lastDay, said.what, said.claim, said.firm, said.cover];
  const listen = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key === '?') onAskKeys();
    else if (event.key === 'e' && !event.ctrlKey && !event.metaKey)
      exportTasks(tasks, {
        heads: [...heads.slice(1), said.estimated, said.remaining],
        kindOf: ({ kind }) => wordOf(taskWords, kind, language),
        coverOf: ({ productCode, coverCode }) => catalogue.cover(productCode, coverCode),
      });
    else moveAlongRows(event);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a list that is led through by keys
    <div
      className="work-list desk-sheet scroll-x"
      role="region"
      aria-label={said.caption}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- and has to be reached by them
      tabIndex={0}
      onKeyDown={listen}
    >
      <BareDeskTable
        caption={said.caption}
        heads={[...heads, { number: said.estimated }, { number: said.remaining }, said.status, said.who]}
      >
        {tasks.map((task) => (
          <Row key={task.taskId} task={task} />
        ))}
      </BareDeskTable>
    </div>
  );
}

function Row({ task }: { readonly task: TaskRow }) {
  const { language } = useLanguage();
  const catalogue = useCatalogueNames();
  const [search] = useSearchParams();
  const { kind, dueOn, movedTo, article, claimNo, firm, claimStatus } = task;
  const to = placeOfTask(task, search.toString());
  const word = wordOf(taskWords, kind, language);
  return (
    <tr data-task={kind}>
      <td>
        <ClockBadge clock={{ dueOn, movedTo, article }} />
      </td>
      <td>
        <time dateTime={movedTo}>{movedTo}</time>
      </td>
      <td>
        {to === undefined ? (
          word
        ) : (
          <Link to={to} data-row={task.taskId}>
            {word}
          </Link>
        )}
      </td>
      <td>{claimNo !== undefined && <CodeText code={claimNo} />}</td>
      <td lang="zh-CN">{firm.name}</td>
      <td>{catalogue.cover(task.productCode, task.coverCode)}</td>
      <td className="number">
        <MoneyText fen={task.estimatedFen} bare />
      </td>
      <td className="number">
        <MoneyText fen={task.remainingFen} bare />
      </td>
      <td>{claimStatus !== undefined && <StatusTag of="claim" status={claimStatus} />}</td>
      <td>
        <Assignment task={task} />
      </td>
    </tr>
  );
}

/** On somebody's list stand only their own tasks and those of nobody. */
export function Assignment({ task }: { readonly task: Pick<TaskRow, 'taskId' | 'assignee'> }) {
  const said = useWords(words);
  const { subject } = useWho();
  const assign = useCommand('POST /v1/tasks/{taskId}/assignment');
  const isMine = task.assignee === subject;
  const press = () =>
    assign.mutate({ params: { taskId: task.taskId }, body: isMine ? {} : { assignee: subject } });
  return (
    <span className="row">
      {isMine && <span>{said.me}</span>}
      <button type="button" className="text-button" disabled={assign.isPending} onClick={press}>
        {isMine ? said.putBack : said.take}
      </button>
      {assign.error && <ProblemBlock problem={assign.error} />}
    </span>
  );
}
