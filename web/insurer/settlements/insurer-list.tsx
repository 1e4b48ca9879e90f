import { useSearchParams } from 'react-router';
import { useCommand } from '../../api/ask.ts';
import type { AnswerOf } from '../../api/contract.ts';
import { useLargeList } from '../../api/upload-list.ts';
import { useJobAsked } from '../../api/job.ts';
import { ListJob, type ListJobWords } from '../../components/list-job.tsx';
import { Notice } from '../../components/notice.tsx';
import { Block } from '../../components/page.tsx';
import { PaperLink } from '../../components/paper-link.tsx';
import { ProblemBlock } from '../../components/problem-block.tsx';
import { InstantText } from '../../words/dates.tsx';
import { counted, inLanguage, useLanguage, useWords } from '../../words/language.tsx';
import { DropZone } from '../../components/drop-zone.tsx';
import type { Settlement } from './settlement-page.tsx';

const words = {
  title: { zh: '保险公司清单', en: "The insurer's list" },
  how: {
    zh: '把本公司的清单放在台账旁边逐单比对；没有清单时按企业实付核对。先导出可得到同样的列。',
    en: 'Puts your own list beside the ledger, row by row; without one, rows are checked against what firms paid. An export has the same columns.',
  },
  drop: { zh: '上传清单', en: 'Upload the list' },
  help: {
    zh: 'CSV 不超过 200 MB，XLSX 不超过 20 MB；超过 5 MB 的在后台比对',
    en: 'CSV up to 200 MB, XLSX up to 20 MB; compared in the background over 5 MB',
  },
  tooLarge: { zh: '文件超过 200 MB，请通过接口上传', en: 'The file is over 200 MB: put it by the API' },
  comparing: { zh: '正在逐单比对', en: 'Comparing row by row' },
  sending: {
    zh: (percent: number) => `正在上传 ${percent}%`,
    en: (percent: number) => `Uploading ${percent}%`,
  },
  put: {
    zh: (rows: number, rejected: number) => `已比对 ${rows} 行，读不懂 ${rejected} 行`,
    en: (rows: number, rejected: number) => `${counted(rows, 'row')} compared, ${rejected} unreadable`,
  },
  at: { zh: '上传于', en: 'Put on' },
  errors: { zh: '读不懂的行', en: 'Rows that could not be read' },
  row: { zh: (n: number) => `第 ${n} 行`, en: (n: number) => `Row ${n}` },
  download: { zh: '下载读不懂的行', en: 'Download unreadable rows' },
  exports: { zh: '导出', en: 'Export' },
  listCsv: { zh: '清单 CSV', en: 'List, CSV' },
  listXlsx: { zh: '清单 XLSX', en: 'List, XLSX' },
  outcomes: { zh: '结果与两边金额 XLSX', en: 'Outcomes and both figures, XLSX' },
};

const jobWords: ListJobWords = {
  title: { zh: '大清单', en: 'A large list' },
  running: {
    zh: (done, total) => `已比对 ${done} / ${total} 行，可以离开本页`,
    en: (done, total) => `${done} of ${total} rows compared, you may leave`,
  },
  reading: { zh: '正在读文件，可以离开本页', en: 'Reading the file, you may leave' },
  done: {
    zh: (total, bad) => `已读 ${total} 行，其中读不懂 ${bad} 行。结果见上。`,
    en: (total, bad) => `${total} rows read, ${bad} of them unreadable. The outcomes are above.`,
  },
  failed: {
    zh: '清单没有放上，台账没有变化。改好后重新上传：',
    en: 'The list was not put and nothing has changed. Mend it and upload it again:',
  },
};

const mostAtOnceBytes = 5_000_000;
/** Its checksum is reckoned of the whole file in memory. */
const mostBytes = 200_000_000;
const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const exports = [
  ['listCsv', 'csv', 'list'],
  ['listXlsx', 'xlsx', 'list'],
  ['outcomes', 'xlsx', 'outcomes'],
] as const;

type PutList = AnswerOf<'PUT /v1/settlements/{settlementId}/insurer-list'>;

/** REC-2: the insurer's own list beside the ledger, and everything to take away. */
export function InsurerList({ settlement }: { readonly settlement: Settlement }) {
  const said = useWords(words);
  const { settlementId, list } = settlement;
  const [, setSearch] = useSearchParams();
  const jobId = useJobAsked();
  const command = useCommand('PUT /v1/settlements/{settlementId}/insurer-list');
  const large = useLargeList('PUT /v1/settlements/{settlementId}/insurer-list');
  const put = (file: File) => {
    const contentType = /\.xlsx$/i.test(file.name) ? xlsxType : 'text/csv';
    const input = { params: { settlementId } };
    if (file.size > mostAtOnceBytes) {
      large.mutate(
        { file, purpose: 'insurer-list', contentType, input },
        { onSuccess: (job) => setSearch({ job }, { replace: true }) },
      );
    } else command.mutate({ ...input, file: { content: file, contentType } });
  };
  const sending = large.isPending ? said.sending(Math.round(large.share * 100)) : undefined;
  const problem = command.error ?? large.error;
  return (
    <>
      <Block title={said.title}>
        <p className="quiet">{said.how}</p>
        {list && (
          <p>
            {said.put(list.rows, list.rejected)} · {said.at} <InstantText at={list.putAt} />{' '}
            {list.rejected > 0 && (
              <PaperLink
                route="GET /v1/settlements/{settlementId}/insurer-list/errors"
                input={{ params: { settlementId }, query: { format: 'csv' } }}
                fileName={`${settlement.programmeId}-${settlement.quarter}-errors.csv`}
              >
                {said.download}
              </PaperLink>
            )}
          </p>
        )}
        {settlement.status === 'draft' && (
          <DropZone
            label={said.drop}
            help={said.help}
            accept=".csv,.xlsx"
            most={{ bytes: mostBytes, words: said.tooLarge }}
            busy={command.isPending ? said.comparing : sending}
            onFile={put}
          />
        )}
        {problem && <ProblemBlock problem={problem} />}
        {command.data && command.data.errors.length > 0 && <Unreadable answer={command.data} />}
        <div className="row">
          <span className="quiet">{said.exports}</span>
          {exports.map(([name, format, content]) => (
            <PaperLink
              key={name}
              route="GET /v1/settlements/{settlementId}/export"
              input={{ params: { settlementId }, query: { format, content } }}
              fileName={`${settlement.programmeId}-${settlement.quarter}-${content}.${format}`}
            >
              {said[name]}
            </PaperLink>
          ))}
        </div>
      </Block>
      {jobId && <ListJob jobId={jobId} words={jobWords} changes="GET /v1/settlements/{settlementId}" />}
    </>
  );
}

function Unreadable({ answer }: { readonly answer: PutList }) {
  const said = useWords(words);
  const { language } = useLanguage();
  return (
    <Notice tone="warn">
      <p>{said.errors}</p>
      <ul>
        {answer.errors.map(({ row, cell, message, fix }) => (
          <li key={`${row}${cell ?? ''}`}>
            {said.row(row)} {cell} {inLanguage(message, language)} {inLanguage(fix, language)}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
