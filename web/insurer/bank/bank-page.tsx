import { Link, useSearchParams } from 'react-router';
import { useAsk } from '../../api/ask.ts';
import type { AnswerOf } from '../../api/contract.ts';
import { MoneyText } from '../../components/money-text.tsx';
import { Block, Page } from '../../components/page.tsx';
import { InstantText } from '../../words/dates.tsx';
import { useWords } from '../../words/language.tsx';
import { DeskTable } from '../desk-table.tsx';
import { Listed } from '../../components/listed.tsx';
import { useJobAsked } from '../../api/job.ts';
import { ListJob, type ListJobWords } from '../../components/list-job.tsx';
import { StatementDrop } from './statement-drop.tsx';

const words = {
  title: { zh: '银行流水', en: 'Bank statements' },
  caption: { zh: '已读入的流水，新的在前', en: 'Statements read, newest first' },
  read: { zh: '读入', en: 'Read' },
  days: { zh: '首末两笔', en: 'First and last line' },
  lines: { zh: '笔数', en: 'Lines' },
  matched: { zh: '已匹配', en: 'Matched' },
  unmatched: { zh: '未匹配', en: 'Unmatched' },
  held: { zh: '暂挂', en: 'Held' },
  total: { zh: '来款合计', en: 'Money in' },
  open: { zh: '看明细', en: 'Open' },
  none: { zh: '还没有读入流水', en: 'No statement yet' },
};

const jobWords: ListJobWords = {
  title: { zh: '大流水文件', en: 'A large statement' },
  running: {
    zh: (done, total) => `已核对 ${done} / ${total} 笔，可以离开本页`,
    en: (done, total) => `${done} of ${total} lines matched, you may leave`,
  },
  reading: { zh: '正在读文件，可以离开本页', en: 'Reading the file, you may leave' },
  done: {
    zh: (total, odd) => `${total} 笔已读完，其中 ${odd} 笔未匹配或暂挂。每 200 笔列为一份流水。`,
    en: (total, odd) =>
      `${total} lines are read, ${odd} of them unmatched or held. Each 200 are a statement of their own.`,
  },
  failed: {
    zh: '文件有误，一笔都没有入账。改好后重新上传：',
    en: 'The file has faults and nothing was booked. Mend it and upload it again:',
  },
  files: {
    odd: { zh: '下载未匹配和暂挂的', en: 'Download those unmatched or held' },
    all: { zh: '下载全部结果', en: 'Download all outcomes' },
  },
};

type Statement = AnswerOf<'GET /v1/bank-statements'>['items'][number];

/** I5: statements go in here; what became of each line is on their pages. */
export function BankPage() {
  const said = useWords(words);
  const [search] = useSearchParams();
  const after = search.get('after');
  const statements = useAsk('GET /v1/bank-statements', {
    query: after === null ? {} : { cursor: after },
  });
  const jobId = useJobAsked();
  return (
    <Page title={said.title}>
      <Block>
        <StatementDrop />
      </Block>
      {jobId && <ListJob key={jobId} jobId={jobId} words={jobWords} changes="GET /v1/bank-statements" />}
      <Listed query={statements} isFiltered={false} none={said.none}>
        {(items) => <StatementTable statements={items} />}
      </Listed>
    </Page>
  );
}

function StatementTable({ statements }: { readonly statements: readonly Statement[] }) {
  const said = useWords(words);
  return (
    <DeskTable
      caption={said.caption}
      heads={[
        said.read,
        said.days,
        { number: said.lines },
        { number: said.matched },
        { number: said.unmatched },
        { number: said.held },
        { number: said.total },
        said.open,
      ]}
    >
      {statements.map((statement) => (
        <tr key={statement.statementId}>
          <td>
            <InstantText at={statement.readAt} />
          </td>
          <td>
            {statement.from !== undefined && <InstantText at={statement.from} />}
            {statement.to !== undefined && statement.to !== statement.from && (
              <>
                {' – '}
                <InstantText at={statement.to} />
              </>
            )}
          </td>
          {[statement.lines, statement.matched, statement.unmatched, statement.held].map((count, index) => (
            <td key={index} className="number">
              {count}
            </td>
          ))}
          <td className="number">
            <MoneyText fen={statement.totalFen} />
          </td>
          <td>
            <Link to={`/insurer/bank/${statement.statementId}`}>{said.open}</Link>
          </td>
        </tr>
      ))}
    </DeskTable>
  );
}
